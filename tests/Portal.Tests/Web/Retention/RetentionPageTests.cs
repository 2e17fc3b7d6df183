using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Retention;
using Portal.Web.Features.Settings;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Retention;

[TimeBound]
public sealed class RetentionPageTests : IAsyncLifetime
{
    private readonly Caller _maya = Some.Staff();
    private SignedInPages? _pages;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private IReadOnlyList<Toast> Toasts => Pages.Services.GetRequiredService<Toasts>().Shown;

    public async ValueTask InitializeAsync() => await SignInAsync(Admin());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_contact_is_forgotten_when_their_name_was_written_and_the_page_says_what_is_left()
    {
        await WriteAsync("See you at nine.");
        await Pages.Store.AddAsync(Draft());
        var page = Open("contact1");
        Assert.Contains("1 message of the portal to this contact.", page.Find("section").TextContent, StringComparison.Ordinal);
        Assert.Contains("their address as a copy (Cc)", page.Find("section").TextContent, StringComparison.Ordinal);

        await ForgetAsync(page, "ana ruiz");

        page.WaitForAssertion(() => Assert.Contains("0 messages to this contact with words, and 1 whose words are removed.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Forgotten: the words of 1 message and 1 draft are removed.", Assert.Single(Toasts).Text);
        Assert.Equal(Message.RemovedName, page.Find("#keeping-title").TextContent);
        Assert.Empty(page.FindAll("#forget-name")); // nothing is left to forget
    }

    [Fact]
    public async Task Another_name_forgets_nobody_and_that_is_said_beside_the_field()
    {
        await WriteAsync("See you at nine.");
        var page = Open("contact1");

        await ForgetAsync(page, "Ana");

        page.WaitForAssertion(() => Assert.Contains("That is not the contact’s name", page.Find("#forget-problem").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Find("#forget-name").GetAttribute("aria-invalid"));
        Assert.Equal("Ana", page.Find("#forget-name").GetAttribute("value"));
        Assert.Equal(1, await WithWordsAsync());
    }

    [Fact]
    public async Task What_is_on_its_way_is_said_and_nothing_is_removed()
    {
        await Pages.Store.AddAsync(Some.Message(_maya));
        var page = Open("contact1");

        await ForgetAsync(page, "Ana Ruiz");

        page.WaitForAssertion(() => Assert.Contains("1 message to this contact is still on the way.", page.Find("#forget-problem").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, await WithWordsAsync());
    }

    [Fact]
    public async Task Of_a_contact_with_drafts_only_the_drafts_are_told_and_forgotten()
    {
        await Pages.Store.AddAsync(Draft());
        var page = Open("contact1");
        Assert.Contains("Nothing was sent to this contact; 1 draft is there.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#hold-contact-reason"));

        await ForgetAsync(page, "Ana Ruiz");

        page.WaitForAssertion(() => Assert.Contains("Nothing was ever written to this contact with the portal.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Forgotten: the words of 0 messages and 1 draft are removed.", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task A_hold_needs_a_reason_then_keeps_the_contact_and_is_lifted_again()
    {
        await WriteAsync("See you at nine.");
        var page = Open("contact1");

        await page.Find("form[aria-label^='Hold this contact']").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Write why", page.Find("#hold-contact-problem").TextContent, StringComparison.Ordinal));
        await page.Find("#hold-contact-reason").ChangeAsync(new() { Value = "A complaint" });
        await page.Find("form[aria-label^='Hold this contact']").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("A hold keeps them.", page.Find("section").TextContent, StringComparison.Ordinal));
        var row = page.Find("ul[aria-label=Holds] li").TextContent;
        Assert.Contains("Ana Ruiz", row, StringComparison.Ordinal);
        Assert.Contains("A complaint", row, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#forget-name"));
        await page.FindAll("button").Single(b => b.TextContent.StartsWith("Lift the hold on Ana Ruiz", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("There is none.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("The hold is lifted.", Assert.Single(Toasts).Text);
        Assert.NotNull(page.Find("#forget-name"));
    }

    [Fact]
    public async Task A_person_is_held_by_choosing_them()
    {
        await Pages.Store.AddAsync(new Person { Id = _maya.PersonId, Issuer = "test", Subject = "maya", Name = _maya.Name, LastSignInAt = Pages.Clock.Now });
        await WriteAsync("See you at nine.");
        var page = Open();

        await page.Find("form[aria-label='Hold what a person has written']").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Choose whose messages", page.Find("#hold-person-problem").TextContent, StringComparison.Ordinal));
        await page.Find("#hold-person-person").ChangeAsync(new() { Value = _maya.PersonId.ToString() });
        await page.Find("#hold-person-reason").ChangeAsync(new() { Value = "An inquiry" });
        await page.Find("form[aria-label='Hold what a person has written']").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("what they wrote", page.Find("ul[aria-label=Holds] li").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_holds_but_is_not_offered_to_forget()
    {
        await Pages.DisposeAsync();
        await SignInAsync(Some.Manager());
        await WriteAsync("See you at nine.");

        var page = Open("contact1");

        Assert.NotNull(page.Find("#hold-contact-reason"));
        Assert.Empty(page.FindAll("#forget-name"));
    }

    [Fact]
    public async Task A_contact_of_another_sub_account_is_as_one_to_whom_nothing_was_written()
    {
        await Pages.Store.AddAsync(Some.Message(Some.Staff("Noa", Some.OtherLocation)));

        Assert.Contains("Nothing was ever written to this contact with the portal.", Open("contact1").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_open_follows_what_is_written_to_the_contact()
    {
        await WriteAsync("See you at nine.");
        var page = Open("contact1");

        var message = await WriteAsync("See you at ten.");

        await Eventually.BeTrueAsync(() =>
        {
            Pages.Services.GetRequiredService<MessageChanges>().Publish(new MessageChange(message.LocationId, message.ContactId, message.Id));
            Pages.Clock.Advance(TimeSpan.FromMilliseconds(250));
            return page.Find("section").TextContent.Contains("2 messages of the portal to this contact.", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Before_a_time_of_keeping_is_saved_it_says_what_it_would_remove()
    {
        await WriteAsync("See you at nine.", daysAgo: 40);

        var preview = Pages.Render<KeepPreview>(p => p.Add(k => k.Days, "31").Add(k => k.Now, string.Empty));

        preview.WaitForAssertion(() => Assert.Contains("1 message is older than 31 days", preview.Find("[aria-live=polite]").TextContent, StringComparison.Ordinal));
        preview.Render(p => p.Add(k => k.Days, "50").Add(k => k.Now, string.Empty));
        preview.WaitForAssertion(() => Assert.Contains("No message is older than 50 days yet.", preview.Find("[aria-live=polite]").TextContent, StringComparison.Ordinal));
    }

    private static Caller Admin() => new(Guid.CreateVersion7(), "Ada Admin", Some.Location, Role.Admin);

    private async Task SignInAsync(Caller caller) => _pages = await SignedInPages.OfAsync(caller);

    private IRenderedComponent<IComponent> Open(string? contact = null)
    {
        Pages.Services.GetRequiredService<NavigationManager>().NavigateTo(contact is null ? RetentionAddress.Path : RetentionAddress.Of(contact));
        var page = Pages.RenderInLayout<RetentionPage>();
        page.WaitForState(() => page.FindAll("#holds-title").Count == 1);
        return page;
    }

    private static async Task ForgetAsync(IRenderedComponent<IComponent> page, string name)
    {
        await page.Find("#forget-name").ChangeAsync(new() { Value = name });
        await page.Find("form[aria-label='Forget this contact']").SubmitAsync();
    }

    // Settled: nothing of it is on its way.
    private async Task<Message> WriteAsync(string body, int daysAgo = 0)
    {
        var message = Some.Message(_maya, Pages.Clock.Now.AddDays(-daysAgo), content: Some.Text(body));
        message.Hold(HoldKind.NoToken, "Something is wrong.", message.CreatedAt);
        await Pages.Store.AddAsync(message);
        return message;
    }

    private Task<int> WithWordsAsync() => Pages.Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(m => m.WordsRemovedAt == null, token), Token);

    private Draft Draft() => new()
    {
        Id = Guid.CreateVersion7(),
        LocationId = Some.Location,
        AuthorId = _maya.PersonId,
        ContactId = "contact1",
        ContactName = "Ana Ruiz",
        ChannelKey = Channel.Sms.Key,
        Content = Some.Text(),
        Version = 1,
        UpdatedAt = Pages.Clock.Now,
    };
}
