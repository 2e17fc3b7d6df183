using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.SignIn;

/// <summary>Pages that lead their browser away, also where it has gone by itself.</summary>
public sealed class LeavingTests : BunitContext
{
    private static readonly Task<AuthenticationState> Stranger = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

    public LeavingTests() => Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    public static TheoryData<Exception> Silences => [new JSDisconnectedException("gone"), new TaskCanceledException("no answer for a minute")];

    [Fact]
    public void A_page_whose_session_has_ended_leads_to_the_sign_in_and_back()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/history?state=Failed");
        var leaving = JSInterop.SetupVoid("location.assign", "/sign-in?returnUrl=%2Fhistory%3Fstate%3DFailed&ended=true");

        Render<RedirectToSignIn>(page => page.AddCascadingValue(Stranger));

        leaving.VerifyInvoke("location.assign");
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_browser_that_has_gone_by_itself_makes_no_error_of_it(Exception silence)
    {
        JSInterop.SetupVoid("location.assign", "/sign-in").SetException(silence);
        JSInterop.SetupVoid("location.reload").SetException(silence);

        await JSInterop.JSRuntime.LeaveForAsync("/sign-in");
        await JSInterop.JSRuntime.ReadPageAnewAsync();

        Assert.Equal(2, JSInterop.Invocations.Count);
    }
}
