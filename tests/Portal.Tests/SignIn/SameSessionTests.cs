using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.SignIn;

/// <summary>A page that was drawn for one session and whose circuit begins in another.</summary>
public sealed class SameSessionTests : BunitContext
{
    private static readonly (Guid First, Guid Second) Session = (Guid.CreateVersion7(), Guid.CreateVersion7());

    [Fact]
    public void What_was_drawn_for_the_session_that_there_is_stays() => Assert.Equal(0, ReadAnew(Drawn(Session.First, "here"), Session.First, "here"));

    [Fact]
    public void What_was_drawn_for_another_session_is_read_anew() => Assert.Equal(1, ReadAnew(Drawn(Session.First, "here"), Session.Second, "here"));

    [Fact]
    public void What_was_drawn_in_another_sub_account_is_read_anew() => Assert.Equal(1, ReadAnew(Drawn(Session.First, "here"), Session.First, "elsewhere"));

    [Fact]
    public void What_was_drawn_for_nobody_so_far_stays() => Assert.Equal(0, ReadAnew(null, Session.First, "here"));

    [Fact]
    public void While_a_page_is_only_drawn_nothing_is_read_anew() =>
        Assert.Equal(0, ReadAnew(Drawn(Session.First, "here"), Session.Second, "here", isInteractive: false));

    /// <summary>As the page before it notes it for the one that follows.</summary>
    private string? Drawn(Guid session, string location)
    {
        Renderer.SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        return Render<SameSession>(page => page.AddCascadingValue(Of(session, location))).Instance.DrawnFor;
    }

    private int ReadAnew(string? drawnFor, Guid session, string location, bool isInteractive = true)
    {
        JSInterop.SetupVoid("location.reload").SetVoidResult();
        ComponentFactories.Add(type => type == typeof(SameSession), _ => new SameSession { DrawnFor = drawnFor });
        Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive));
        Render<SameSession>(page => page.AddCascadingValue(Of(session, location)));
        return JSInterop.Invocations["location.reload"].Count;
    }

    private static Task<AuthenticationState> Of(Guid session, string location) => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(PortalClaims.Session, session.ToString()), new Claim(PortalClaims.Current, location)], "test"))));
}
