namespace Portal.Services.Conversations;

/// <summary>
/// One answer for all who ask the same while another is waited for: when a message comes in, every page that shows the list reads it again
/// at the same moment. Nobody is given the answer to a question that was put before theirs, so that what they have just changed shows in it.
/// </summary>
internal sealed class SharedAnswers<TQuestion, TAnswer>
    where TQuestion : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TQuestion, Task<TAnswer>> _running = [];
    private readonly Dictionary<TQuestion, Task<TAnswer>> _next = [];

    /// <summary>Who stops waiting stops nobody else: <paramref name="ask"/> goes on.</summary>
    public Task<TAnswer> AskAsync(TQuestion question, Func<TQuestion, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(question, out var running))
            {
                return (_running[question] = RunAsync(question, ask)).WaitAsync(cancellationToken);
            }

            if (!_next.TryGetValue(question, out var next))
            {
                _next[question] = next = AfterAsync(running, question, ask);
            }

            return next.WaitAsync(cancellationToken);
        }
    }

    private async Task<TAnswer> AfterAsync(Task<TAnswer> running, TQuestion question, Func<TQuestion, Task<TAnswer>> ask)
    {
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task<TAnswer> mine;
        lock (_gate)
        {
            _next.Remove(question); // who comes from here on asks later than this
            _running[question] = mine = RunAsync(question, ask);
        }

        return await mine;
    }

    private async Task<TAnswer> RunAsync(TQuestion question, Func<TQuestion, Task<TAnswer>> ask)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // not under the lock
        try
        {
            return await ask(question);
        }
        finally
        {
            lock (_gate)
            {
                if (!_next.ContainsKey(question))
                {
                    _running.Remove(question);
                }
            }
        }
    }
}
