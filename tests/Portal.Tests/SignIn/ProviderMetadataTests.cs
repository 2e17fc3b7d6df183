using System.Text.Json.Nodes;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Tests.SignIn;

/// <summary>Sign-ins while the identity provider answers slowly, wrongly or not at all.</summary>
public sealed class ProviderMetadataTests : IDisposable
{
    private readonly SilentProvider _provider = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProviderMetadata Metadata => _provider.Metadata;

    [Fact]
    public async Task Five_people_wait_for_one_request_and_all_of_them_for_five_seconds_at_most()
    {
        _provider.Answer = SilentProvider.Hang;

        var waiting = Enumerable.Range(1, 5).Select(_ => Metadata.GetConfigurationAsync(Token)).ToList();
        _provider.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        _provider.Clock.Advance(TimeSpan.FromSeconds(0.1));

        foreach (var each in waiting)
        {
            var failure = await Assert.ThrowsAsync<ProviderUnreachableException>(() => InTime(each));
            Assert.Equal("The identity provider did not answer within 5 seconds.", failure.Message);
        }

        Assert.Equal(1, _provider.Asked);
    }

    [Fact]
    public async Task Keys_that_do_not_come_count_within_the_same_five_seconds()
    {
        _provider.Answer = (path, token) => path == "/jwks" ? SilentProvider.Hang(path, token) : SilentProvider.Truth(path, token);

        var waiting = Metadata.GetConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => InTime(waiting));
    }

    [Fact]
    public async Task Who_leaves_while_waiting_takes_the_answer_from_nobody_else()
    {
        var answer = new TaskCompletionSource();
        _provider.Answer = async (path, token) =>
        {
            await answer.Task.WaitAsync(token);
            return await SilentProvider.Truth(path, token);
        };
        using var leaving = new CancellationTokenSource();

        var first = Metadata.GetConfigurationAsync(leaving.Token);
        var second = Metadata.GetConfigurationAsync(Token);
        await leaving.CancelAsync();
        answer.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("https://login.example", (await second).Issuer);
        Assert.Equal(1, _provider.Asked);
    }

    public static TheoryData<string> Failures => ["hangs", "fails", "is in maintenance"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_the_provider_said_last_is_used_while_it_is_silent_and_nobody_waits_again_for_a_minute(string how)
    {
        var before = await Metadata.GetConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromHours(7));
        _provider.Answer = how switch { "hangs" => SilentProvider.Hang, "fails" => (_, _) => throw new HttpRequestException("refused"), _ => SilentProvider.Maintenance };

        var first = Metadata.GetConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Same(before, await InTime(first));
        Assert.Same(before, await Metadata.GetConfigurationAsync(Token));
        Assert.Equal(2, _provider.Asked);

        _provider.Clock.Advance(TimeSpan.FromMinutes(1));
        _provider.Answer = SilentProvider.Truth;
        Assert.NotSame(before, await Metadata.GetConfigurationAsync(Token));
    }

    [Fact]
    public async Task What_the_provider_said_more_than_a_day_ago_counts_no_more()
    {
        await Metadata.GetConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromHours(25));
        _provider.Answer = SilentProvider.Maintenance;

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => Metadata.GetConfigurationAsync(Token));
    }

    [Fact]
    public async Task A_provider_that_lies_is_no_silent_one()
    {
        await Metadata.GetConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromHours(7));
        _provider.Answer = async (path, token) => SilentProvider.Json(
            (await (await SilentProvider.Truth(path, token)).Content.ReadAsStringAsync(token)).Replace("\"issuer\":\"https://login.example\"", "\"issuer\":\"https://other.example\"", StringComparison.Ordinal));

        await Assert.ThrowsAsync<SignInRefusedException>(() => Metadata.GetConfigurationAsync(Token));
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_asked_for_and_an_old_copy_is_no_answer_to_that()
    {
        await Metadata.GetConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromMinutes(1));
        _provider.Answer = SilentProvider.Hang;

        Metadata.RequestRefresh();
        var asked = Metadata.GetBaseConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => InTime(asked));
    }

    [Fact]
    public async Task Whose_key_is_known_need_not_wait_for_a_silent_provider_because_another_key_was_not()
    {
        var known = await Metadata.GetConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromMinutes(1));
        _provider.Answer = SilentProvider.Hang;
        Metadata.RequestRefresh();
        var asked = Metadata.GetBaseConfigurationAsync(Token);
        _provider.Clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<ProviderUnreachableException>(() => InTime(asked));

        Assert.Same(known, await InTime(Metadata.GetConfigurationAsync(Token)));
        Assert.Equal(2, _provider.Asked);
    }

    [Fact]
    public async Task Keys_are_asked_for_again_only_some_seconds_after_the_last_time()
    {
        var known = await Metadata.GetConfigurationAsync(Token);

        _provider.Clock.Advance(TimeSpan.FromSeconds(4));
        Metadata.RequestRefresh();
        Assert.Same(known, await Metadata.GetBaseConfigurationAsync(Token));

        _provider.Clock.Advance(TimeSpan.FromSeconds(1));
        Metadata.RequestRefresh();
        Assert.NotSame(known, await Metadata.GetBaseConfigurationAsync(Token));
    }

    [Theory]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    [InlineData("jwks_uri")]
    [InlineData("end_session_endpoint")]
    [InlineData("pushed_authorization_request_endpoint")]
    public async Task An_address_without_https_is_not_believed(string endpoint)
    {
        _provider.Answer = async (path, token) =>
        {
            var document = JsonNode.Parse(await (await SilentProvider.Truth(path, token)).Content.ReadAsStringAsync(token)) ?? throw new InvalidOperationException("Nothing was published.");
            document[endpoint] = "http://login.example/anywhere";
            return SilentProvider.Json(document.ToJsonString());
        };

        await Assert.ThrowsAsync<SignInRefusedException>(() => Metadata.GetConfigurationAsync(Token));
    }

    public void Dispose() => _provider.Dispose();

    // By the test's clock the time is over: what goes on now hangs.
    private static Task<T> InTime<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), Token);
}
