using System.Globalization;
using Portal.Bench;
using Portal.Bench.Delivery;

if (args is [ServiceEndpoint.Command, var milliseconds])
{
    await ServiceEndpoint.RunAsync(TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture)));
    return 0;
}

if (BenchArguments.Read(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(BenchArguments.Usage);
    return 2;
}

using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(60));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // so that what was started is stopped too
    limit.Cancel();
};

var tables = new List<Table>();
foreach (var command in arguments.Command == BenchArguments.All ? BenchArguments.OfDelivery : [arguments.Command])
{
    tables.AddRange(await Measurements.RunAsync(command, arguments, limit.Token));
}

await Report.WriteAsync(tables, arguments.Json);
return 0;
