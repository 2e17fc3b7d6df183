using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Tests.Support;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Messages;

/// <summary>Messages in the ledger of the signed-in person's pages, and what the delivery would do with them.</summary>
internal static class StoredMessages
{
    public static async Task<Guid> SendAsync(this SignedInPages pages, string contact, SendPlan? plan = null, Caller? author = null, Func<SendCommand, SendCommand>? change = null)
    {
        var command = Some.Command(contact) with { ContactName = contact, Plan = plan };
        var stored = await pages.Services.GetRequiredService<MessageLedger>().SendAsync(author ?? pages.Caller, change?.Invoke(command) ?? command, TestContext.Current.CancellationToken);
        return Assert.IsType<SendResult.Stored>(stored).MessageId;
    }

    /// <summary>In place of another message, by the word of who was told that the contact may get it twice.</summary>
    public static async Task<Guid> SendInsteadAsync(this SignedInPages pages, string contact, Doubling accepted, SendPlan? plan = null)
    {
        var command = Some.Command(contact, content: Some.Text() with { Replaces = accepted.MessageId }) with { ContactName = contact, Plan = plan, Accepted = accepted };
        var stored = await pages.Services.GetRequiredService<MessageLedger>().SendAsync(pages.Caller, command, TestContext.Current.CancellationToken);
        return Assert.IsType<SendResult.Stored>(stored).MessageId;
    }

    public static Task<Guid> PlanAsync(this SignedInPages pages, string wall, string zone, string contact, bool onlyIfUnanswered = false, Caller? author = null)
    {
        var at = WallZone.Of(zone).Resolve(wall, stored: null)?.At ?? throw new ArgumentException("That is no stored wall time.", nameof(wall));
        return pages.SendAsync(contact, new SendPlan(at, wall, zone, onlyIfUnanswered, HeldByService: false), author);
    }

    /// <summary>Puts it where the delivery would have put it, and says that it changed.</summary>
    public static async Task BecomeAsync(this SignedInPages pages, Guid messageId, MessageState state, string? reason = null, HoldKind? because = null, string? code = null)
    {
        await pages.Store.Database.PutAsync(m => m.Id == messageId, state, because, reason, code, steps: 1);
        pages.Services.GetRequiredService<MessageChanges>().Publish(new MessageChange(pages.Caller.LocationId, "contact", messageId));
        pages.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public static async Task<Message> FindAsync(this SignedInPages pages, Guid messageId) =>
        await pages.Services.GetRequiredService<MessageLedger>().FindAsync(pages.Caller, messageId, TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("It is not there.");
}
