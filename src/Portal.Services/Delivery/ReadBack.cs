using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>Finds out what became of a message whose answer was lost: it looks for it in the contact's conversation.</summary>
internal sealed class ReadBack(IDeliveryStore store, ContactReads reads, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    private const int MostEmails = 10;

    // The service's clock and ours need not agree.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task LookAsync(Message unknown, CancellationToken cancellationToken)
    {
        var sightings = await SightingsAsync(unknown, cancellationToken);
        var matching = sightings is Reading<IReadOnlyList<Sighting>>.Found({ Count: > 0 } some)
            ? await store.MatchAsync(unknown, some, FollowPlan.FirstCheck(Now), cancellationToken)
            : Matching.None;
        if (matching is not Matching.Found)
        {
            await store.StepAsync([new DeliveryStep(unknown.Id, m => m.State is MessageState.Unknown && m.Version == unknown.Version, m => Missed(m, sightings))], cancellationToken);
        }
    }

    private MessageEvent? Missed(Message message, Reading<IReadOnlyList<Sighting>> sightings)
    {
        if (ReadBackPlan.Next(message, Now, options.Value) is { } next)
        {
            message.CheckAgain(next);
            return null;
        }

        var looked = sightings is Reading<IReadOnlyList<Sighting>>.Found ? "HighLevel’s conversation does not show it" : "HighLevel’s conversation could not be read";
        return message.Hold(HoldKind.MayHaveBeenSent, $"{message.Reason} {looked}, so it may have been sent or not.", Now);
    }

    private async Task<Reading<IReadOnlyList<Sighting>>> SightingsAsync(Message unknown, CancellationToken cancellationToken)
    {
        var page = await reads.NewestAsync(unknown, cancellationToken);
        return await page.ThenAsync<IReadOnlyList<Sighting>>(async found =>
        {
            var rows = found.Messages.Where(row => MayBe(unknown, row)).OrderByDescending(row => row.DateAdded);
            var seen = unknown.Channel == Channel.Email
                ? await EmailsAsync(unknown, rows, cancellationToken)
                : rows.Where(row => IsInTime(unknown, row.DateAdded) && Says(unknown, row)).Select(row => new Sighting(row, null));
            return new Reading<IReadOnlyList<Sighting>>.Found([.. seen.Reverse()]); // the oldest first, so that lost messages of the same words find each its own
        });
    }

    private async Task<IReadOnlyList<Sighting>> EmailsAsync(Message unknown, IEnumerable<ServiceMessage> rows, CancellationToken cancellationToken)
    {
        var sightings = new List<Sighting>();
        foreach (var (row, id) in NewestEmails(rows).Take(MostEmails))
        {
            if (await reads.EmailAsync(unknown, id, cancellationToken) is Reading<ServiceEmail>.Found(var email) && Says(unknown, row, email))
            {
                sightings.Add(new Sighting(row, id));
            }
        }

        return sightings;
    }

    // A row may be a thread that has gone on long after its own date: each one's last e-mail comes first, then each one's last but one.
    private static IEnumerable<(ServiceMessage Row, string Id)> NewestEmails(IEnumerable<ServiceMessage> rows) =>
        rows.SelectMany(row => row.EmailMessageIds.Reverse().Select((id, depth) => (row, id, depth))).OrderBy(email => email.depth).Select(email => (email.row, email.id));

    private static bool MayBe(Message unknown, ServiceMessage row) =>
        !row.IsInbound && row.Source is null or "api" && unknown.Channel.MessageTypes.Contains(row.MessageType);

    private static bool IsInTime(Message unknown, DateTime at) => at >= unknown.ClaimedAt - Skew && at <= unknown.StateAt + Skew;

    private static bool Says(Message unknown, ServiceMessage row) =>
        Plain(row.Body) == Plain(unknown.Content.WithSignature()) && row.Attachments.Count == unknown.Content.Attachments.Count;

    private static bool Says(Message unknown, ServiceMessage row, ServiceEmail email) =>
        !email.IsInbound
        && IsInTime(unknown, email.DateAdded ?? row.DateAdded)
        && Plain(email.Subject) == Plain(unknown.Content.Subject)
        && Plain(HtmlText.Of(email.Html ?? string.Empty)).Contains(Plain(HtmlText.Of(EmailBody.Of(unknown.Content).Html)), StringComparison.Ordinal);

    // Neither spaces nor line ends survive every channel as they were.
    private static string Plain(string? text) => string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
