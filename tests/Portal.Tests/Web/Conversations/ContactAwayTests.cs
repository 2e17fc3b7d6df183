using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

/// <summary>A conversation whose contact can't be read, as while HighLevel has paused the sub-account: whatever can be pressed does something. It is Monday 2 March 2026, 09:00 UTC.</summary>
public sealed class ContactAwayTests : IAsyncLifetime
{
    private const string Why = "Not possible until the contact can be read from HighLevel.";
    private const string ByItself = "What you want to write opens by itself as soon as the contact can be read from HighLevel.";

    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Pages.Tokens.Answer = new TokenAnswer.TryAgain("HighLevel has paused Harbour Dental.");
        Assert.IsType<DraftSaving.Saved>(await Pages.Services.GetRequiredService<DraftService>()
            .SaveAsync(Pages.Caller, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text("See you at ten."), null, 0), Token));
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_draft_can_be_read_and_says_why_it_can_not_be_gone_on_with_and_can_as_soon_as_the_contact_is_there()
    {
        var view = Show();
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll(".note button")));

        var go = view.Find(".note button");
        Assert.True(go.HasAttribute("disabled"));
        Assert.Equal(Why, view.Find("[data-write]").GetAttribute("title"));
        Assert.Equal(Why, view.Find($"#{go.GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("See you at ten.", view.Find(".note details p").TextContent);
        Assert.Empty(view.FindAll("[role=status] .by-itself")); // nobody has asked for anything

        await ComeBackAsync();
        view.WaitForAssertion(() => Assert.False(view.Find(".note button").HasAttribute("disabled")));
        Assert.False(IsOpen(view)); // nor does it open then
        await view.Find(".note button").ClickAsync(new());
        view.WaitForAssertion(() => Assert.Equal("See you at ten.", view.Find("dialog textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task What_an_address_asks_to_write_is_promised_and_opens_by_itself_as_soon_as_the_contact_is_there()
    {
        var view = Pages.Render<ConversationView>(parameters => parameters
            .Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()).Add(v => v.Writes, true).Add(v => v.On, Channel.Sms));
        view.WaitForAssertion(() => Assert.Equal(ByItself, view.Find("[role=status] .by-itself").TextContent));

        await ComeBackAsync();

        view.WaitForAssertion(() => Assert.Equal("See you at ten.", view.Find("dialog textarea").GetAttribute("value")));
        Assert.Empty(view.FindAll(".by-itself"));
    }

    [Fact]
    public async Task What_is_pressed_while_the_contact_is_still_being_read_is_done_as_soon_as_it_is()
    {
        var reading = new TaskCompletionSource();
        Pages.Tokens.Answer = null;
        Pages.Tokens.Gate = reading.Task;
        var view = Show();
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll(".note button")));

        await view.Find(".note button").ClickAsync(new());
        Assert.False(IsOpen(view));
        reading.SetResult();

        view.WaitForAssertion(() => Assert.Equal("See you at ten.", view.Find("dialog textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task A_message_that_did_not_go_out_says_why_it_can_not_be_written_again()
    {
        var held = await Pages.SendAsync("contact1");
        await Pages.BecomeAsync(held, MessageState.Held, "Missed.", HoldKind.Missed);

        var view = Show();

        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll(".again button")));
        Assert.True(view.Find(".again button").HasAttribute("disabled"));
        Assert.Contains(Why, view.Find(".again").TextContent, StringComparison.Ordinal);
        await ComeBackAsync();
        view.WaitForAssertion(() => Assert.False(view.Find(".again button").HasAttribute("disabled")));
        Assert.DoesNotContain(Why, view.Find(".again").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_to_be_changed_opens_by_itself_as_soon_as_the_contact_is_there()
    {
        await Pages.PlanAsync("2026-03-03T09:00", "UTC", "contact2");
        var view = Show("contact2");
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll(".planned button")));

        await view.FindAll(".planned button").First(b => b.TextContent.Trim().StartsWith("Edit", StringComparison.Ordinal)).ClickAsync(new());
        view.WaitForAssertion(() => Assert.Equal(ByItself, view.Find("[role=status] .by-itself").TextContent));

        await ComeBackAsync();
        view.WaitForAssertion(() => Assert.Equal("See you at nine.", view.Find("dialog textarea").GetAttribute("value")));
    }

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    private IRenderedComponent<ConversationView> Show(string contactId = "contact1") =>
        Pages.Render<ConversationView>(parameters => parameters.Add(v => v.ContactId, contactId).Add(v => v.Filter, new ConversationFilter()));

    private static bool IsOpen(IRenderedComponent<ConversationView> view) => view.FindAll("dialog.compose footer").Count == 1;

    private async Task ComeBackAsync()
    {
        Pages.Tokens.Answer = null;
        for (var second = 0; second < 12; second++)
        {
            await Task.Delay(5, Token); // what runs on the page's own thread sets its timers
            Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
