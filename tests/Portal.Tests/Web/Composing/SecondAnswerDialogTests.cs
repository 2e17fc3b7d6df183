using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Composing;

/// <summary>Who would be the second to answer sees the first answer, and their text stays.</summary>
public sealed class SecondAnswerDialogTests : IAsyncLifetime
{
    private readonly Caller _omar = Some.Staff("Omar Haddad");
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task The_press_shows_the_first_and_only_Send_anyway_sends()
    {
        var compose = await AskedAsync();

        Assert.Contains("Omar Haddad wrote to Ana Ruiz 20 s ago: “We open at nine.”", compose.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent yet.", compose.Text, StringComparison.Ordinal);
        await compose.SendAsync();
        Assert.Single(await compose.MessagesAsync());

        await compose.SendAsync(anyway: true);
        Assert.Equal(2, (await compose.MessagesAsync()).Count);
        Assert.False(compose.IsOpen);
    }

    [Fact]
    public async Task Keep_as_draft_closes_and_keeps_every_word()
    {
        var compose = await AskedAsync();

        await compose.PressAsync("Keep as draft");

        Assert.False(compose.IsOpen);
        Assert.Equal(["SMS: See you at nine."], await compose.DraftsAsync());
    }

    private async Task<ComposeFixture> AskedAsync()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await Pages.Services.GetRequiredService<MessageLedger>().SendAsync(_omar, Some.Command(ComposeFixture.Ana.Id, content: Some.Text("We open at nine.")), TestContext.Current.CancellationToken);
        Pages.Clock.Advance(TimeSpan.FromSeconds(20));
        await compose.SendAsync();
        return compose;
    }
}
