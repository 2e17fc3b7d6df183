using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Services.Composing;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Gives every component the rules of the sub-account that the viewer works in, as they are now: so a type of message has one name
/// everywhere, and what an administrator changes is seen on pages that are open. Scoped, as the viewer is.
/// </summary>
public sealed class ViewersRules : IDisposable
{
    private readonly AuthenticationStateProvider _state;
    private readonly KnownSubAccounts _subAccounts;
    private readonly SettingsChanges _changes;

    public ViewersRules(AuthenticationStateProvider state, KnownSubAccounts subAccounts, SettingsChanges changes)
    {
        (_state, _subAccounts, _changes) = (state, subAccounts, changes);
        Source = new CascadingValueSource<SendingRules>(() => Rules, isFixed: false); // asked only when something is drawn: before that nobody is signed in yet
        _changes.Changed += ShowChange;
    }

    public CascadingValueSource<SendingRules> Source { get; }

    private SendingRules Rules => Location is { } location ? _subAccounts.RulesOf(location) : new SendingRules();

    // Who is signed in is known before anything is drawn, so there is nothing to wait for.
    private string? Location => _state.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true, Result.User: var viewer } ? viewer.CurrentSubAccount() : null;

    public void Dispose() => _changes.Changed -= ShowChange;

    private void ShowChange(SettingsChange change)
    {
        if (change.LocationId == Location)
        {
            _ = Source.NotifyChangedAsync(Rules); // goes to each component's own page
        }
    }
}

public static class ViewersRulesSetup
{
    public static IServiceCollection AddViewersRules(this IServiceCollection services) =>
        services.AddScoped<ViewersRules>().AddCascadingValue(provider => provider.GetRequiredService<ViewersRules>().Source);
}
