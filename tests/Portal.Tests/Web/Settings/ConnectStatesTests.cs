using System.Security.Claims;
using Microsoft.AspNetCore.DataProtection;
using Portal.Tests.Support;
using Portal.Web.Features.Settings;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.Web.Settings;

/// <summary>What comes back from HighLevel counts only for who was sent there, for ten minutes by the portal's clock.</summary>
public sealed class ConnectStatesTests
{
    private static readonly Guid Session = Guid.CreateVersion7();

    private readonly TestClock _clock = new();
    private readonly ConnectStates _states;

    public ConnectStatesTests() => _states = new ConnectStates(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void It_is_good_for_ten_minutes()
    {
        var state = _states.Make(User(Session, Some.Location));
        Assert.True(_states.IsOurs(state, User(Session, Some.Location)));

        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(_states.IsOurs(state, User(Session, Some.Location)));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_states.IsOurs(state, User(Session, Some.Location)));
    }

    [Fact]
    public void Another_session_and_another_sub_account_are_not_whom_it_was_made_for()
    {
        var state = _states.Make(User(Session, Some.Location));

        Assert.False(_states.IsOurs(state, User(Guid.CreateVersion7(), Some.Location)));
        Assert.False(_states.IsOurs(state, User(Session, Some.OtherLocation)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made up")]
    public void What_the_portal_did_not_make_is_not_its_own(string? state)
    {
        Assert.False(_states.IsOurs(state, User(Session, Some.Location)));
        Assert.False(_states.IsOurs(new ConnectStates(new EphemeralDataProtectionProvider(), _clock).Make(User(Session, Some.Location)), User(Session, Some.Location)));
    }

    private static ClaimsPrincipal User(Guid session, string location) =>
        new(new ClaimsIdentity([new Claim(PortalClaims.Session, session.ToString()), new Claim(PortalClaims.Current, location)], "test"));
}
