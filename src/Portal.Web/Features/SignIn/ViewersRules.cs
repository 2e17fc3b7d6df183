using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Gives every component the rules of the sub-account that the viewer works in, which it keeps as long as the page lasts: so a type of
/// message has one name everywhere, that of the sub-account's settings.
/// </summary>
public static class ViewersRules
{
    public static IServiceCollection AddViewersRules(this IServiceCollection services) => services.AddCascadingValue(Of);

    // Who is signed in is known before anything is drawn, so there is nothing to wait for.
    private static SendingRules Of(IServiceProvider provider) =>
        provider.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true, Result.User: var viewer }
        && viewer.CurrentSubAccount() is { } location
            ? provider.GetRequiredService<IOptions<SendingRulesOptions>>().Value.Of(location)
            : new SendingRules();
}
