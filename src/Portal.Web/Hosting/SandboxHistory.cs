using System.Globalization;
using Microsoft.Extensions.Options;
using Portal.Sandbox;
using Portal.Services.Demonstration;

namespace Portal.Web.Hosting;

/// <summary>Lets the sandbox's companies look as if they had worked with the portal for months.</summary>
internal static class SandboxHistory
{
    private const string Key = "Sandbox:History";
    private const int Most = 1_000_000;

    /// <summary>Nothing where the setting says so, as it does by itself.</summary>
    public static void AddWhenWanted(IServiceCollection services, IConfiguration configuration)
    {
        var text = configuration[Key] ?? "0";
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var messages) || messages > Most)
        {
            throw new OptionsValidationException(Key, typeof(SandboxHistory), [$"{Key} must be a number of messages, from 0 to {Most}."]);
        }

        if (messages > 0)
        {
            services.AddLivedInCompanies(new LivedInPlan(messages, configuration["SignIn:Authority"] ?? string.Empty, [.. SandboxCompany.All.Select(Of)]));
        }
    }

    private static LivedInCompany Of(SandboxCompany company) => new(
        company.LocationId,
        [.. company.Colleagues.Where(person => person.Role is not "drafts").Select(person => new LivedInPerson(person.Subject, person.Name, person.Email, Reviews: person.Role is not "staff"))],
        [.. company.Contacts.Select(contact => (contact.Id, contact.Name))],
        company.Texts);
}
