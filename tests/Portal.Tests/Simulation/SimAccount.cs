using Portal.Services.HighLevel;

namespace Portal.Tests.Simulation;

/// <summary>One sub-account in the service's own books; its record is the judge of what was sent.</summary>
internal sealed class SimAccount(World world, string locationId, int limit)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<TimeSpan> _arrivals = new();
    private int _ids;

    public string LocationId { get; } = locationId;

    public int Limit { get; } = limit;

    public TimeSpan DownUntil { get; set; }

    /// <summary>What was accepted for each of the portal's messages, and when.</summary>
    public Dictionary<string, List<DateTime>> Accepted { get; } = [];

    public List<ServiceMessage> Rows { get; } = [];

    public bool IsDown => world.Clock.Elapsed < DownUntil;

    public int Remaining => Math.Max(0, Limit - _arrivals.Count);

    /// <summary>False for a request that is one too many.</summary>
    public bool Arrive()
    {
        var now = world.Clock.Elapsed;
        while (_arrivals.TryPeek(out var first) && first <= now - Window)
        {
            _arrivals.Dequeue();
        }

        _arrivals.Enqueue(now);
        if (_arrivals.Count <= Limit)
        {
            return true;
        }

        world.Wrong($"{LocationId} had {_arrivals.Count} requests in 10 s; it takes {Limit}");
        return false;
    }

    public SendOutcome.Accepted Accept(SendMessageRequest request)
    {
        var id = $"{LocationId}-{++_ids}";
        var of = request.AppointmentId!;
        Accepted.TryAdd(of, []);
        Accepted[of].Add(world.TrueNow);
        Rows.Add(Row(id, request.ContactId, request.Message, isInbound: false, "api"));
        world.Say($"{of} accepted by the service as {id}");
        return new SendOutcome.Accepted(id, request.ContactId, null, [], null, null);
    }

    public void Receive(string contactId)
    {
        Rows.Add(Row($"{LocationId}-{++_ids}", contactId, "Yes, please.", isInbound: true, null));
        world.Say($"{contactId} answers");
    }

    private ServiceMessage Row(string id, string contactId, string? body, bool isInbound, string? source) => new()
    {
        Id = id,
        ConversationId = contactId,
        ContactId = contactId,
        LocationId = LocationId,
        MessageType = "TYPE_SMS",
        DateAdded = world.TrueNow,
        IsInbound = isInbound,
        Body = body,
        Source = source,
        Status = "sent",
    };
}
