using Portal.Services.Storage.Postgres;

namespace Portal.Tests.Storage;

public sealed class ShareAgreementTests
{
    private const int Limit = 60;
    private const int Interval = 40;
    private const int DeadAfter = 70;
    private const int ClosedAfter = 25;

    [Fact]
    public void One_alone_takes_all()
    {
        var alone = new ShareAgreement();

        alone.Promise(_ => true);
        alone.Look([]);

        Assert.Equal((1, true), (alone.Sharers, alone.IsSettled));
    }

    [Fact]
    public void A_newcomer_waits_until_the_other_has_nothing_left_beyond_its_share()
    {
        var (old, newcomer) = (new ShareAgreement(), new ShareAgreement());
        old.Promise(_ => true);
        old.Look([]);

        newcomer.Look([old.Promise(_ => true)]);
        old.Look([newcomer.Promise(_ => true)]);
        newcomer.Look([old.Promise(fits => fits == 1)]);
        Assert.Equal((2, 0), (old.Sharers, newcomer.Sharers));

        newcomer.Promise(_ => true);
        newcomer.Look([old.Promise(_ => true)]);
        Assert.Equal((2, 2), (old.Sharers, newcomer.Sharers));
    }

    /// <summary>Portals come, work, stand still, and die in every order that the seeds bring, each with its own view of a table that others write to meanwhile.</summary>
    [Fact]
    public void However_they_come_and_go_together_they_never_use_more_than_all()
    {
        var used = 0L;
        for (var seed = 0; seed < 3_000; seed++)
        {
            var run = new Run(new Random(seed));
            for (var step = 0; step < 600; step++)
            {
                run.Step();
                Assert.True(run.Used <= Limit, $"Seed {seed}, step {step}: {run.Used} of {Limit} used.");
                used += run.Used;
            }
        }

        Assert.InRange(used / (3_000.0 * 600), Limit / 4, Limit); // and they do use it
    }

    private sealed class Run(Random random)
    {
        private readonly Dictionary<int, (int Promise, int Beat)> _table = [];
        private readonly List<Portal> _portals = [];
        private int _now;
        private int _ids;

        public int Used => _portals.Sum(p => p.Used(_now));

        public void Step()
        {
            _now++;
            if (_portals.All(p => p.IsDead) || (random.Next(60) == 0 && _portals.Count(p => !p.IsDead) < 4))
            {
                _portals.Add(new Portal(++_ids));
            }

            foreach (var portal in _portals.Where(p => !p.IsDead))
            {
                portal.IsDead = random.Next(300) == 0;
                portal.StandsStillUntil = random.Next(200) == 0 ? _now + random.Next(2 * DeadAfter) : portal.StandsStillUntil;
            }

            Work(_portals.Where(p => !p.IsDead).OrderBy(_ => random.Next()).ToList());
        }

        private void Work(List<Portal> portals)
        {
            foreach (var portal in portals)
            {
                if (portal.StandsStillUntil <= _now && random.Next(3) == 0)
                {
                    Beat(portal);
                }

                for (var i = random.Next(30); i > 0 && portal.MayUse(_now); i--)
                {
                    portal.Use(_now);
                }
            }
        }

        // Writing and looking are two steps, between which anything may happen.
        private void Beat(Portal portal)
        {
            if (!portal.HasWritten)
            {
                portal.IsLate = _table.TryGetValue(portal.Id, out var row) && _now - row.Beat > ClosedAfter;
                _table[portal.Id] = (portal.Agreement.Promise(n => portal.Used(_now) <= Limit / n), _now);
                (portal.HasWritten, portal.Begun) = (true, _now);
                return;
            }

            if (portal.IsLate)
            {
                portal.Agreement.Close();
            }

            portal.Agreement.Look([.. _table.Where(r => r.Key != portal.Id && _now - r.Value.Beat < DeadAfter).Select(r => r.Value.Promise)]);
            (portal.HasWritten, portal.BeatAt) = (false, portal.Begun);
        }
    }

    private sealed class Portal(int id)
    {
        private readonly List<int> _uses = [];

        public int Id => id;
        public ShareAgreement Agreement { get; } = new();
        public bool IsDead { get; set; }
        public bool HasWritten { get; set; }
        public bool IsLate { get; set; }
        public int Begun { get; set; }
        public int BeatAt { get; set; } = int.MinValue / 2;
        public int StandsStillUntil { get; set; }

        public int Used(int now) => _uses.Count(at => now - at < Interval);

        public bool MayUse(int now) => now - BeatAt < ClosedAfter && Agreement.Sharers > 0 && Used(now) < Limit / Agreement.Sharers;

        public void Use(int now) => _uses.Add(now);
    }
}
