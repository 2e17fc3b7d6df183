namespace Portal.Bench.Watching;

/// <summary>What open conversations cost the service, and how soon they show what a contact writes, with and without webhooks.</summary>
internal static class WatchingBench
{
    public const string Command = "watching";

    private const int Messages = 20;
    private const double MostRequests = 0.05;
    private const double MostDelay = 0.25;

    private static readonly TimeSpan Measured = TimeSpan.FromMinutes(3);

    // The pages have read what they show, and after what was told the portal looks once more.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await Publishing.RunAsync(cancellationToken);
        var (asking, told) = (await MeasureAsync(isTold: false, cancellationToken), await MeasureAsync(isTold: true, cancellationToken));
        return
        [
            new Table(
                "Twenty open conversations of one sub-account",
                ["", "Requests to the service an hour, while nothing happens", "From a contact's message to the page, median, ms", "p95, ms"],
                [
                    ["asking", asking.Requests, asking.Delays.Median(), asking.Delays.P95()],
                    ["with webhooks", told.Requests, told.Delays.Median(), told.Delays.P95()],
                    ["with webhooks : asking", told.Requests / asking.Requests, told.Delays.Median() / asking.Delays.Median(), told.Delays.P95() / asking.Delays.P95()],
                    ["goal", MostRequests, MostDelay, string.Empty],
                ]),
        ];
    }

    private static async Task<(double Requests, IReadOnlyList<double> Delays)> MeasureAsync(bool isTold, CancellationToken cancellationToken)
    {
        await using var open = await OpenConversations.StartAsync(isTold, cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        var delays = await open.WriteAsync(Messages, cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        return (await open.RequestsAnHourAsync(Measured, cancellationToken), delays);
    }
}
