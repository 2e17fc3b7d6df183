using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Responses;
using Portal.Services.Storage;
using Portal.Services.Team;

namespace Portal.Tests.Support;

/// <summary>The figures of a team are kept with every step of every message; whatever a test did, they equal counting its messages.</summary>
internal static class CountedMessages
{
    public static async Task EqualFiguresAsync(Database database)
    {
        var (messages, tallies, failures, responses) = await database.ReadAsync(
            async (context, token) => (
                await context.Messages.Select(m => new { m.LocationId, m.CreatedAt, m.AuthorId, m.ChannelKey, m.State, m.ReasonCode, m.IsUndone, m.ResponseMinutes }).ToListAsync(token),
                await context.MessageTallies.ToListAsync(token),
                await context.FailureTallies.ToListAsync(token),
                await context.ResponseTallies.ToListAsync(token)),
            CancellationToken.None);

        Assert.Equal(
            messages.SelectMany(m => Figures(m.State, m.IsUndone).Select(figure => $"{m.LocationId} {Quarters.Of(m.CreatedAt)} {m.AuthorId} {m.ChannelKey} {figure}")).CountBy(key => key).Order(ByKey),
            tallies.SelectMany(t => Figures(t).Select(figure => KeyValuePair.Create($"{t.LocationId} {t.Quarter} {t.AuthorId} {t.ChannelKey} {figure.Key}", figure.Value))).Where(f => f.Value != 0).Order(ByKey));
        Assert.Equal(
            messages.Where(m => m.State is MessageState.Failed or MessageState.Refused).Select(m => $"{m.LocationId} {Quarters.Of(m.CreatedAt)} {m.ChannelKey} {m.ReasonCode}").CountBy(key => key).Order(ByKey),
            failures.Select(t => KeyValuePair.Create($"{t.LocationId} {t.Quarter} {t.ChannelKey} {t.Code}", t.Count)).Where(f => f.Value != 0).Order(ByKey));
        Assert.Equal(
            messages.Where(m => m.State is MessageState.Accepted or MessageState.Delivered or MessageState.Read && m.ResponseMinutes is not null)
                .Select(m => $"{m.LocationId} {Quarters.Of(m.CreatedAt)} {m.AuthorId} {m.ChannelKey} {ResponseScale.Of(m.ResponseMinutes ?? 0)}").CountBy(key => key).Order(ByKey),
            responses.Select(t => KeyValuePair.Create($"{t.LocationId} {t.Quarter} {t.AuthorId} {t.ChannelKey} {t.Step}", t.Count)).Where(f => f.Value != 0).Order(ByKey));
    }

    private static Comparer<KeyValuePair<string, int>> ByKey { get; } = Comparer<KeyValuePair<string, int>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private static string[] Figures(MessageState state, bool isUndone) =>
        state is MessageState.Cancelled && isUndone ? ["Written", "Cancelled", "Undone"]
        : state is MessageState.WaitingForApproval or MessageState.Scheduled or MessageState.Sending or MessageState.ServiceScheduled ? ["Written"]
        : ["Written", $"{state}"];

    private static Dictionary<string, int> Figures(MessageTally tally) => new()
    {
        ["Written"] = tally.Written,
        ["Accepted"] = tally.Accepted,
        ["Delivered"] = tally.Delivered,
        ["Read"] = tally.Read,
        ["Failed"] = tally.Failed,
        ["Refused"] = tally.Refused,
        ["Unknown"] = tally.Unknown,
        ["Held"] = tally.Held,
        ["Cancelled"] = tally.Cancelled,
        ["Undone"] = tally.Undone,
    };
}
