using Bunit;
using Portal.Services.Composing;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;
using Thread = Portal.Tests.Web.Conversations.Thread;

namespace Portal.Tests.Web.Composing;

/// <summary>The text is the big thing: what is seldom wanted stands there only when it is.</summary>
public sealed class SeldomTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff(), ("Senders:0", "hello@harbour.example"));

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_button_opens_its_field_and_goes_with_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        Assert.Empty(compose.Dialog.FindAll("#compose-from, #compose-cc, #compose-bcc"));

        await compose.PressAsync("From");
        await compose.PressAsync("Cc and Bcc");

        Assert.Equal(["compose-from", "compose-cc", "compose-bcc"], compose.Dialog.FindAll("#compose-from, #compose-cc, #compose-bcc").Select(e => e.Id));
        Assert.DoesNotContain(compose.Dialog.FindAll("button"), b => b.TextContent.Trim() is "From" or "Cc and Bcc");
    }

    [Fact]
    public async Task What_is_filled_stands_there_when_the_draft_is_opened_again()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("Hello", "Prices");
        await compose.PressAsync("From");
        await compose.Dialog.Find("#compose-from").ChangeAsync(new() { Value = "hello@harbour.example" });
        await compose.CloseAsync();

        await compose.OpenAsync();

        Assert.Equal("hello@harbour.example", compose.Dialog.Find("#compose-from").GetAttribute("value"));
        Assert.Empty(compose.Dialog.FindAll("#compose-cc"));
    }

    [Fact]
    public async Task Over_the_thread_its_last_three_messages_stand_above_the_text()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.Dialog.InvokeAsync(() => compose.Thread.Tell([Thread.Inbound("First"), Thread.Inbound("Second", 1), Thread.Outbound("Third", minutes: 2), Thread.Inbound("Fourth", 3)]));

        var last = compose.Dialog.FindComponent<LastWords>();

        Assert.Equal("The last 3 messages", last.Find("summary").TextContent);
        Assert.Equal(["Second", "Third", "Fourth"], last.FindAll(".words").Select(e => e.TextContent));
        Assert.Equal(2, last.FindAll("button").Count); // what was received can be quoted
    }
}
