using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Services.Drafts;
using Portal.Tests.Support;
using TestContext = Xunit.TestContext;
using Thread = Portal.Tests.Web.Conversations.Thread;

namespace Portal.Tests.Web.Composing;

/// <summary>To answer an e-mail while another one is being written: its author says what becomes of that, and nothing of it is lost.</summary>
public sealed class AnswerOverDraftTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_draft_is_not_taken_for_the_answer_without_its_authors_word()
    {
        var compose = await AnsweringAsync("Our prices for 2027");

        Assert.Contains("You have an unsent email to Ana Ruiz already. It stands below, and is no answer to “Your visit”.", compose.Text, StringComparison.Ordinal);
        Assert.Empty(compose.Dialog.FindAll(".answered"));
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        Assert.Equal("Our prices for 2027", (await DraftAsync()).Body);
        Assert.Null((await DraftAsync()).Reply);
    }

    [Fact]
    public async Task The_draft_can_be_written_on_as_it_is()
    {
        var compose = await AnsweringAsync("Our prices for 2027");

        await compose.PressAsync("Keep writing it");
        await compose.SendAsync();

        var sent = Assert.Single(await compose.MessagesAsync()).Content;
        Assert.Equal(("Our prices for 2027", "Prices"), (sent.Body, sent.Subject));
        Assert.Null(sent.Reply);
    }

    [Fact]
    public async Task The_draft_can_be_made_the_answer()
    {
        var compose = await AnsweringAsync("Our prices for 2027");

        await compose.PressAsync("Make it the answer");

        Assert.DoesNotContain("You have an unsent email", compose.Text, StringComparison.Ordinal);
        Assert.Equal(("Our prices for 2027", "Prices", "email1"), ((await DraftAsync()).Body, (await DraftAsync()).Subject, (await DraftAsync()).Reply?.MessageId));
    }

    [Fact]
    public async Task The_answer_can_be_started_without_the_draft_which_is_an_earlier_text_then()
    {
        var compose = await AnsweringAsync("Our prices for 2027");

        await compose.PressAsync("Start the answer without it");

        Assert.Equal("", compose.Body);
        Assert.Equal("Re: Your visit", compose.Dialog.Find("#compose-subject").GetAttribute("value"));
        var earlier = await Pages.Services.GetRequiredService<DraftService>().EarlierAsync(Pages.Caller, ComposeFixture.Ana.Id, Channel.Email, Stop);
        Assert.Equal(("Our prices for 2027", "Prices"), (Assert.Single(earlier).Content.Body, earlier[0].Content.Subject));
        await compose.TypeAsync("Tuesday is fine.", "Re: Your visit", saveNow: true);
        Assert.Equal(("Tuesday is fine.", "email1"), ((await DraftAsync()).Body, (await DraftAsync()).Reply?.MessageId));
    }

    [Fact]
    public async Task The_answer_that_was_begun_to_the_same_email_goes_on_without_a_question_and_without_the_quote_that_was_taken_out()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.CloseAsync();
        await AnswerAsync(compose);
        await compose.PressAsync("Take the quote out");
        await compose.TypeAsync("Tuesday is fine.", "Re: Your visit", saveNow: true);
        await compose.CloseAsync();

        await AnswerAsync(compose);

        Assert.DoesNotContain("You have an unsent email", compose.Text, StringComparison.Ordinal);
        Assert.Equal("Tuesday is fine.", compose.Body);
        Assert.DoesNotContain("Take the quote out", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_another_email_is_asked_about_too_and_leaves_its_people_behind()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.CloseAsync();
        await AnswerAsync(compose, EmailReplyMode.ReplyAll, Thread.Details("Plan") with { Id = "email0", To = ["hello@harbour.example", "cid@example.com"] });
        await compose.TypeAsync("Tuesday is fine.", "Re: Plan", saveNow: true);
        Assert.Contains("cid@example.com", (await DraftAsync()).EmailCc);
        await compose.CloseAsync();

        await AnswerAsync(compose);

        Assert.Contains("and answers another email than “Your visit”.", compose.Text, StringComparison.Ordinal);
        await compose.PressAsync("Make it the answer");
        Assert.Equal("email1", (await DraftAsync()).Reply?.MessageId);
        Assert.Empty((await DraftAsync()).EmailCc);
    }

    [Fact]
    public async Task Whom_an_answer_to_all_brings_in_is_seen()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("Our prices for 2027", "Prices", saveNow: true);
        await compose.CloseAsync();
        await AnswerAsync(compose, EmailReplyMode.ReplyAll, Thread.Details() with { To = ["hello@harbour.example", "cid@example.com"] });
        Assert.Empty(compose.Dialog.FindAll("#compose-cc"));

        await compose.PressAsync("Make it the answer");

        Assert.Contains("cid@example.com", compose.Dialog.Find("[aria-label='Cc addresses']").TextContent, StringComparison.Ordinal);
    }

    private async Task<ComposeFixture> AnsweringAsync(string draft)
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync(draft, "Prices", saveNow: true);
        await compose.CloseAsync();
        await AnswerAsync(compose);
        return compose;
    }

    private static Task AnswerAsync(ComposeFixture compose, EmailReplyMode mode = EmailReplyMode.Reply, EmailDetails? email = null) =>
        compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.AnswerAsync(email ?? Thread.Details(), mode, ["hello@harbour.example"]));

    private async Task<MessageContent> DraftAsync() =>
        Assert.Single(await Pages.Services.GetRequiredService<DraftService>().OfContactAsync(Pages.Caller, ComposeFixture.Ana.Id, Stop)).Content;
}
