using Bunit;
using Portal.Services.Composing;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

/// <summary>The dialog stands beside the thread and the list: one may go to another contact, or begin something else, in the middle of writing.</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Going_elsewhere_keeps_the_draft_and_says_so()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);

        await Pages.DisposeComponentsAsync();

        Assert.Equal(["SMS: See you at nine."], await compose.DraftsAsync());
        Assert.Equal("Draft to Ana Ruiz kept", Assert.Single(compose.Toasts).Text);
        Assert.Empty(await compose.MessagesAsync());
    }

    [Fact]
    public async Task What_was_typed_last_and_not_told_yet_is_kept_too()
    {
        var script = Pages.JSInterop.SetupModule("./compose/dialog.js");
        script.Mode = JSRuntimeMode.Loose;
        var attached = script.SetupModule("attach", _ => true);
        attached.Mode = JSRuntimeMode.Loose;
        var compose = await ComposeFixture.WrittenAsync(Pages);
        attached.Setup<LeftText?>("leave").SetResult(new LeftText("SMS", "See you at nine. Or ten?", null, 7));

        await Pages.DisposeComponentsAsync();

        Assert.Equal(["SMS: See you at nine. Or ten?"], await compose.DraftsAsync());
        Assert.Single(attached.Invocations["end"]); // the browser need not keep what the server has
    }

    [Fact]
    public async Task Where_nothing_can_be_stored_the_browser_keeps_it_and_the_person_is_told()
    {
        var script = Pages.JSInterop.SetupModule("./compose/dialog.js");
        script.Mode = JSRuntimeMode.Loose;
        var attached = script.SetupModule("attach", _ => true);
        attached.Mode = JSRuntimeMode.Loose;
        var compose = await ComposeFixture.WrittenAsync(Pages);
        Pages.Database.IsBroken = true;

        await Pages.DisposeComponentsAsync();

        Assert.Equal("What you wrote to Ana Ruiz could not be saved just now. This browser keeps it until you write to them again.", Assert.Single(compose.Toasts).Text);
        Assert.Empty(attached.Invocations["end"]);
    }

    [Fact]
    public async Task A_press_is_done_before_the_dialog_goes()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);

        var press = compose.SendAsync();
        await Pages.DisposeComponentsAsync();
        await press;

        Assert.Equal("See you at nine.", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.Empty(await compose.DraftsAsync());
    }

    [Fact]
    public async Task What_is_begun_in_the_thread_meanwhile_goes_on_in_the_open_dialog()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        var elsewhere = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await elsewhere.SwitchAsync(Channel.Email);
        await elsewhere.TypeAsync("Begun in another window", "Prices", saveNow: true);

        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.ContinueAsync(Channel.Email));

        Assert.Equal(("Email", "Begun in another window"), (compose.Channel, compose.Body));
        Assert.Equal(["Email: Begun in another window", "SMS: See you at nine."], await compose.DraftsAsync());
    }
}
