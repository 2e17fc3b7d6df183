using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>What the network can do to a send, on real sockets: what may have been sent is never called unsent.</summary>
public sealed class NetworkFaultTests
{
    [Fact]
    public async Task Where_nobody_listens_nothing_left_and_it_may_be_tried_again()
    {
        await using var portal = ServiceUnderTest.At(RawServer.NobodyListens());

        Assert.IsType<SendOutcome.TryAgain>(await portal.SendAsync());
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_may_be_tried_again()
    {
        await using var portal = ServiceUnderTest.On(new StubHandler { Connect = _ => throw new HttpRequestException(HttpRequestError.NameResolutionError) });

        Assert.IsType<SendOutcome.TryAgain>(await portal.SendAsync());
    }

    [Fact]
    public async Task A_handshake_that_fails_shows_the_server_nothing_of_the_message()
    {
        var seen = string.Empty;
        await using var server = new RawServer(async connection =>
        {
            await connection.WriteAsync("HTTP/1.1 400 this is no TLS\r\n\r\n");
            seen += await connection.ReadRequestAsync();
        });
        await using var portal = ServiceUnderTest.At(server.SecureAddress);

        Assert.IsType<SendOutcome.TryAgain>(await portal.SendAsync());
        Assert.DoesNotContain("contact1", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_nobody_knows_is_not_taken_for_a_proof_that_nothing_left()
    {
        await using var portal = ServiceUnderTest.On(new StubHandler { Connect = _ => throw new HttpRequestException("?") });

        Assert.IsType<SendOutcome.Unknown>(await portal.SendAsync());
    }

    [Fact]
    public async Task A_time_out_while_connecting_may_be_tried_again()
    {
        await using var portal = ServiceUnderTest.On(new StubHandler { Connect = stop => Task.Delay(Timeout.Infinite, stop) });

        var sending = portal.SendAsync();
        portal.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<SendOutcome.TryAgain>(await sending);
    }

    [Fact]
    public async Task A_time_out_after_the_request_arrived_is_unknown()
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            arrived.SetResult();
            await connection.WaitAsync();
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        var sending = portal.SendAsync();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        portal.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.IsType<SendOutcome.Unknown>(await sending);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_ends_before_the_answer_is_unknown(bool isReset)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (isReset)
            {
                connection.Reset();
            }
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        Assert.IsType<SendOutcome.Unknown>(await portal.SendAsync());
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(201, typeof(SendOutcome.Unknown))]
    [InlineData(400, typeof(SendOutcome.Refused))]
    [InlineData(429, typeof(SendOutcome.TryAgain))]
    public async Task An_answer_that_is_cut_off_means_what_its_status_says(int status, Type outcome)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync($"HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"messageId\":");
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        Assert.IsType(outcome, await portal.SendAsync());
    }

    [Fact]
    public async Task Stopping_before_anything_left_is_no_outcome()
    {
        using var stopping = new CancellationTokenSource();
        await using var portal = ServiceUnderTest.On(new StubHandler { Connect = stop => Task.Delay(Timeout.Infinite, stop) });

        var sending = portal.SendAsync(stopping.Token);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Stopping_after_the_request_left_is_unknown()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await stopping.CancelAsync();
            await connection.WaitAsync();
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        Assert.IsType<SendOutcome.Unknown>(await portal.SendAsync(stopping.Token));
    }
}
