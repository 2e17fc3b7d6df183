using Portal.Bench;
using Portal.Bench.Lighthouse;
using Portal.Bench.Pages;

if (BenchArguments.Read(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(BenchArguments.Usage);
    return 2;
}

using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(20));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // so that what was started is stopped too
    limit.Cancel();
};

await using var stand = await Stand.StartAsync(limit.Token);
var tables = arguments.Command switch
{
    PagesBench.Command => await PagesBench.RunAsync(stand, limit.Token),
    _ => await LighthouseBench.RunAsync(stand, limit.Token),
};
await Report.WriteAsync(tables, arguments.Json);
return 0;
