using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.SubAccounts;

/// <summary>Whoever goes by a setting goes by what an administrator made of it a moment ago.</summary>
public class SettingsInUseTests
{
    private static readonly CustomProvider First = new("p1", "Front desk");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_planned_is_held_when_its_channel_is_no_longer_offered()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal, Channel.Sms);
        await Settings(portal).SaveAsync(values => values with { Channels = ["Email"] });

        await DeliverAtItsTimeAsync(portal);

        await AssertHeldAsync(portal, id, "This sub-account does not write by SMS.");
    }

    [Fact]
    public async Task What_is_planned_is_held_when_its_channel_goes_while_the_contact_is_looked_up()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await PlanAsync(portal, Channel.Sms);
        var (settings, contact) = (Settings(portal), portal.Service.Contact);
        portal.Service.Contact = asked =>
        {
            settings.SaveAsync(values => values with { Channels = ["Email"] }).GetAwaiter().GetResult();
            return contact(asked);
        };

        await DeliverAtItsTimeAsync(portal);

        await AssertHeldAsync(portal, id, "This sub-account does not write by SMS.");
    }

    [Fact]
    public async Task What_is_planned_from_a_sender_that_is_one_no_longer_is_held_and_goes_when_it_is_one_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        await Settings(portal).SaveAsync(values => values with { Senders = ["desk@harbour.example"] });
        var id = await PlanAsync(portal, Channel.Email, Some.Text() with { Subject = "Your visit", EmailFrom = "desk@harbour.example" });
        await Settings(portal).SaveAsync(values => values with { Senders = ["billing@harbour.example"] });
        await DeliverAtItsTimeAsync(portal);
        await AssertHeldAsync(portal, id, "desk@harbour.example is no sender of this sub-account.");

        await Settings(portal).SaveAsync(values => values with { Senders = ["billing@harbour.example", "Front desk <desk@harbour.example>"] });
        Assert.IsType<ActionResult.Done>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        await portal.DeliverDueAsync();

        Assert.Equal("desk@harbour.example", Assert.Single(portal.Service.Sent).EmailFrom);
    }

    [Fact]
    public async Task A_custom_message_goes_through_the_provider_that_is_there_now()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        await Settings(portal).SaveAsync(values => values with { CustomProviders = [First] });
        await Ledger(portal).SendAsync(portal.Maya, Some.Command(channel: Channel.Custom), Token);
        await Settings(portal).SaveAsync(values => values with { CustomProviders = [new CustomProvider("a0", "New desk"), First] });

        await portal.DeliverDueAsync();

        Assert.Equal("a0", Assert.Single(portal.Service.Sent).ConversationProviderId);
    }

    [Fact]
    public async Task What_is_written_is_checked_by_the_settings_of_now()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var ledger = Ledger(portal);
        Assert.IsType<SendResult.Stored>(await ledger.SendAsync(portal.Maya, Some.Command(), Token));

        await Settings(portal).SaveAsync(values => values with { Channels = ["WhatsApp"] });

        var refused = Assert.IsType<SendResult.Refused>(await ledger.SendAsync(portal.Maya, Some.Command(), Token));
        Assert.Equal("This sub-account does not write by SMS.", Assert.Single(refused.Problems).Reason);
    }

    [Fact]
    public async Task What_was_refused_is_not_tried_again_on_a_channel_that_is_no_longer_offered()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused();
        var id = await portal.WriteAsync();
        await portal.DeliverDueAsync();

        await Settings(portal).SaveAsync(values => values with { Channels = ["Email"] });

        var refused = Assert.IsType<ActionResult.Refused>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        Assert.Equal("This sub-account does not write by SMS.", refused.Problem.Reason);
    }

    [Fact]
    public async Task A_contact_without_a_zone_and_appointments_are_told_by_the_clock_of_now()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var reads = new ServiceReads(portal.Tokens);
        var contacts = new ContactService(portal.Service, reads, portal.SubAccounts);
        var appointments = new AppointmentService(portal.Service, reads, portal.SubAccounts, portal.Clock);
        var noon = new DateTime(2026, 3, 3, 12, 0, 0, DateTimeKind.Utc);
        portal.Service.Contact = id => new ServiceAnswer<ServiceContact>.Found(new ServiceContact { Id = id, LocationId = Some.Location, Name = "Ana Ruiz" });
        portal.Service.Appointments = _ => new ServiceAnswer<IReadOnlyList<ServiceAppointment>>.Found([new() { Id = "a1", Start = noon }]);

        await Settings(portal).SaveAsync(values => values with { TimeZone = "America/New_York" });

        Assert.Equal("America/New_York", Assert.IsType<Reading<ContactDetails>.Found>(await contacts.GetAsync(portal.Maya, "contact1", Token)).Value.TimeZone);
        var found = Assert.IsType<Reading<IReadOnlyList<ContactAppointment>>.Found>(await appointments.ListAsync(portal.Maya, "contact1", Token));
        Assert.Equal(new DateTime(2026, 3, 3, 7, 0, 0), Assert.Single(found.Value).Start);
    }

    private static SettingsUnderTest Settings(DeliveryFixture portal) => new(portal.Database, portal.SubAccounts, portal.Clock);

    private static MessageLedger Ledger(DeliveryFixture portal) => new(
        portal.Database, portal.Changes, new Portal.Services.Drafts.DraftChanges(), new DueSignal(), portal.SubAccounts, new ApprovalRule(portal.SubAccounts),
        Microsoft.Extensions.Options.Options.Create(portal.Undo), portal.Responses, portal.Clock);

    private static async Task<Guid> PlanAsync(DeliveryFixture portal, Channel channel, MessageContent? content = null)
    {
        var plan = new SendPlan(portal.Clock.Now.AddHours(1), "2026-03-02T04:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false);
        return Assert.IsType<SendResult.Stored>(await Ledger(portal).SendAsync(portal.Maya, Some.Command(channel: channel, content: content) with { Plan = plan }, Token)).MessageId;
    }

    private static async Task DeliverAtItsTimeAsync(DeliveryFixture portal)
    {
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.DeliverDueAsync();
    }

    private static async Task AssertHeldAsync(DeliveryFixture portal, Guid id, string reason)
    {
        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Held, HoldKind.NotAllowed, reason), (message.State, message.HeldBecause, message.Reason));
        Assert.Empty(portal.Service.Sent);
    }
}
