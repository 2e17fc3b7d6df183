namespace Portal.Services.Composing;

/// <summary>
/// Finds for each run of asterisks that may end something the one that begins it: only as many as began, so that a star too many stays
/// a star. What is passed over is given up, so each run is looked at once.
/// </summary>
internal sealed class StarPairs(List<Mark> marks, List<int> active)
{
    private const int Longest = 3;

    private readonly Stack<StarRun> _open = new();
    private readonly int[] _openOfLength = new int[Longest + 1];

    public void Find(IEnumerable<StarRun> runs)
    {
        var all = runs.ToList();
        foreach (var run in all)
        {
            while (run.MayClose && run.Left > 0 && Partner(run.Left) is { } partner)
            {
                Pair(partner, run);
            }

            if (run.MayOpen && run.Left > 0)
            {
                Push(run);
            }
        }

        foreach (var run in all.Where(r => r.IsPaired))
        {
            active.Add(run.Start);
            if (run.IsEscaped)
            {
                marks.Add(new Mark(run.Start - 1, 1, MarkKind.Escape));
            }
        }
    }

    private StarRun? Partner(int length)
    {
        Func<int, bool>? fits =
            _openOfLength[length] > 0 ? open => open == length
            : length == Longest ? (_openOfLength[1] > 0 && _openOfLength[2] > 0 ? open => open < Longest : null)
            : _openOfLength[Longest] > 0 ? open => open == Longest
            : null;
        if (fits is null)
        {
            return null;
        }

        while (!fits(_open.Peek().Left))
        {
            Pop();
        }

        return Pop();
    }

    private void Pair(StarRun begin, StarRun end)
    {
        var isLiteral = begin.IsEscaped || end.IsEscaped;
        for (var count = Math.Min(begin.Left, end.Left); count > 0; count -= Math.Min(count, 2))
        {
            var width = Math.Min(count, 2);
            var (from, to) = (begin.TakeLast(width), end.TakeFirst(width));
            if (!isLiteral)
            {
                marks.Add(new Mark(from, width, width == 2 ? MarkKind.StrongBegin : MarkKind.EmphasisBegin));
                marks.Add(new Mark(to, width, width == 2 ? MarkKind.StrongEnd : MarkKind.EmphasisEnd));
            }
        }

        if (begin.Left > 0)
        {
            Push(begin);
        }
    }

    private void Push(StarRun run)
    {
        _open.Push(run);
        _openOfLength[run.Left]++;
    }

    private StarRun Pop()
    {
        var run = _open.Pop();
        _openOfLength[run.Left]--;
        return run;
    }
}
