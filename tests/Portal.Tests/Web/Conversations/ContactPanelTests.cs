using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

[TimeBound]
public sealed class ContactPanelTests : BunitContext
{
    private readonly TestClock _clock = new();

    public ContactPanelTests() => Services.AddSingleton<TimeProvider>(_clock).AddScoped<ViewerClock>();

    [Fact]
    public void The_contacts_own_clock_moves_with_the_minute()
    {
        var panel = Show(Contact());
        Assert.Equal("03:00", panel.Find("time").TextContent); // 09:00 UTC
        Assert.Contains("6 h behind you", panel.Markup);

        _clock.Advance(TimeSpan.FromMinutes(2));

        panel.WaitForAssertion(() => Assert.Equal("03:02", panel.Find("time").TextContent));
    }

    [Fact]
    public void A_time_zone_that_is_only_the_sub_accounts_says_so() =>
        Assert.Contains("sub-account’s", Show(Contact() with { TimeZoneIsContacts = false }).Markup);

    [Fact]
    public void A_time_zone_that_nobody_knows_is_told_by_its_name() =>
        Assert.Contains("HighLevel has “Mars/Olympus” as the contact’s time zone", Show(Contact() with { TimeZoneIsContacts = false, UnknownTimeZone = "Mars/Olympus" }).Find(".hint").TextContent);

    [Fact]
    public void Do_not_disturb_is_told_in_words() =>
        Assert.Contains("Opted out of SMS.", Show(Contact() with { DoNotDisturb = ["Opted out of SMS."] }).Markup);

    [Fact]
    public void Somebody_without_addresses_is_told_apart_from_somebody_not_loaded() =>
        Assert.Contains("No phone number and no email address.", Show(Contact() with { Emails = [], Phones = [] }).Markup);

    private IRenderedComponent<ContactPanel> Show(ContactDetails contact) => Render<ContactPanel>(parameters => parameters.Add(p => p.Contact, contact));

    private static ContactDetails Contact() => new()
    {
        Id = "contact1",
        Name = "Ana Ruiz",
        Emails = ["ana@example.com"],
        Phones = ["+16175550111"],
        Tags = ["VIP"],
        TimeZone = "America/Chicago",
        TimeZoneIsContacts = true,
        Recipient = new Recipient { Name = "Ana Ruiz" },
        DoNotDisturb = [],
    };
}
