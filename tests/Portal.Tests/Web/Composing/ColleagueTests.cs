using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Composing;

/// <summary>A colleague who is writing to the same contact is told and asked about before anything is sent.</summary>
public sealed class ColleagueTests : IAsyncLifetime
{
    private static readonly TimeSpan UntilHeard = TimeSpan.FromSeconds(0.3);
    private readonly Caller _omar = Some.Staff("Omar Haddad");
    private SignedInPages? _pages;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private DraftService Drafts => Pages.Services.GetRequiredService<DraftService>();

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        await _pages.Store.AddAsync(new Person { Id = _omar.PersonId, Issuer = "test", Subject = "omar", Name = _omar.Name, LastSignInAt = _pages.Clock.Now });
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task One_who_begins_to_write_is_told_with_the_channel_and_without_the_words()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);

        await WriteAsync("secret words");

        Heard(compose, "Omar Haddad is writing to Ana Ruiz too, by SMS.");
        Assert.DoesNotContain("secret", compose.Dialog.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_wrote_already_is_told_as_the_dialog_opens()
    {
        await WriteAsync("a");

        var compose = await ComposeFixture.OpenAsync(Pages);

        Heard(compose, "Omar Haddad is writing to Ana Ruiz too, by SMS.");
    }

    [Fact]
    public async Task The_first_press_asks_and_only_Send_anyway_sends()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await WriteAsync("a");

        await compose.SendAsync();
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        Assert.Equal("Send anyway", compose.Dialog.Find("[data-send=anyway]").TextContent);

        await compose.SendAsync(anyway: true);
        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task It_goes_by_what_is_stored_where_no_word_came_from_another_portal()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await new DraftService(Pages.Store.Database, new DraftChanges(), Pages.Clock).SaveAsync(_omar, Text("a"), Token);

        await compose.SendAsync();

        Assert.Empty(await compose.MessagesAsync());
        Heard(compose, "Omar Haddad is writing to Ana Ruiz too, by SMS.");
    }

    [Fact]
    public async Task Looking_is_an_answer()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await WriteAsync("a");
        await compose.SendAsync();

        await compose.PressAsync("Look");
        await compose.SendAsync();

        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task The_line_goes_when_they_stop_for_a_minute()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await WriteAsync("a");
        Heard(compose, "Omar Haddad is writing to Ana Ruiz too, by SMS.");

        Pages.Clock.Advance(ColleaguesWriting.Lately);

        Gone(compose);
        await compose.SendAsync();
        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task The_line_goes_when_they_discard_or_send()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        var draft = await WriteAsync("a");
        Heard(compose, "Omar Haddad is writing to Ana Ruiz too, by SMS.");
        await Drafts.DiscardAsync(_omar, draft.Id, Token);
        Gone(compose);

        draft = await WriteAsync("b");
        Heard(compose, "Omar Haddad is writing to Ana Ruiz too, by SMS.");
        await Pages.Services.GetRequiredService<MessageLedger>().SendAsync(_omar, Some.Command() with { DraftId = draft.Id, DraftVersion = draft.Version }, Token);
        Gone(compose);
    }

    private void Heard(ComposeFixture compose, string words)
    {
        Pages.Clock.Advance(UntilHeard);
        compose.Dialog.WaitForAssertion(() => Assert.Equal(words, compose.Dialog.Find(".notes .said").TextContent));
    }

    private void Gone(ComposeFixture compose)
    {
        Pages.Clock.Advance(UntilHeard);
        compose.Dialog.WaitForAssertion(() => Assert.Empty(compose.Dialog.FindAll(".notes .said")));
    }

    private async Task<DraftSaving.Saved> WriteAsync(string body) => Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(_omar, Text(body), Token));

    private static DraftText Text(string body) => new(ComposeFixture.Ana.Id, "Ana Ruiz", Channel.Sms, Some.Text(body), null, 0);
}
