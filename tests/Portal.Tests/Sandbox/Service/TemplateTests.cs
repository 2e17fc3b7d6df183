using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Tests.HighLevel;

namespace Portal.Tests.Sandbox.Service;

/// <summary>What the sandbox keeps ready to be sent can be sent as it is.</summary>
public sealed class TemplateTests(SharedStand shared) : IClassFixture<SharedStand>
{
    private static readonly KeyValuePair<string, string?>[] Appointment = [KeyValuePair.Create("appointment.startTime", (string?)"Tuesday 09:00")];

    public static TheoryData<string, string> Shelves => new() { { ServiceStand.Harbour, "SMS" }, { ServiceStand.Harbour, "Email" }, { ServiceStand.Northside, "SMS" }, { ServiceStand.Northside, "Email" } };

    [Theory]
    [MemberData(nameof(Shelves))]
    public async Task Every_template_is_filled_for_a_contact_and_passes_the_checks(string location, string type)
    {
        var channel = Channel.Of(type);
        var values = new VariableValues(new Recipient { Name = "Ana Ruiz", FirstName = "Ana", LastName = "Ruiz", FullName = "Ana Ruiz" }, "Maya Lindqvist", "Harbour Dental").With(Appointment);
        var token = new AccessToken(location, location == ServiceStand.Harbour ? FakeAccessTokens.Harbour : FakeAccessTokens.Northside);
        await using var portal = ServiceUnderTest.At(shared.Service.Address);
        var page = Assert.IsType<ServiceAnswer<ServiceTemplatePage>.Found>(
            await portal.Client.ListTemplatesAsync(token, new TemplateQuery(location) { Type = type.ToLowerInvariant() }, TestContext.Current.CancellationToken)).Value;

        Assert.NotEmpty(page.Templates);
        foreach (var template in page.Templates)
        {
            var content = Content(template, channel, values);
            Assert.Equal([], Variables.OpenIn($"{content.Subject} {content.Body}"));
            Assert.Equal([], SendCheck.OfContent(channel, content, new SendingRules()).Select(problem => $"{template.Name}: {problem.Reason}"));
        }
    }

    private static MessageContent Content(ServiceTemplate template, Channel channel, VariableValues values) => new()
    {
        Body = Variables.Fill(template.Html ?? template.Body ?? string.Empty, values, Variables.FormOf(channel, template.Html is not null)),
        IsHtml = template.Html is not null,
        Subject = template.Subject is { } subject ? Variables.Fill(subject, values, TextForm.Plain) : null,
        Attachments = [.. template.Attachments.Select(url => new Attachment { Url = url, Name = "file" })],
    };
}
