using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>SplitMix64, seeded by a word: the same word gives the same data on every machine and every runtime.</summary>
internal sealed class SeedRandom
{
    private ulong _state;

    public SeedRandom(string word)
    {
        _state = 14695981039346656037;
        foreach (var letter in word)
        {
            _state = (_state ^ letter) * 1099511628211;
        }
    }

    /// <summary>From 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Percent(int chance) => Below(100) < chance;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public string Id() => string.Create(20, this, static (letters, random) =>
    {
        foreach (ref var letter in letters)
        {
            letter = Ids.Alphabet[random.Below(Ids.Alphabet.Length)];
        }
    });

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
