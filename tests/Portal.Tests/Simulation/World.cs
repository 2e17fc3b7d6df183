using System.Reflection;
using Portal.Services.Messages;

namespace Portal.Tests.Simulation;

/// <summary>What outlives every node: the stored messages and their events, the clock, chance, and the trace.</summary>
internal sealed class World(int seed, Bug bug)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Func<object, object> Clone =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private int _ids;

    public Bug Bug { get; } = bug;

    public Random Random { get; } = new(seed);

    public SimClock Clock { get; } = new(Start);

    public SortedDictionary<Guid, Message> Messages { get; } = [];

    /// <summary>When each message was first due, on the true clock.</summary>
    public Dictionary<Guid, DateTime> Promised { get; } = [];

    public Dictionary<Guid, List<MessageEvent>> Events { get; } = [];

    public DateTime? LastRound { get; set; }

    /// <summary>Whose claim each lease is.</summary>
    public Dictionary<Guid, SimNode> Claimants { get; } = [];

    /// <summary>How often a person chose to send a message again that may have been sent.</summary>
    public Dictionary<Guid, int> Chosen { get; } = [];

    /// <summary>Messages of which a person said that they were sent.</summary>
    public HashSet<Guid> SaidSent { get; } = [];

    public List<string> Trace { get; } = [];

    public List<string> Violations { get; } = [];

    /// <summary>The time that everybody agrees on, whatever the portal's clock says.</summary>
    public DateTime TrueNow => (Start + Clock.Elapsed).UtcDateTime;

    public static Message Copy(Message message) => (Message)Clone(message);

    public bool Happens(double probability) => Random.NextDouble() < probability;

    public TimeSpan Between(double from, double to) => TimeSpan.FromSeconds(from + Random.NextDouble() * (to - from));

    public Guid NextId() => new(++_ids, 0, 0, new byte[8]);

    public void Say(string what) => Trace.Add($"{Clock.Elapsed.TotalSeconds:0.000} {what}");

    public void Wrong(string what) => Violations.Add($"{Clock.Elapsed.TotalSeconds:0.000} {what}");

    public void Store(Message message, MessageEvent? happened)
    {
        Messages[message.Id] = message;
        if (happened is not null)
        {
            Events.TryAdd(message.Id, []);
            Events[message.Id].Add(happened);
            Say($"{Name(message.Id)} {happened.State}: {happened.What}");
        }
    }

    public static string Name(Guid id) => $"m{id.ToByteArray()[0]}";
}
