using System.Collections.Concurrent;
using Portal.Services.Connections;

namespace Portal.Web.Features.Settings;

/// <summary>How connecting ended, from the address that HighLevel leads back to until the page that tells it: once, and never in an address.</summary>
internal sealed class ConnectResults
{
    private readonly ConcurrentDictionary<Guid, ConnectOutcome> _bySession = new();

    public void Keep(Guid session, ConnectOutcome outcome) => _bySession[session] = outcome;

    public ConnectOutcome? Take(Guid session) => _bySession.TryRemove(session, out var outcome) ? outcome : null;
}
