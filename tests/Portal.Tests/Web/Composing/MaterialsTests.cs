using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Materials;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Composing;

/// <summary>Snippets, templates and signatures in the dialog.</summary>
public sealed class MaterialsTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff("Maya Lindqvist"));

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Snippets_are_offered_with_whose_they_are_and_their_variables_filled()
    {
        await SnippetAsync("Greeting", "Hello {{contact.name|there}}, {{user.firstName}} here.\nBye", null);
        await SnippetAsync("Only by email", "Dear", Channel.Email);
        var compose = await ComposeFixture.OpenAsync(Pages);

        var option = Assert.Single(compose.Dialog.FindAll("[role=option]"));

        Assert.Equal("Hello there, Maya here.\nBye", option.GetAttribute("data-insert"));
        Assert.Contains("Mine", option.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hello {{contact.name|there}}, {{user.firstName}} here.", option.TextContent, StringComparison.Ordinal);
        await compose.SwitchAsync(Channel.Email);
        Assert.Equal(2, compose.Dialog.FindAll("[role=option]").Count);
    }

    [Fact]
    public async Task A_signature_stands_below_a_new_text_goes_with_it_and_is_no_draft_by_itself()
    {
        await SignAsync(Channel.Sms, "{{user.firstName}}");
        var compose = await ComposeFixture.OpenAsync(Pages);
        Assert.Equal("Maya", compose.Dialog.Find(".signature .words").TextContent);

        await compose.CloseAsync();
        Assert.Empty(await compose.DraftsAsync());

        await compose.OpenAsync();
        await compose.TypeAsync("See you.");
        await compose.SendAsync();
        Assert.Equal("See you.\nMaya", Assert.Single(await compose.MessagesAsync()).Content.WithSignature());
    }

    [Fact]
    public async Task A_signature_that_was_taken_out_stays_out_of_that_text()
    {
        await SignAsync(Channel.Sms, "Maya");
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("See you.");
        await compose.PressAsync("Take out the signature");
        await compose.CloseAsync();

        await compose.OpenAsync();

        Assert.Contains("This goes without your signature.", compose.Text, StringComparison.Ordinal);
        await compose.SendAsync();
        Assert.Equal("See you.", Assert.Single(await compose.MessagesAsync()).Content.WithSignature());
    }

    [Fact]
    public async Task A_text_that_is_carried_over_takes_the_other_channels_signature()
    {
        await SignAsync(Channel.Sms, "Maya");
        await SignAsync(Channel.Email, "**Maya Lindqvist**");
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("See you.", saveNow: true);

        await compose.SwitchAsync(Channel.Email);
        Assert.Equal("**Maya Lindqvist**", compose.Dialog.Find(".signature .words").TextContent);
        Assert.Equal(["SMS: See you."], await compose.DraftsAsync());
        await compose.SwitchAsync(Channel.WhatsApp);
        Assert.Empty(compose.Dialog.FindAll(".signature"));
    }

    [Fact]
    public async Task A_variable_that_was_typed_is_filled_in_when_it_is_sent_or_before_on_request()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Yours, {{user.firstName}}");
        Assert.Contains("Filled in when it is sent: Your first name “Maya”.", compose.Text, StringComparison.Ordinal);

        await compose.PressAsync("Fill in now");
        Assert.Equal("Yours, Maya", compose.Body);
        await compose.TypeAsync("All the best, {{ user.first_name }}");
        await compose.SendAsync();

        Assert.Equal("All the best, Maya", Assert.Single(await compose.MessagesAsync()).Content.Body);
    }

    [Fact]
    public async Task A_variable_without_a_value_stops_every_press_on_the_button_beside_the_text()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("{{contact.company}}: {{user.firstName}}");

        await compose.SendAsync();
        await compose.SendAsync();

        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("{{contact.company}} has no value for this contact.", compose.Dialog.Find("#compose-message-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal(string.Empty, compose.Body);
    }

    [Fact]
    public async Task A_template_is_found_seen_and_inserted_and_replaces_a_text_only_when_told_to()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        Serve(new ServiceTemplate { Id = "t1", Name = "Recall", Body = "Time for a check, {{contact.email}}!" }, new ServiceTemplate { Id = "t2", Name = "Other", Body = "Something" });
        await compose.TypeAsync("My own words");
        await compose.PressAsync("Template");
        compose.Over.WaitForAssertion(() => Assert.Equal(2, compose.Over.FindAll(".choice").Count));
        await compose.Over.Find("input[type=search]").InputAsync(new() { Value = "check" });
        Assert.Contains("Time for a check, ana@example.com!", compose.Over.Find(".look").TextContent, StringComparison.Ordinal);

        await compose.PressAsync("Insert");
        await compose.PressAsync("Keep what I wrote");
        Assert.Equal(string.Empty, compose.Body);
        await compose.PressAsync("Insert");
        await compose.PressAsync("Replace the text");

        Assert.Equal("Time for a check, ana@example.com!", compose.Body);
        await compose.SendAsync();
        Assert.Equal("t1", Assert.Single(await compose.MessagesAsync()).Content.TemplateInUse);
    }

    [Fact]
    public async Task A_template_that_was_changed_is_not_named_as_one()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        Serve(new ServiceTemplate { Id = "t1", Name = "Recall", Body = "Time for a check, {{contact.email}}!" });
        await compose.PressAsync("Template");
        compose.Over.WaitForAssertion(() => Assert.Single(compose.Over.FindAll(".choice")));
        await compose.PressAsync("Insert");

        await compose.TypeAsync("Time for a check, ana@example.com! At nine?");
        await compose.SendAsync();

        Assert.Null(Assert.Single(await compose.MessagesAsync()).Content.TemplateInUse);
    }

    [Fact]
    public async Task An_email_takes_a_templates_subject_html_and_files()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        Serve(new ServiceTemplate { Id = "t1", Name = "Welcome", Subject = "For {{user.name}}", Html = "<p>Hi {{contact.email}}</p>", Attachments = ["https://files.harbour-dental.com/a%20b.pdf"] });
        await compose.PressAsync("Template");
        compose.Over.WaitForAssertion(() => Assert.Single(compose.Over.FindAll(".choice")));

        await compose.PressAsync("Insert");
        await compose.SendAsync();

        var content = Assert.Single(await compose.MessagesAsync()).Content;
        Assert.Equal(("For Maya Lindqvist", "<p>Hi ana@example.com</p>", true), (content.Subject, content.Body, content.IsHtml));
        Assert.Equal(("https://files.harbour-dental.com/a%20b.pdf", "a b.pdf"), (content.Attachments[0].Url, content.Attachments[0].Name));
    }

    private async Task SnippetAsync(string name, string text, Channel? channel) => Assert.IsType<SnippetSaving.Saved>(
        await Pages.Services.GetRequiredService<SnippetService>().SaveAsync(Pages.Caller, new SnippetText(name, text, channel?.Key, IsShared: false), Stop));

    private async Task SignAsync(Channel channel, string text) => Assert.IsType<SignatureSaving.Saved>(
        await Pages.Services.GetRequiredService<SignatureService>().SaveAsync(Pages.Caller, channel, text, Stop));

    private void Serve(params ServiceTemplate[] templates)
    {
        Assert.IsType<FakeTokens>(Pages.Services.GetRequiredService<ISubAccountTokens>()).Answer = null;
        Assert.IsType<FakeHighLevel>(Pages.Services.GetRequiredService<IHighLevel>()).Templates =
            _ => new ServiceAnswer<ServiceTemplatePage>.Found(new ServiceTemplatePage(templates, templates.Length));
    }
}
