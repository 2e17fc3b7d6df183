using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Services.Drafts;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Conversations;

/// <summary>A text never goes to another contact than it was written to unless its author has said who is meant.</summary>
public sealed class WhoIsMeantTests : IAsyncLifetime
{
    private readonly List<ServiceContact> _contacts = [Contact("bo", "Bo Okoye", "+12025550100"), Contact("ann", "Ann Okoye", "+12025550100")];
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private string Address => Pages.Services.GetRequiredService<NavigationManager>().Uri;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Assert.IsType<FakeTokens>(Pages.Services.GetRequiredService<ISubAccountTokens>()).Answer = null;
        var service = Assert.IsType<FakeHighLevel>(Pages.Services.GetRequiredService<IHighLevel>());
        service.Contact = id => _contacts.Find(c => c.Id == id) is { } contact
            ? new ServiceAnswer<ServiceContact>.Found(contact)
            : new ServiceAnswer<ServiceContact>.Refused(new ServiceRefusal(400, null, "No such contact.", null));
        service.Contacts = query => [.. _contacts.Where(c => $"{c.Name} {c.Phone}".Contains(query.Text ?? string.Empty, StringComparison.OrdinalIgnoreCase))];
        service.Conversations = _ => new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([], 0));
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_message_to_a_contact_that_is_gone_asks_who_is_meant_with_both_names_and_then_goes_there()
    {
        var message = await RefusedAsync();
        _contacts.RemoveAt(0);
        var page = Open("bo", message);

        page.WaitForAssertion(() => Assert.Contains("This was written to Bo Okoye, whom HighLevel no longer has", Words(Asking()), StringComparison.Ordinal));
        Assert.Contains("conversations/bo", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Nobody with that name", Words(Asking()), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_shares_the_phone_is_offered_and_not_taken()
    {
        var message = await RefusedAsync();
        var page = Open("bo", message);
        page.WaitForAssertion(() => Assert.Contains("Write to Ann Okoye has +12025550100 too", Words(Asking()), StringComparison.Ordinal));
        Assert.Contains("conversations/bo", Address, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea"));

        await PressAsync(page, "Write to Ann Okoye");

        Assert.EndsWith($"conversations/ann?write=1&resume={message}", Address, StringComparison.Ordinal);
        page = Open("ann", message);
        page.WaitForAssertion(() => Assert.Equal("See you at nine.", page.Find("textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task Where_nobody_is_found_one_looks_for_another_name()
    {
        var message = await RefusedAsync();
        _contacts.Clear();
        _contacts.Add(Contact("bo2", "Boniface Okoye", "+12025550199"));
        var page = Open("bo", message);
        page.WaitForAssertion(() => Assert.Contains("Nobody with that name", Words(Asking()), StringComparison.Ordinal));

        await Pages.Dialogs.Find("#meant-words").ChangeAsync(new() { Value = "Boniface" });
        await Pages.Dialogs.Find(".look").SubmitAsync();
        await PressAsync(page, "Write to Boniface Okoye");

        Assert.EndsWith($"conversations/bo2?write=1&resume={message}", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_brings_a_text_to_another_contact_asks_first()
    {
        var message = await RefusedAsync();

        var page = Open("ann", message);

        page.WaitForAssertion(() => Assert.Contains("This was written to Bo Okoye.", Words(Asking()), StringComparison.Ordinal));
        Assert.Empty(page.FindAll("textarea"));
        await PressAsync(page, "Write to Ann Okoye");
        page.WaitForAssertion(() => Assert.Equal("See you at nine.", page.Find("textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task One_can_stay_with_whom_it_was_written_to()
    {
        var message = await RefusedAsync();
        var page = Open("bo", message);
        page.WaitForAssertion(() => Assert.Contains("Stay with Bo Okoye", Words(Asking()), StringComparison.Ordinal));

        await PressAsync(page, "Stay with Bo Okoye");

        page.WaitForAssertion(() => Assert.Equal("See you at nine.", page.Find("textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task Another_persons_message_gives_its_words_to_nobody_by_a_link()
    {
        var message = await RefusedAsync(Some.Staff("Tom"));

        var page = Open("bo", message);

        page.WaitForAssertion(() => Assert.Equal("That message is not here any more.", Assert.Single(Pages.Services.GetRequiredService<Toasts>().Shown).Text));
        Assert.Empty(page.FindAll("textarea"));
    }

    [Fact]
    public async Task A_draft_to_a_contact_that_is_gone_is_shown_and_goes_to_whom_its_author_chooses()
    {
        var drafts = Pages.Services.GetRequiredService<DraftService>();
        await drafts.SaveAsync(Pages.Caller, new DraftText("bo", "Bo Okoye", Channel.Sms, Some.Text("Not sent yet."), DraftId: null, BasedOn: 0), Stop);
        _contacts.RemoveAt(0);
        _contacts.Add(Contact("bo2", "Bo Okoye", "+12025550199"));
        var page = Open("bo", resumed: null);
        page.WaitForAssertion(() => Assert.Contains("Not sent yet.", Words(page.Find(".left")), StringComparison.Ordinal));

        await PressAsync(page, "Choose who is meant");
        page.WaitForAssertion(() => Assert.Contains("Write to Bo Okoye", Words(Asking()), StringComparison.Ordinal));
        await PressAsync(page, "Write to Bo Okoye");

        Assert.EndsWith("conversations/bo2?write=1&on=SMS", Address, StringComparison.Ordinal);
        Assert.Equal("Not sent yet.", Assert.Single(await drafts.OfContactAsync(Pages.Caller, "bo2", Stop)).Content.Body);
    }

    private static ServiceContact Contact(string id, string name, string phone) => new() { Id = id, LocationId = Some.Location, Name = name, Phone = phone };

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IElement Asking() => Pages.Dialogs.Find("[role=dialog]");

    private Task PressAsync(IRenderedComponent<ConversationView> page, string words) => page.FindAll("button").Concat(Pages.Dialogs.FindAll("button")).Single(b => Words(b) == words).ClickAsync(new());

    private async Task<Guid> RefusedAsync(Caller? author = null)
    {
        var command = Some.Command("bo") with { ContactName = "Bo Okoye" };
        var message = Assert.IsType<SendResult.Stored>(await Pages.Services.GetRequiredService<MessageLedger>().SendAsync(author ?? Pages.Caller, command, Stop)).MessageId;
        await Pages.BecomeAsync(message, MessageState.Refused, "It is gone.", code: "CONVERSATIONS_CONTACT_NOT_FOUND");
        return message;
    }

    private IRenderedComponent<ConversationView> Open(string contactId, Guid? resumed)
    {
        Pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"conversations/{contactId}?write=1&resume={resumed}");
        _ = Pages.Dialogs;
        return Pages.Render<ConversationView>(parameters => parameters
            .Add(v => v.ContactId, contactId)
            .Add(v => v.Filter, new ConversationFilter())
            .Add(v => v.Writes, resumed is not null)
            .Add(v => v.Resumed, resumed));
    }
}
