using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Approvals;

/// <summary>What has to be approved, and that who only drafts sends nothing.</summary>
public class ApprovalRuleTests : IAsyncLifetime
{
    private static readonly Caller Jonas = Some.Staff("Jonas");

    private ApprovalFixture? _portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApprovalFixture Portal => _portal ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _portal = await ApprovalFixture.CreateAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    [Theory]
    [InlineData("sms", false)]
    [InlineData("whatsapp", true)]
    [InlineData("template", true)]
    [InlineData("three people", false)]
    [InlineData("four people", true)]
    [InlineData("somebody named", true)]
    public async Task A_sub_account_says_what_has_to_be_approved(string what, bool waits)
    {
        Portal.Set(new ApprovalSettings { Channels = ["WhatsApp"], Templates = true, MoreRecipientsThan = 3, People = ["jonas@example.org"] });
        await Portal.Portal.Database.WriteAsync((context, token) => AddJonasAsync(context, token), Token);
        var command = what switch
        {
            "whatsapp" => Some.Command(channel: Channel.WhatsApp),
            "template" => Some.Command(content: Some.Text().OfTemplate("template1")),
            "three people" => ToMany(2),
            "four people" => ToMany(3),
            _ => Some.Command(),
        };

        var message = await Portal.WriteAsync(command, what == "somebody named" ? Jonas : null);

        Assert.Equal(waits ? MessageState.WaitingForApproval : MessageState.Scheduled, message.State);
    }

    [Fact]
    public async Task The_first_message_to_a_contact_can_be_asked_for_and_the_second_not()
    {
        Portal.Set(new ApprovalSettings { FirstMessages = true });

        await Portal.ApproveAsync(await Portal.WriteAsync());
        await Portal.Portal.DeliverDueAsync();

        Assert.Equal(MessageState.Scheduled, (await Portal.WriteAsync()).State);
        var refused = await Portal.ApproveAsync(await Portal.WriteAsync(Some.Command("contact3")));
        await Portal.Portal.Database.PutAsync(m => m.Id == refused.Id, MessageState.Refused);
        Assert.Equal(MessageState.WaitingForApproval, (await Portal.WriteAsync(Some.Command("contact3"))).State); // nothing has reached them yet
        Assert.Equal(MessageState.WaitingForApproval, (await Portal.WriteAsync(Some.Command("contact2"))).State);
    }

    [Fact]
    public async Task What_was_written_before_the_rule_meets_it_when_it_is_let_go()
    {
        Portal.Set(new ApprovalSettings());
        var (planned, held, maybe) = (await Portal.WriteAsync(Some.Command("contact1") with { Plan = Portal.Plan(5) }), await Portal.WriteAsync(Some.Command("contact2")), await Portal.WriteAsync(Some.Command("contact3")));
        await Portal.Portal.Database.PutAsync(m => m.Id == held.Id, MessageState.Held, HoldKind.NoToken);
        await Portal.Portal.Database.PutAsync(m => m.Id == maybe.Id, MessageState.Held, HoldKind.MayHaveBeenSent);
        Portal.Set(new ApprovalSettings { Roles = ["Staff"] });

        Assert.True(Assert.IsType<ActionResult.Done>(await Portal.Actions.SendNowAsync(Portal.Maya, planned.Id, Token)).WaitsForApproval);
        Assert.True(Assert.IsType<ActionResult.Done>(await Portal.Actions.TryAgainAsync(Portal.Maya, held.Id, Token)).WaitsForApproval);
        Assert.True(Assert.IsType<ActionResult.Done>(await Portal.Actions.SendAgainAsync(Portal.Maya, maybe.Id, Token)).WaitsForApproval);

        await Portal.NothingIsSentAsync();
    }

    [Fact]
    public async Task What_was_on_its_way_as_the_rule_came_goes_also_where_somebody_presses_too_late()
    {
        Portal.Set(new ApprovalSettings());
        var message = await Portal.WriteAsync();
        await Portal.Portal.ClaimAsync();
        Portal.Set(new ApprovalSettings { Roles = ["Staff"] });

        Assert.Equal(new ActionResult.TooLate(MessageState.Sending), await Portal.Actions.SendNowAsync(Portal.Maya, message.Id, Token));

        Assert.Null((await Portal.Portal.ReadAsync(message.Id)).ApprovalNeed);
    }

    [Fact]
    public async Task Who_only_drafts_sends_nothing_whatever_they_press()
    {
        Portal.Set(new ApprovalSettings());
        var planned = await Portal.ApproveAsync(await Portal.WriteAsync(Some.Command("contact1") with { Plan = Portal.Plan(5) }, Portal.Ben));
        var failed = await Portal.WriteAsync(Some.Command("contact2"), Portal.Ben);
        var maybe = await Portal.WriteAsync(Some.Command("contact3"), Portal.Ben);
        var held = await Portal.ApproveAsync(await Portal.WriteAsync(Some.Command("contact4"), Portal.Ben));
        await Portal.Portal.Database.PutAsync(m => m.Id == failed.Id, MessageState.Failed);
        await Portal.Portal.Database.PutAsync(m => m.Id == maybe.Id, MessageState.Held, HoldKind.MayHaveBeenSent);
        await Portal.Portal.Database.PutAsync(m => m.Id == held.Id, MessageState.Held, HoldKind.NoToken);

        Assert.IsType<ActionResult.Refused>(await Portal.Actions.SendNowAsync(Portal.Ben, planned.Id, Token));
        Assert.IsType<ActionResult.Refused>(await Portal.Actions.RescheduleAsync(Portal.Ben, planned.Id, Portal.Plan(1), Token));
        Assert.IsType<ActionResult.Refused>(await Portal.Actions.TryAgainAsync(Portal.Ben, held.Id, Token));
        Assert.True(Assert.IsType<ActionResult.Done>(await Portal.Actions.TryAgainAsync(Portal.Ben, failed.Id, Token)).WaitsForApproval);
        await Portal.Actions.SendAgainAsync(Portal.Ben, maybe.Id, Token);

        await Portal.NothingIsSentAsync();
    }

    [Fact]
    public async Task What_HighLevel_holds_stays_there_whatever_somebody_presses_who_only_drafts()
    {
        var message = await Portal.ApproveAsync(await Portal.WriteAsync(Some.Command() with { Plan = Portal.Plan(5, heldByService: true) }, Portal.Ben));
        await Portal.Portal.DeliverDueAsync();

        Assert.IsType<ActionResult.Refused>(await Portal.Actions.SendNowAsync(Portal.Ben, message.Id, Token));
        Assert.IsType<ActionResult.Refused>(await Portal.Actions.RescheduleAsync(Portal.Ben, message.Id, Portal.Plan(2), Token));

        Assert.Empty(Portal.Portal.Service.Cancelled);
        Assert.Equal(MessageState.ServiceScheduled, await Portal.Portal.StateAsync(message.Id));
    }

    private static SendCommand ToMany(int copies) =>
        Some.Command(channel: Channel.Email, content: new MessageContent { Body = "Hello", Subject = "Hello", EmailCc = [.. Enumerable.Range(0, copies).Select(i => $"p{i}@example.org")] });

    private static async Task AddJonasAsync(Services.Storage.PortalDbContext context, CancellationToken cancellationToken)
    {
        context.People.Add(new Person { Id = Jonas.PersonId, Issuer = "i", Subject = "s", Name = "Jonas", VerifiedEmail = "jonas@example.org", LastSignInAt = DateTime.UnixEpoch });
        await context.SaveChangesAsync(cancellationToken);
    }
}

[StoredIn(Services.Storage.StorageProvider.Postgres)]
public sealed class ApprovalRuleOnPostgresTests : ApprovalRuleTests;
