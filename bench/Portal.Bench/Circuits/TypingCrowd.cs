using System.Diagnostics;
using Portal.Sandbox;
using Portal.Services.Composing;

namespace Portal.Bench.Circuits;

/// <summary>Many people who write at the same time: each tells the server once a second what stands in their field, and waits for its answer.</summary>
internal sealed class TypingCrowd : IAsyncDisposable
{
    private const int Seconds = 20;

    private static readonly string[] Contacts =
    [
        SandboxContacts.AnaRuiz, SandboxContacts.SilasStone, SandboxContacts.LenaFischer, SandboxContacts.OliviaOkoye, SandboxContacts.MarathonMary,
        SandboxContacts.EmilLarsen, SandboxContacts.UriNavon, SandboxContacts.PetraNovak, SandboxContacts.EddiePark, SandboxContacts.BenBrandt,
    ];

    private readonly List<(BrowserlessCircuit Circuit, long Dialog)> _people = [];

    public int Count => _people.Count;

    public async Task AddAsync(Func<string, Task<BrowserlessCircuit>> openAsync, CancellationToken cancellationToken)
    {
        var circuit = await openAsync(Contacts[_people.Count % Contacts.Length]);
        _people.Add((circuit, await circuit.ObjectGivenToAsync("attach", cancellationToken)));
    }

    /// <summary>How long every answer took, in milliseconds.</summary>
    public async Task<IReadOnlyList<double>> TypeAsync(CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(_people.Select((person, index) => TypeAsync(person, index, cancellationToken)))).SelectMany(times => times)];

    public async ValueTask DisposeAsync()
    {
        foreach (var (circuit, _) in _people)
        {
            await circuit.DisposeAsync();
        }
    }

    private async Task<List<double>> TypeAsync((BrowserlessCircuit Circuit, long Dialog) person, int index, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        await Task.Delay(TimeSpan.FromSeconds((double)index / Count), cancellationToken); // not all in the same moment
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var second = 1; second <= Seconds; second++)
        {
            var began = Stopwatch.GetTimestamp();
            await person.Circuit.CallAsync(person.Dialog, "TypedAsync", [Channel.Sms.Key, $"See you at nine, then. {new string('.', second)}", null, false, second], cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return times;
    }
}
