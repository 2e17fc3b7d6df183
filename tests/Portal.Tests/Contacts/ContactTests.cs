using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Contacts;

public sealed class ContactTests
{
    private static readonly ServiceContact Ana = new()
    {
        Id = ContactId,
        LocationId = Some.Location,
        FirstName = "Ana",
        LastName = "Ruiz",
        Email = "ana@test.test",
        AdditionalEmails = ["ANA@test.test", "ruiz@test.test"],
        Phone = "+12025550100",
        TimeZone = "America/Chicago",
    };

    [Fact]
    public async Task A_contact_has_a_name_each_address_once_and_its_own_zone()
    {
        var contact = await GetAsync(Ana);

        Assert.Equal("Ana Ruiz", contact.Name);
        Assert.Equal(["ana@test.test", "ruiz@test.test"], contact.Emails);
        Assert.Equal(["+12025550100"], contact.Phones);
        Assert.Equal(("America/Chicago", true), (contact.TimeZone, contact.TimeZoneIsContacts));
        Assert.Empty(contact.DoNotDisturb);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("Mars/Olympus", "Mars/Olympus")]
    public async Task Without_a_zone_that_exists_the_sub_accounts_is_used_and_a_name_that_nobody_knows_is_kept_to_be_told(string? zone, string? told)
    {
        var contact = await GetAsync(Ana with { TimeZone = zone });

        Assert.Equal(("Europe/Berlin", false, told), (contact.TimeZone, contact.TimeZoneIsContacts, contact.UnknownTimeZone));
    }

    [Theory]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    public async Task A_zone_by_another_name_is_the_contacts_own(string name, string id)
    {
        var contact = await GetAsync(Ana with { TimeZone = name });

        Assert.Equal((id, true, null), (contact.TimeZone, contact.TimeZoneIsContacts, contact.UnknownTimeZone));
    }

    [Fact]
    public async Task Do_not_disturb_of_one_channel_closes_that_one()
    {
        var contact = await GetAsync(Ana with
        {
            DndSettings = new Dictionary<string, ServiceDnd>
            {
                ["sms"] = new("permanent", "Replied STOP", null),
                ["Email"] = new("inactive", null, null),
                ["WHATSAPP"] = new("active", null, null),
                ["GMB"] = new("active", null, null),
            },
        });

        Assert.Equal(
            ["Do-not-disturb is on for SMS, for good: only the contact can lift it. The service notes: “Replied STOP”.", "Do-not-disturb is on for WhatsApp."],
            contact.DoNotDisturb);
        Assert.Equal(["SMS", "WhatsApp"], contact.Recipient.DoNotDisturb.Keys.Order());
    }

    [Fact]
    public async Task Do_not_disturb_of_the_contact_closes_every_channel()
    {
        var contact = await GetAsync(Ana with { Dnd = true });

        Assert.Equal(["Do-not-disturb is on for every channel."], contact.DoNotDisturb);
        Assert.All(
            ChannelChoices.For(contact.Recipient, LastInbound.None, Some.Rules, DateTime.UnixEpoch),
            choice => Assert.IsType<ChannelChoice.Closed>(choice));
    }

    [Fact]
    public async Task A_token_that_is_no_longer_valid_is_replaced_once_and_the_question_repeated()
    {
        await using var portal = await CreateAsync();
        portal.Service.Contacts.Add(Ana);
        portal.Service.Fails = token => token.Value == "token0" ? new(Invalid) : null;

        Found(await portal.Contacts.GetAsync(portal.Maya, ContactId, Stop));

        Assert.Equal((1, 2), (portal.Tokens.Rejected, portal.Service.Calls.Count));
    }

    [Fact]
    public async Task A_token_that_stays_invalid_is_not_asked_with_for_ever()
    {
        await using var portal = await CreateAsync();
        portal.Service.Fails = _ => new(Invalid);

        Assert.IsType<Reading<ContactDetails>.NotAllowed>(await portal.Contacts.GetAsync(portal.Maya, ContactId, Stop));
        Assert.Equal((1, 2), (portal.Tokens.Rejected, portal.Service.Calls.Count));
    }

    [Fact]
    public async Task A_missing_scope_starts_no_refresh()
    {
        await using var portal = await CreateAsync();
        portal.Service.Fails = _ => new(Invalid with { TokenProblem = TokenProblem.NotAllowed });

        Assert.IsType<Reading<ContactDetails>.NotAllowed>(await portal.Contacts.GetAsync(portal.Maya, ContactId, Stop));
        Assert.Equal((0, 1), (portal.Tokens.Rejected, portal.Service.Calls.Count));
    }

    [Fact]
    public async Task Without_a_token_the_service_is_not_asked_and_the_reason_is_told()
    {
        await using var portal = await CreateAsync();
        portal.Tokens.Answer = new TokenAnswer.Missing("Sign in again.");
        Assert.Equal("Sign in again.", Assert.IsType<Reading<ContactDetails>.NotAllowed>(await portal.Contacts.GetAsync(portal.Maya, ContactId, Stop)).Reason);

        portal.Tokens.Answer = new TokenAnswer.TryAgain("In a moment.");
        Assert.Equal("In a moment.", Assert.IsType<Reading<ContactDetails>.Unavailable>(await portal.Contacts.GetAsync(portal.Maya, ContactId, Stop)).Reason);
        Assert.Empty(portal.Service.Calls);
    }

    [Fact]
    public async Task Who_may_be_meant_by_a_contact_that_is_gone_is_offered_with_what_they_share_and_never_chosen()
    {
        await using var portal = await CreateAsync();
        var gone = new FormerContact(Ana.Id, "Ana Ruiz", ["ana@test.test", "+12025550100"]);
        portal.Service.Contacts.Add(Ana with { Id = "stranger", LocationId = Some.OtherLocation });
        portal.Service.Contacts.Add(Ana with { Id = "namesake", Name = "Ana Ruiz", Email = "other@test.test", AdditionalEmails = [], Phone = null });
        portal.Service.Contacts.Add(Ana with { Id = "spouse", FirstName = "Bo", LastName = "Ruiz", Name = "Bo Ruiz", Email = "bo@test.test", AdditionalEmails = [], Phone = "+12025550100" });
        portal.Service.Contacts.Add(Ana with { Id = "survivor", FirstName = "Ana Maria", Name = "Ana Maria Ruiz", Email = "new@test.test", AdditionalEmails = ["ana@test.test"], Phone = "+12025550100" });

        var possible = Found(await portal.Contacts.PossibleAsync(portal.Maya, gone, Stop));

        Assert.Equal(["survivor", "spouse", "namesake"], possible.Select(p => p.Contact.Id));
        Assert.Equal([2, 1, 0], possible.Select(p => p.Shared.Count));
    }

    [Fact]
    public async Task Who_is_gone_without_a_trace_may_be_nobody()
    {
        await using var portal = await CreateAsync();

        Assert.Empty(Found(await portal.Contacts.PossibleAsync(portal.Maya, new FormerContact("gone", "Zoe Quist", []), Stop)));
    }

    private static ServiceRefusal Invalid => new(401, null, "Invalid JWT", null) { TokenProblem = TokenProblem.Invalid };

    private static async Task<ContactDetails> GetAsync(ServiceContact contact)
    {
        await using var portal = await CreateAsync();
        portal.Service.Contacts.Add(contact);
        return Found(await portal.Contacts.GetAsync(portal.Maya, contact.Id, Stop));
    }
}
