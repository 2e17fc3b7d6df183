using Portal.Services.Conversations;

namespace Portal.Tests.Conversations;

public sealed class SharedAnswersTests : IDisposable
{
    private readonly SharedAnswers<string, int> _shared = new();
    private readonly List<TaskCompletionSource<int>> _asked = [];
    private readonly SemaphoreSlim _came = new(0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_ask_while_one_is_asking_two_questions_are_put_and_none_has_an_answer_from_before_its_own()
    {
        var first = Ask();
        await _came.WaitAsync(Token);
        var later = Enumerable.Range(0, 20).Select(_ => Ask()).ToList();

        _asked[0].SetResult(1);
        await _came.WaitAsync(Token);
        var last = Ask();
        _asked[1].SetResult(2);
        await _came.WaitAsync(Token);
        _asked[2].SetResult(3);

        Assert.Equal(1, await first);
        Assert.All(await Task.WhenAll(later), answer => Assert.Equal(2, answer));
        Assert.Equal(3, await last);
        Assert.Equal(3, _asked.Count);
    }

    [Fact]
    public async Task A_question_that_fails_fails_for_those_who_put_it_and_the_next_is_put_anew()
    {
        var first = Ask();
        await _came.WaitAsync(Token);
        var second = Ask();
        _asked[0].SetException(new InvalidOperationException("away"));
        await _came.WaitAsync(Token);
        _asked[1].SetResult(2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(2, await second);
        var third = Ask();
        await _came.WaitAsync(Token);
        _asked[2].SetResult(3);
        Assert.Equal(3, await third);
    }

    [Fact]
    public async Task Who_stops_waiting_stops_nobody_else()
    {
        using var impatient = new CancellationTokenSource();
        var first = _shared.AskAsync("list", _ => Put(), impatient.Token);
        await _came.WaitAsync(Token);
        var second = Ask();
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _asked[0].SetResult(1);
        await _came.WaitAsync(Token);
        _asked[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Another_question_waits_for_none()
    {
        var list = Ask();
        await _came.WaitAsync(Token);
        var other = _shared.AskAsync("unread", _ => Put(), Token);
        await _came.WaitAsync(Token);

        _asked[1].SetResult(2);
        Assert.Equal(2, await other);
        _asked[0].SetResult(1);
        Assert.Equal(1, await list);
    }

    public void Dispose() => _came.Dispose();

    private Task<int> Ask() => _shared.AskAsync("list", _ => Put(), Token);

    private Task<int> Put()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(answer);
        _came.Release();
        return answer.Task;
    }
}
