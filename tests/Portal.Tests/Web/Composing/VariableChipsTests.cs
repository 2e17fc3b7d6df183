using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

/// <summary>The chips below the text, one for each value that it still keeps a place for.</summary>
public sealed class VariableChipsTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff("Maya Lindqvist"));

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_text_without_variables_has_no_chips()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.TypeAsync("Hello {{ there");

        Assert.Empty(compose.Dialog.FindAll(".variables"));
    }

    [Fact]
    public async Task Each_value_has_a_chip_with_its_name_in_words_and_what_is_known()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);

        await compose.TypeAsync("{{user.first_name}}, {{contact.company}} {{user.firstName}} {{pet.name}} {{contact.company|you}}", "{{contact.email}}");

        Assert.Equal(
            ["Email address: ana@example.com", "Your first name: Maya", "Company: no value for this contact", "pet.name: no variable that the portal knows", "Company: you"],
            Chips(compose));
    }

    [Fact]
    public async Task Filling_in_puts_the_value_wherever_the_text_keeps_a_place_for_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("{{contact.email}} or {{ Contact.Email }}, {{user.name}}", "For {{contact.email}}");

        await FillAsync(compose, "Email address");

        Assert.Equal("ana@example.com or ana@example.com, {{user.name}}", compose.Body);
        Assert.Equal("For ana@example.com", compose.Dialog.Find("#compose-subject").GetAttribute("value"));
        Assert.Equal(["Your name: Maya Lindqvist"], Chips(compose));
        Assert.Contains("Email address is filled in.", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_not_known_is_typed_and_formats_nothing()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("Dear {{contact.company}}");

        await compose.Dialog.Find("[aria-label='Value for Company']").ChangeAsync(new() { Value = "*Ruiz* & Co" });
        await FillAsync(compose, "Company");

        Assert.Equal("Dear \\*Ruiz\\* & Co", compose.Body);
        Assert.Empty(Chips(compose));
    }

    [Fact]
    public async Task A_variable_is_taken_out_with_the_space_before_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hi {{contact.company}}, see you {{contact.company}}");

        await compose.Dialog.Find(".variable button[title=Remove]").ClickAsync(new());

        Assert.Equal("Hi, see you", compose.Body);
        Assert.Empty(Chips(compose));
        await compose.SendAsync();
        Assert.Equal("Hi, see you", Assert.Single(await compose.MessagesAsync()).Content.Body);
    }

    [Fact]
    public async Task Braces_that_are_meant_go_as_typed_until_the_text_changes()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Write {{pet.name}} there", saveNow: true);
        await LeaveAsync(compose);
        Assert.Contains("{{pet.name}}goes as typed", compose.Dialog.Find(".variables").TextContent.Replace("\n", string.Empty, StringComparison.Ordinal).Replace("  ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);

        await compose.TypeAsync("Write {{pet.name}} here");
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        await LeaveAsync(compose);
        await compose.PressAsync("Change {{pet.name}}");
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        await LeaveAsync(compose);
        await compose.CloseAsync();

        await compose.OpenAsync();
        await compose.SendAsync();
        Assert.Equal("Write {{pet.name}} here", Assert.Single(await compose.MessagesAsync()).Content.Body);
    }

    [Fact]
    public async Task What_another_program_would_fill_in_is_filled_by_one_press()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hi {{contact.company | default: \"there\"}}, {user.first_name}");
        Assert.Equal(["Company: there", "Your first name: Maya"], Chips(compose));

        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("here it is {{contact.company|there}}.", compose.Dialog.Find("#compose-message-problem").TextContent, StringComparison.Ordinal);
        await FillAsync(compose, "Company");

        Assert.Equal("Hi there, {user.first_name}", compose.Body);
    }

    [Fact]
    public async Task What_is_written_as_another_program_writes_it_looks_wrong_before_it_is_sent_and_is_put_right_by_one_press()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hi {{contact.company | default: \"there\"}}, {{user.first_name}}");
        Assert.Equal(["Company"], compose.Dialog.FindAll(".variable.wrong .name").Select(name => name.TextContent));

        await compose.PressAsync("Write {{contact.company|there}}");

        Assert.Equal("Hi {{contact.company|there}}, {{user.first_name}}", compose.Body);
        Assert.Empty(compose.Dialog.FindAll(".variable.wrong"));
        Assert.Contains("Company is written as {{contact.company|there}}.", compose.Text, StringComparison.Ordinal);
        await compose.SendAsync();
        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task In_HTML_the_right_form_is_written_as_HTML()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("Hi {{contact.company | default: \"Tom & Co\"}}");
        await compose.PressAsync("Edit as HTML");

        await compose.Dialog.Find(".variable .right").ClickAsync(new());

        Assert.Contains("{{contact.company|Tom &amp; Co}}", compose.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_it_was_not_sent_is_said_once()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hi {{contact.company | default: \"there\"}}");

        await compose.SendAsync();

        Assert.Equal(1, compose.Text.Split("is written as another program writes it").Length - 1);
        Assert.Equal("Nothing was sent. What to change stands beside Message.", compose.Dialog.Find(".banner[role=alert]").TextContent.Trim());
    }

    [Fact]
    public async Task Each_variable_is_a_row_of_its_own_so_that_a_double_click_removes_one()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.TypeAsync("{{contact.company}} {{contact.email}}");

        Assert.Equal(2, compose.Dialog.FindAll(".variables > li").Select(chip => chip.GetAttribute("data-row")).OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task An_appointment_is_the_chosen_one_or_the_next_that_was_not_called_off()
    {
        Serve(
            Appointment("past", "Check-up", -24),
            Appointment("off", "Called off", 24) with { Status = "cancelled" },
            Appointment("next", "Cleaning", 48),
            Appointment("later", "Crown", 96));
        var compose = await ComposeFixture.OpenAsync(Pages);
        var words = "{{appointment.title}} {{appointment.only_start_time}}";
        await compose.TypeAsync(words);
        compose.Dialog.WaitForAssertion(() => Assert.Equal(["Appointment: Cleaning", "Appointment’s time: 09:30"], Chips(compose)));

        await compose.OpenFieldAsync("Appointment");
        await compose.Dialog.Find("#compose-appointment").ChangeAsync(new() { Value = "later" });
        Assert.Equal("Appointment: Crown", Chips(compose)[0]);

        await compose.PressAsync("Fill in now");
        Assert.Equal("Crown 09:30", compose.Body);
    }

    [Fact]
    public async Task A_template_about_an_appointment_is_inserted_with_its_time()
    {
        Serve(Appointment("next", "Cleaning", 48));
        Assert.IsType<FakeHighLevel>(Pages.Services.GetRequiredService<IHighLevel>()).Templates = _ => new ServiceAnswer<ServiceTemplatePage>.Found(
            new([new ServiceTemplate { Id = "t1", Name = "Reminder", Body = "On {{appointment.start_time}}." }], 1));
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.OpenFieldAsync("Appointment");
        await compose.PressAsync("Template");
        compose.Over.WaitForElement(".choice");

        await compose.PressAsync("Insert");

        var day = Day(48).ToString("dddd, d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"On {day} at 09:30.", compose.Body);
    }

    private static IReadOnlyList<string> Chips(ComposeFixture compose) =>
        [.. compose.Dialog.FindAll(".variable").Select(chip => $"{chip.QuerySelector(".name")?.TextContent}: {chip.QuerySelector(".value, .none")?.TextContent}")];

    private static Task LeaveAsync(ComposeFixture compose) =>
        compose.Dialog.FindAll(".variable button").Single(button => button.TextContent.Contains("Leave as typed", StringComparison.Ordinal)).ClickAsync(new());

    private static Task FillAsync(ComposeFixture compose, string title) =>
        compose.Dialog.FindAll(".variable").Single(chip => chip.QuerySelector(".name")?.TextContent == title).SubmitAsync();

    private DateTime Day(int hours) => Pages.Clock.Now.Date.AddHours(hours);

    private ServiceAppointment Appointment(string id, string title, int hours) =>
        new() { Id = id, Title = title, Status = "confirmed", Start = DateTime.SpecifyKind(Day(hours).AddHours(9.5), DateTimeKind.Unspecified) };

    private void Serve(params ServiceAppointment[] appointments)
    {
        Assert.IsType<FakeTokens>(Pages.Services.GetRequiredService<ISubAccountTokens>()).Answer = null;
        var service = Assert.IsType<FakeHighLevel>(Pages.Services.GetRequiredService<IHighLevel>());
        service.Conversations = _ => new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([], 0));
        service.Appointments = _ => new ServiceAnswer<IReadOnlyList<ServiceAppointment>>.Found(appointments);
    }
}
