using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.Simulation;

/// <summary>
/// The real delivery in a made-up world: virtual time, a store and a service that fail by chance, nodes that are killed and fall
/// asleep, wrong clocks, and people. All chance comes from the seed, so that the same seed is the same life.
/// </summary>
internal sealed class Simulation
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly string[] Locations = [Some.Location, Some.OtherLocation];

    private readonly World _world;
    private readonly SimFaults _faults;
    private readonly SimPeople _people;
    private readonly Dictionary<string, SimAccount> _accounts;
    private readonly List<SimNode> _nodes = [];
    private readonly List<Func<bool>> _stillToCome = [];
    private int _born;

    private Simulation(int seed, Bug bug)
    {
        _world = new World(seed, bug);
        _faults = SimFaults.Draw(_world.Random);
        _people = new SimPeople(_world);
        var limit = _world.Random.Next(2) == 0 ? 10 : 100;
        _accounts = Locations.ToDictionary(id => id, id => new SimAccount(_world, id, limit));
    }

    public static World Live(int seed, Bug bug = Bug.None)
    {
        var simulation = new Simulation(seed, bug);
        var isOver = SimContext.Run(simulation._world.Clock, Longest, simulation.Begin, simulation.IsOver);
        Judge.Look(simulation._world, simulation._accounts.Values, simulation._faults, isOver);
        return simulation._world;
    }

    private bool IsOver() => _stillToCome.TrueForAll(isOver => isOver()) && _world.Messages.Values.All(Judge.IsFinal);

    private void Begin()
    {
        Write();
        for (var i = 0; i < _faults.Nodes; i++)
        {
            Start();
        }

        Meanwhile(() => _people.AttendAsync(), mustEnd: false);
        Meanwhile(() => RepeatAsync(_faults.Kills, 40, () => Replace(_world.Random.Next(_nodes.Count))));
        Meanwhile(() => RepeatAsync(_faults.Sleeps, 60, Sleep));
        Meanwhile(() => RepeatAsync(_faults.ClockJumps, 60, JumpClock));
        Meanwhile(() => RepeatAsync(_faults.Outages, 30, () => _accounts[Locations[0]].DownUntil = _world.Clock.Elapsed + _world.Between(5, 400)));
    }

    private void Write()
    {
        var random = _world.Random;
        var messages = 2 + random.Next(24);
        for (var i = 0; i < messages; i++)
        {
            var (location, contact) = (Locations[random.Next(2)], $"c{random.Next(6)}");
            var isPlanned = random.Next(3) == 0;
            _people.Write(location, contact, $"text {random.Next(3)}", isPlanned ? _world.Between(5, 90) : _world.Between(0, 3), isPlanned, onlyIfUnanswered: random.Next(2) == 0);
        }

        foreach (var message in _world.Messages.Values.Where(_ => random.Next(10) == 0).ToList())
        {
            Meanwhile(() => _people.TakeBackAsync(message, _world.Between(0, 60)));
        }

        if (random.Next(2) == 0)
        {
            Meanwhile(() => RepeatAsync(3, 30, () => _accounts[Locations[random.Next(2)]].Receive($"c{random.Next(6)}")));
        }
    }

    private void Start()
    {
        var node = new SimNode(_world, ++_born);
        _nodes.Add(node);
        var clock = _world.Clock;
        var store = new SimStore(_world, node, _faults);
        var limits = new RateLimits(clock);
        var options = new HighLevelOptions { RateLimit = _world.Bug is Bug.NoBudget ? 10_000 : _accounts.Values.First().Limit };
        var service = new SimService(_world, node, _faults, _accounts, _world.Bug is Bug.NoBudget ? new RateLimits(clock) : limits);
        var parts = new DeliveryParts(store, service, new FakeTokens(), clock, new DeliveryOptions(), options, _world.Random.Next(), limits: limits);
        parts.Budget.Sharers = () => _faults.Nodes;
        _ = parts.Loop.RunAsync(CancellationToken.None);
        _ = parts.Follow.RunAsync(CancellationToken.None);
    }

    private void Replace(int index)
    {
        _nodes[index].Kill();
        _nodes.RemoveAt(index);
        Meanwhile(async () =>
        {
            await Task.Delay(_world.Between(0.1, _world.Happens(0.2) ? 2000 : 20), _world.Clock);
            Start();
        });
    }

    private void Sleep()
    {
        if (_nodes.Count > 0)
        {
            _nodes[_world.Random.Next(_nodes.Count)].Sleep(_world.Between(1, 400));
        }
    }

    private void JumpClock()
    {
        _world.Clock.Skew += TimeSpan.FromHours(_world.Happens(0.5) ? 1 : -1);
        _world.Say($"the clock is {_world.Clock.Skew.TotalHours:0} h wrong");
    }

    private async Task RepeatAsync(int times, double within, Action act)
    {
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(_world.Between(0, within), _world.Clock);
            act();
        }
    }

    private void Meanwhile(Func<Task> act, bool mustEnd = true)
    {
        var task = act();
        if (mustEnd)
        {
            _stillToCome.Add(() => task.IsCompleted);
        }
    }
}
