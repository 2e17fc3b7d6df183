using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Messages that need attention, one of every kind, as delivery would have left them.</summary>
internal static class TroubledMessages
{
    private static readonly Trouble[] All =
    [
        new(SandboxContacts.AnaRuiz, "Ana Ruiz", Channel.Sms, MessageState.Held, HoldKind.MayHaveBeenSent,
            "The connection to the service broke before it had answered. HighLevel’s conversation does not show it, so it may have been sent or not."),
        new(SandboxContacts.SofiaMartins, "Sofia Martins", Channel.Email, MessageState.Held, HoldKind.Answered, "The contact has written since. Read it, then decide."),
        new(SandboxContacts.LenaFischer, "Lena Fischer", Channel.Sms, MessageState.Failed, null, "The number is a landline, which takes no texts. Try e-mail instead.", "30006"),
        new(SandboxContacts.UmaSharma, "Uma Sharma", Channel.Email, MessageState.Refused, null, "Uma Sharma has unsubscribed from e-mail.", "CONVERSATIONS_MSG_UNSUBSCRIBED"),
        new(SandboxContacts.UriNavon, "Uri Navon", Channel.WhatsApp, MessageState.Unknown, null, "The service took too long to answer."),
    ];

    /// <summary>Of the only person who has signed in so far.</summary>
    public static Task AddAsync(RunningPortal portal) => portal.Services.GetRequiredService<Database>().WriteAsync(
        async (context, token) =>
        {
            var person = await context.People.SingleAsync(token);
            var author = new Caller(person.Id, person.Name, SandboxSubAccounts.HarbourDental, Role.Manager);
            foreach (var trouble in All)
            {
                await AddAsync(context, author, trouble, portal.Clock.GetUtcNow().UtcDateTime, token);
            }
        },
        TestContext.Current.CancellationToken);

    private static async Task AddAsync(PortalDbContext context, Caller author, Trouble trouble, DateTime now, CancellationToken cancellationToken)
    {
        var message = Some.Message(author, now, trouble.ContactId, trouble.Channel, Some.Text("Your next visit is on Thursday at nine. Please bring your card, and come ten minutes early.") with { Subject = "Your next visit" }, trouble.ContactName);
        context.Add(message);
        context.Put(message, trouble.State, trouble.Because, trouble.Reason, trouble.Code);
        await context.SaveChangesAsync(cancellationToken);
    }

    private sealed record Trouble(string ContactId, string ContactName, Channel Channel, MessageState State, HoldKind? Because, string Reason, string? Code = null);
}
