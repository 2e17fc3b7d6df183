using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

/// <summary>What only the browser has, and what was written twice: both are seen, and nothing goes without being asked for.</summary>
public sealed class RecoveringTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task What_goes_on_from_the_draft_is_taken_and_saved()
    {
        Kept(new KeptTexts("WhatsApp", [Left("Typed while the server was away", isNewer: true, channel: "WhatsApp")]));

        var compose = await ComposeFixture.OpenAsync(Pages);

        Assert.Equal(("WhatsApp", "Typed while the server was away"), (compose.Channel, compose.Body));
        Assert.Equal(["WhatsApp: Typed while the server was away"], await compose.DraftsAsync());
        Assert.StartsWith("Saved", compose.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_that_was_chosen_comes_back_with_the_text_and_what_is_no_time_does_not()
    {
        var time = new ChosenTime(new DateTime(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc), "2026-03-03T09:00", "Europe/Berlin", OnlyIfUnanswered: true, HeldByService: false);
        Kept(new KeptTexts("SMS",
        [
            Left("Typed while the server was away", isNewer: true) with { Later = time.Kept() },
            Left("Another", isNewer: true, channel: "WhatsApp") with { Later = """{"At":"soon"}""" },
        ]));

        var compose = await ComposeFixture.OpenAsync(Pages);

        Assert.Equal("Schedule for Tue 09:00 Berlin", compose.SendButton.TextContent.Trim());
        var drafts = await Drafts.OfContactAsync(Pages.Caller, ComposeFixture.Ana.Id, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal([time, null], drafts.OrderBy(draft => draft.ChannelKey).Select(draft => draft.Content.Later));
    }

    [Fact]
    public async Task What_stands_against_a_newer_draft_is_offered_and_overwrites_nothing()
    {
        await SaveAsync("From the phone");
        Kept(new KeptTexts(null, [Left("From the desk", isNewer: false)]));

        var compose = await ComposeFixture.OpenAsync(Pages);

        Assert.Equal("From the phone", compose.Body);
        Assert.Contains("Restore unsaved text from 08:59?", compose.Text, StringComparison.Ordinal);
        Assert.Equal(["From the phone", "From the desk"], compose.Dialog.FindAll("blockquote").Select(b => b.TextContent));
        Assert.Equal(["SMS: From the phone"], await compose.DraftsAsync());
    }

    [Theory]
    [InlineData("Restore the unsaved text", "From the desk", "From the phone")]
    [InlineData("Keep the draft", "From the phone", "From the desk")]
    [InlineData("Copy both", "From the phone\n\nFrom the desk", "From the phone")]
    public async Task One_text_is_chosen_and_the_other_is_kept(string choice, string chosen, string earlier)
    {
        await SaveAsync("From the phone");
        Kept(new KeptTexts(null, [Left("From the desk", isNewer: false)]));
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.PressAsync(choice);

        Assert.Equal([$"SMS: {chosen}"], await compose.DraftsAsync());
        Assert.Equal(earlier, Assert.Single(await EarlierAsync()).Content.Body);
        Assert.Empty(compose.Dialog.FindAll("blockquote"));
    }

    [Theory]
    [InlineData("Keep this text", "Here", "There")]
    [InlineData("Use the other text", "There", "Here")]
    [InlineData("Copy both", "Here\n\nThere", "There")]
    public async Task Of_two_windows_texts_the_one_that_loses_is_kept(string choice, string chosen, string earlier)
    {
        var (here, there) = (await ComposeFixture.OpenAsync(Pages), await ComposeFixture.OpenAsync(Pages));
        await there.TypeAsync("There", saveNow: true);
        await here.TypeAsync("Here", saveNow: true);
        Assert.Equal(["Here", "There"], here.Dialog.FindAll("blockquote").Select(b => b.TextContent));

        await here.PressAsync(choice);

        Assert.Equal([$"SMS: {chosen}"], await here.DraftsAsync());
        Assert.Equal(earlier, Assert.Single(await EarlierAsync()).Content.Body);
    }

    [Fact]
    public async Task An_earlier_text_is_put_back_and_the_present_one_becomes_an_earlier_one()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("First", saveNow: true);
        await compose.PressAsync("Discard");
        await compose.OpenAsync();
        await compose.TypeAsync("Second", saveNow: true);

        await compose.Dialog.Find("details.earlier").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Contains("Discarded", compose.Text, StringComparison.Ordinal);
        await compose.Dialog.Find("details.earlier li button").ClickAsync(new());

        Assert.Equal("First", compose.Body);
        Assert.Equal(["SMS: First"], await compose.DraftsAsync());
        Assert.Contains("Second", (await EarlierAsync()).Select(e => e.Content.Body));
    }

    [Fact]
    public async Task The_same_text_saved_twice_is_no_conflict()
    {
        var (here, there) = (await ComposeFixture.OpenAsync(Pages), await ComposeFixture.OpenAsync(Pages));
        await there.TypeAsync("The same", saveNow: true);

        await here.TypeAsync("The same", saveNow: true);

        Assert.StartsWith("Saved", here.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_is_told_to_forget_exactly_what_is_stored()
    {
        var module = Kept(new KeptTexts(null, []));
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.TypedAsync("SMS", "One", null, saveNow: true, number: 1));
        Pages.Database.IsBroken = true;
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.TypedAsync("SMS", "One, two", null, saveNow: true, number: 2));
        Pages.Database.IsBroken = false;

        Assert.Equal(("SMS", 1), Assert.Single(Told(module)));
        await compose.PressAsync("Retry");
        Assert.Equal(("SMS", 2), Told(module)[^1]);
    }

    private static List<(string?, int)> Told(BunitJSModuleInterop module) =>
        [.. module.Invocations["stored"].Select(i => ((string?)i.Arguments[1], (int)i.Arguments[2]!))];

    private BunitJSModuleInterop Kept(KeptTexts texts)
    {
        var module = Pages.JSInterop.SetupModule(invocation => invocation.Arguments[0] is string path && path.Contains("compose/dialog", StringComparison.Ordinal));
        module.Mode = JSRuntimeMode.Loose;
        module.Setup<KeptTexts?>("begin", _ => true).SetResult(texts);
        return module;
    }

    private KeptText Left(string body, bool isNewer, string channel = "SMS") => new()
    {
        Key = "draft|key",
        Channel = channel,
        Body = body,
        At = Pages.Clock.GetUtcNow().AddMinutes(-1).ToUnixTimeMilliseconds(),
        IsNewer = isNewer,
        Number = isNewer ? 1 : 0,
    };

    private DraftService Drafts => Pages.Services.GetRequiredService<DraftService>();

    private async Task SaveAsync(string body) => Assert.IsType<DraftSaving.Saved>(
        await Drafts.SaveAsync(Pages.Caller, new DraftText(ComposeFixture.Ana.Id, "Ana Ruiz", Channel.Sms, Some.Text(body), null, 0), Xunit.TestContext.Current.CancellationToken));

    private Task<IReadOnlyList<DraftRevision>> EarlierAsync() => Drafts.EarlierAsync(Pages.Caller, ComposeFixture.Ana.Id, Channel.Sms, Xunit.TestContext.Current.CancellationToken);
}
