using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Services.HighLevel;
using Portal.Tests.HighLevel;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Templates, numbers and appointments, over HTTP and through the portal's client.</summary>
public sealed class ListTests(SharedStand shared) : IClassFixture<SharedStand>
{
    private const string Templates = $"locations/{ServiceStand.Harbour}/templates?originId={ServiceStand.Harbour}";
    private const string Numbers = $"phone-system/numbers/location/{ServiceStand.Harbour}";

    private static readonly AccessToken Token = new(ServiceStand.Harbour, FakeAccessTokens.Harbour);

    [Fact]
    public async Task Each_type_of_template_has_a_content_of_its_own()
    {
        var all = (await shared.Service.GetAsync(Templates)).Json;
        var sms = (await shared.Service.GetAsync(Templates + "&type=sms")).Json["templates"]!.AsArray();
        var email = (await shared.Service.GetAsync(Templates + "&type=email")).Json["templates"]!.AsArray();
        var whatsApp = (await shared.Service.GetAsync(Templates + "&type=whatsapp")).Json["templates"]!.AsArray();

        Assert.Equal((8, 8), (all["templates"]!.AsArray().Count, (int)all["totalCount"]!));
        Assert.Equal((4, 2, 2), (sms.Count, email.Count, whatsApp.Count));
        Assert.Contains("{{contact.first_name}}", (string?)sms[0]!["template"]!["body"], StringComparison.Ordinal);
        Assert.Contains(sms, row => row!["urlAttachments"]!.AsArray().Count == 1 && row["template"]!["attachments"]![0]!.AsArray().Count == 1);
        Assert.All(email, row => Assert.True(row!["template"]!["html"] is not null && row["template"]!["subject"] is not null && row["template"]!["body"] is null));
        Assert.All(whatsApp, row => Assert.Contains("{{1}}", (string?)row!["template"]!["body"], StringComparison.Ordinal));
        Assert.Equal(8, (await shared.Service.GetAsync($"locations/{ServiceStand.Northside}/templates?originId={ServiceStand.Northside}", FakeAccessTokens.Northside)).Json["templates"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("&skip=2&limit=3", 3, 8)]
    [InlineData("&skip=6&limit=25", 2, 8)]
    [InlineData("&skip=9", 0, 8)]
    [InlineData("&deleted=true", 0, 0)]
    public async Task Templates_come_in_pages(string query, int rows, int total)
    {
        var page = (await shared.Service.GetAsync(Templates + query)).Json;

        Assert.Equal((rows, total), (page["templates"]!.AsArray().Count, (int)page["totalCount"]!));
    }

    [Theory]
    [InlineData($"locations/{ServiceStand.Harbour}/templates", "originId must be a string")]
    [InlineData(Templates + "&type=fax", "type must be a valid enum value")]
    [InlineData(Templates + "&limit=x", "limit must be a number string")]
    [InlineData(Numbers + "?pageSize=1001", "pageSize must be from 1 to 1000, and page at least 0")]
    [InlineData(Numbers + "?page=-1", "pageSize must be from 1 to 1000, and page at least 0")]
    public async Task A_question_that_is_none_is_told_why(string path, string complaint)
    {
        var reply = await shared.Service.GetAsync(path);

        Assert.Equal((422, complaint), (reply.Status, (string?)reply.Json["message"]![0]));
    }

    [Fact]
    public async Task There_is_one_default_number_and_one_for_calls_only()
    {
        var reply = (await shared.Service.GetAsync(Numbers)).Json;
        var numbers = reply["numbers"]!.AsArray();

        Assert.Equal((3, "active", true, 0), (numbers.Count, (string?)reply["accountStatus"], (bool?)reply["isUnderGhl"], (int?)reply["page"]));
        Assert.Equal("Front desk", (string?)Assert.Single(numbers, number => (bool)number!["isDefaultNumber"]!)!["friendlyName"]);
        Assert.Equal(SandboxSubAccounts.HarbourDentalVoiceNumber, (string?)Assert.Single(numbers, number => !(bool)number!["capabilities"]!["sms"]!)!["phoneNumber"]);
        Assert.Equal(2, (await shared.Service.GetAsync($"phone-system/numbers/location/{ServiceStand.Northside}", FakeAccessTokens.Northside)).Json["numbers"]!.AsArray().Count);
        Assert.Single((await shared.Service.GetAsync(Numbers + "?pageSize=2&page=1")).Json["numbers"]!.AsArray());
        Assert.Single((await shared.Service.GetAsync(Numbers + "?searchFilter=recalls")).Json["numbers"]!.AsArray());
    }

    [Fact]
    public async Task Version_3_wraps_the_numbers()
    {
        var reply = (await shared.Service.AskAsync(HttpMethod.Get, Numbers, null, FakeAccessTokens.Harbour, "v3")).Json;

        Assert.Equal((3, true, 200), (reply["data"]!["numbers"]!.AsArray().Count, (bool?)reply["data"]!["isUnderLc"], (int?)reply["statusCode"]));
    }

    [Fact]
    public async Task A_text_from_the_number_for_calls_is_accepted_and_fails()
    {
        await using var service = await ServiceStand.StartAsync();
        var voice = await service.SendAsync("SMS", SandboxContacts.SilasStone, change: body => body["fromNumber"] = SandboxSubAccounts.HarbourDentalVoiceNumber);
        var second = await service.SendAsync("SMS", SandboxContacts.SilasStone, change: body => body["fromNumber"] = SandboxSubAccounts.HarbourDentalSecondNumber);

        service.Clock.Advance(TimeSpan.FromSeconds(10));

        var failed = (await service.GetAsync($"conversations/messages/{voice.MessageId}")).Json;
        Assert.Equal(("failed", "21661: The From number is not SMS capable"), ((string?)failed["status"], (string?)failed["error"]));
        var fine = (await service.GetAsync($"conversations/messages/{second.MessageId}")).Json;
        Assert.Equal(("delivered", SandboxSubAccounts.HarbourDentalSecondNumber), ((string?)fine["status"], (string?)fine["from"]));
    }

    [Fact]
    public async Task A_sub_account_without_a_phone_system_has_no_numbers_and_a_reset_connects_it_again()
    {
        await using var service = await ServiceStand.StartAsync();
        service.Control.ConnectPhoneSystem(ServiceStand.Harbour, false);

        var reply = await service.GetAsync(Numbers);
        Assert.Equal((404, "Phone system is not connected to this account"), (reply.Status, reply.Message));
        Assert.Equal(200, (await service.GetAsync($"phone-system/numbers/location/{ServiceStand.Northside}", FakeAccessTokens.Northside)).Status);
        service.Control.Reset();
        Assert.Equal(200, (await service.GetAsync(Numbers)).Status);
    }

    [Fact]
    public async Task Ana_has_been_there_and_comes_again_on_a_tuesday()
    {
        var events = (await shared.Service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}/appointments")).Json["events"]!.AsArray();

        Assert.Equal(["showed", "confirmed"], events.Select(row => (string?)row!["appointmentStatus"]));
        Assert.All(events, row => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", (string?)row!["startTime"]));
        Assert.True(Start(events[0]!) < shared.Service.Clock.Now);
        Assert.Equal((DayOfWeek.Tuesday, new TimeSpan(8, 15, 0)), (Start(events[1]!).DayOfWeek, Start(events[1]!).TimeOfDay));
        Assert.True(Start(events[1]!) > shared.Service.Clock.Now.Date);
    }

    [Theory]
    [InlineData(SandboxContacts.NoraBlake, FakeAccessTokens.Northside, 2)]
    [InlineData(SandboxContacts.MarathonMary, FakeAccessTokens.Harbour, 4)]
    [InlineData(SandboxContacts.NellCarter, FakeAccessTokens.Harbour, 0)]
    public async Task A_contact_has_its_own_appointments_or_none(string contactId, string token, int count) =>
        Assert.Equal(count, (await shared.Service.GetAsync($"contacts/{contactId}/appointments", token)).Json["events"]!.AsArray().Count);

    [Fact]
    public async Task The_appointment_of_the_services_example_is_there_and_an_unknown_contact_has_none()
    {
        var events = (await shared.Service.GetAsync($"contacts/{SandboxContacts.DanaExample}/appointments")).Json["events"]!.AsArray();

        Assert.Equal("appt123", (string?)Assert.Single(events)!["id"]);
        Assert.Equal(400, (await shared.Service.GetAsync($"contacts/{SandboxFormerContacts.SofiaMartins}/appointments")).Status);
    }

    [Fact]
    public async Task The_client_reads_them_all()
    {
        await using var portal = ServiceUnderTest.At(shared.Service.Address);
        var (client, stop) = (portal.Client, TestContext.Current.CancellationToken);

        var templates = Found(await client.ListTemplatesAsync(Token, new TemplateQuery(ServiceStand.Harbour) { Type = "email", Limit = 1 }, stop));
        var numbers = Found(await client.ListNumbersAsync(Token, ServiceStand.Harbour, stop));
        var appointments = Found(await client.ListAppointmentsAsync(Token, SandboxContacts.SofiaMartins, stop));

        Assert.Equal((1, 2), (templates.Templates.Count, templates.Total));
        Assert.Equal("Welcome to {{location.name}}, {{contact.first_name}}", templates.Templates[0].Subject);
        Assert.Equal([true, true, false], numbers.Numbers.Select(number => number.CanSms));
        Assert.Equal(("Consultation", "noshow", DateTimeKind.Unspecified), (appointments[0].Title, appointments[0].Status, appointments[0].Start!.Value.Kind));
        Assert.Equal(TimeSpan.FromMinutes(30), appointments[0].End - appointments[0].Start);
    }

    private static DateTime Start(JsonNode row) => DateTime.ParseExact((string)row["startTime"]!, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static T Found<T>(ServiceAnswer<T> answer) => Assert.IsType<ServiceAnswer<T>.Found>(answer).Value;
}
