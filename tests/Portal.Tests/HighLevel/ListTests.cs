using System.Net;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>Templates, numbers and appointments, in every form the service is known to give them.</summary>
public sealed class ListTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Theory]
    [InlineData("""{"templates":ROWS,"totalCount":9,"traceId":"t"}""")]
    [InlineData("""{"templates":{"templates":ROWS,"totalCount":"9"}}""")]
    [InlineData("""{"data":{"templates":ROWS,"totalCount":9}}""")]
    public async Task Templates_are_read_nested_or_flat_each_with_the_texts_of_its_kind(string shape)
    {
        _service.Says(HttpStatusCode.OK, shape.Replace("ROWS", """
            [{"id":"t1","name":"Reminder","type":"sms","locationId":"location1","dateAdded":"2026-03-02T09:00:00.000Z",
              "template":{"body":"Hi {{contact.first_name}}","attachments":[["https://files.test/a.png"]]},"urlAttachments":["https://files.test/b.png",{"url":"https://files.test/a.png"}]},
             {"id":"t2","name":"Letter","type":"Email","template":{"subject":"Hello","html":"<p>Hi</p>","attachments":[]}},
             {"id":"t3","type":"whatsapp","template":{"body":"Hi {{1}}","status":"approved"},"new":{"field":1}},
             {"_id":"t4","type":"pigeon","template":null,"body":"Coo"},
             {"name":"without an id"},null,"rubbish"]
            """, StringComparison.Ordinal));

        var page = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.ListTemplatesAsync(token, new TemplateQuery("location1") { Type = "sms", Skip = 25, Limit = 10 }, stop));

        Assert.Equal(9, page.Total);
        Assert.Equal(["t1", "t2", "t3", "t4"], page.Templates.Select(t => t.Id));
        Assert.Equal(["sms", "email", "whatsapp", "pigeon"], page.Templates.Select(t => t.Type));
        Assert.Equal(["Hi {{contact.first_name}}", null, "Hi {{1}}", "Coo"], page.Templates.Select(t => t.Body));
        Assert.Equal(["https://files.test/a.png", "https://files.test/b.png"], page.Templates[0].Attachments);
        Assert.Equal(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), page.Templates[0].DateAdded);
        Assert.Equal(("Hello", "<p>Hi</p>"), (page.Templates[1].Subject, page.Templates[1].Html));
        Assert.Equal("https://service.test/base/locations/location1/templates?originId=location1&type=sms&skip=25&limit=10", _service.Only.Address);
        Assert.Equal("2021-07-28", _service.Only.Headers["Version"]);
    }

    [Fact]
    public async Task Templates_that_nobody_counted_are_as_many_as_there_are()
    {
        _service.Says(HttpStatusCode.OK, """[{"id":"t1"},{"id":"t2"}]""");

        Assert.Equal(2, (await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.ListTemplatesAsync(token, new TemplateQuery("location1"), stop))).Total);
    }

    [Theory]
    [InlineData("""{"numbers":ROWS,"isUnderGhl":true,"pageSize":1000,"page":0,"accountStatus":"active"}""")]
    [InlineData("""{"status":"success","statusCode":200,"message":"ok","data":{"numbers":ROWS,"isUnderLc":true,"accountStatus":"Active"}}""")]
    public async Task Numbers_are_read_as_documented_and_in_the_newer_envelope(string shape)
    {
        _service.Says(HttpStatusCode.OK, shape.Replace("ROWS", """
            [{"phoneNumber":"+16175550100","friendlyName":"Front desk","sid":"PN1","countryCode":"US","capabilities":{"sms":true,"mms":true,"voice":true,"fax":false},"type":"local","isDefaultNumber":true,"linkedUser":null},
             {"phoneNumber":"+16175550101","capabilities":{"SMS":"false","voice":true},"linkedUser":"user1"},
             {"phoneNumber":"+16175550102"},
             {"friendlyName":"without a number"}]
            """, StringComparison.Ordinal));

        var numbers = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.ListNumbersAsync(token, "location1", stop));

        Assert.Equal("active", numbers.AccountStatus);
        Assert.Equal(
            new ServiceNumber { PhoneNumber = "+16175550100", FriendlyName = "Front desk", CountryCode = "US", Type = "local", IsDefault = true, CanSms = true, CanMms = true, CanVoice = true },
            numbers.Numbers[0]);
        Assert.Equal((false, (bool?)false, "user1"), (numbers.Numbers[1].IsDefault, numbers.Numbers[1].CanSms, numbers.Numbers[1].LinkedUser));
        Assert.Equal(("+16175550102", (bool?)null), (numbers.Numbers[2].PhoneNumber, numbers.Numbers[2].CanSms));
        Assert.Equal(3, numbers.Numbers.Count);
        Assert.Equal("https://service.test/base/phone-system/numbers/location/location1?pageSize=1000&page=0", _service.Only.Address);
        Assert.Equal("2021-07-28", _service.Only.Headers["Version"]);
    }

    [Fact]
    public async Task A_sub_account_without_a_phone_system_is_a_definite_no()
    {
        _service.Says(HttpStatusCode.NotFound, """{"statusCode":404,"message":"Phone system is not connected to this account"}""");
        await using var portal = ServiceUnderTest.On(_service);

        var answer = await portal.Client.ListNumbersAsync(ServiceUnderTest.Token, "location1", TestContext.Current.CancellationToken);

        Assert.Equal(new ServiceRefusal(404, null, "Phone system is not connected to this account", null), Assert.IsType<ServiceAnswer<ServiceNumbers>.Refused>(answer).Refusal);
    }

    [Theory]
    [InlineData("""{"events":ROWS,"traceId":"t"}""")]
    [InlineData("""{"events":{"events":ROWS}}""")]
    [InlineData("""{"data":{"appointments":ROWS}}""")]
    public async Task Appointments_keep_the_wall_times_that_name_no_zone(string shape)
    {
        _service.Says(HttpStatusCode.OK, shape.Replace("ROWS", """
            [{"id":"a1","calendarId":"cal1","title":"Cleaning","appointmentStatus":"confirmed","startTime":"2026-03-29 02:30:00","endTime":"2026-03-29 03:15:00","contactId":"c1","address":"1 Quay St","notes":"First visit"},
             {"id":"a2","status":"NoShow","startTime":"2026-03-02T09:00:00.000Z"},
             {"id":"a3","appointmentStatus":"something new","startTime":"soon"},
             {"title":"without an id"}]
            """, StringComparison.Ordinal));

        var appointments = await ServiceUnderTest.FoundAsync(_service, (client, token, stop) => client.ListAppointmentsAsync(token, "c1", stop));

        Assert.Equal(["a1", "a2", "a3"], appointments.Select(a => a.Id));
        Assert.Equal((new DateTime(2026, 3, 29, 2, 30, 0), DateTimeKind.Unspecified), (appointments[0].Start!.Value, appointments[0].Start!.Value.Kind));
        Assert.Equal(new DateTime(2026, 3, 29, 3, 15, 0), appointments[0].End);
        Assert.Equal(("Cleaning", "confirmed", "1 Quay St", "First visit"), (appointments[0].Title, appointments[0].Status, appointments[0].Address, appointments[0].Notes));
        Assert.Equal((new DateTime(2026, 3, 2, 9, 0, 0), DateTimeKind.Utc), (appointments[1].Start!.Value, appointments[1].Start!.Value.Kind));
        Assert.Equal(("noshow", "something new", (DateTime?)null), (appointments[1].Status, appointments[2].Status, appointments[2].Start));
        Assert.Equal("https://service.test/base/contacts/c1/appointments", _service.Only.Address);
        Assert.Equal("2021-07-28", _service.Only.Headers["Version"]);
    }

    [Fact]
    public async Task Lists_that_are_none_are_unavailable_and_what_can_not_be_an_id_is_asked_of_nobody()
    {
        _service.Says(HttpStatusCode.OK, """{"templates":"no","numbers":5,"events":null}""");
        await using var portal = ServiceUnderTest.On(_service);
        var (client, token, stop) = (portal.Client, ServiceUnderTest.Token, TestContext.Current.CancellationToken);

        Assert.IsType<ServiceAnswer<ServiceTemplatePage>.Unavailable>(await client.ListTemplatesAsync(token, new TemplateQuery("location1"), stop));
        Assert.IsType<ServiceAnswer<ServiceNumbers>.Unavailable>(await client.ListNumbersAsync(token, "location1", stop));
        Assert.IsType<ServiceAnswer<IReadOnlyList<ServiceAppointment>>.Unavailable>(await client.ListAppointmentsAsync(token, "c1", stop));
        Assert.Equal(3, _service.All.Count);

        Assert.IsType<ServiceAnswer<ServiceTemplatePage>.Refused>(await client.ListTemplatesAsync(token, new TemplateQuery(".."), stop));
        Assert.IsType<ServiceAnswer<ServiceNumbers>.Refused>(await client.ListNumbersAsync(token, "..", stop));
        Assert.IsType<ServiceAnswer<IReadOnlyList<ServiceAppointment>>.Refused>(await client.ListAppointmentsAsync(token, "", stop));
        Assert.Equal(3, _service.All.Count);
    }

    public void Dispose() => _service.Dispose();
}
