using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>A send is written to the network once, though the handler below would repeat it or carry it elsewhere.</summary>
public sealed class SentOnceTests
{
    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.WriteAsync("HTTP/1.1 307 Elsewhere\r\nLocation: /conversations/elsewhere\r\nContent-Length: 0\r\n\r\n");
            }
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        Assert.IsType<SendOutcome.Unknown>(await portal.SendAsync());
        Assert.Equal(1, server.Requests);
    }

    /// <summary>
    /// The stock handler repeats a request by itself when a connection that was kept open ends without a byte of answer.
    /// It does so for reads; a send that it has begun to write must not be among them.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kept_connection_that_ends_on_the_second_send_does_not_send_it_again(bool isReset)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(201, """{"messageId":"m1"}""");
            await connection.ReadRequestAsync();
            if (isReset)
            {
                connection.Reset();
            }
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        Assert.IsType<SendOutcome.Accepted>(await portal.SendAsync());
        Assert.IsType<SendOutcome.Unknown>(await portal.SendAsync());
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_closed_meanwhile_loses_no_send()
    {
        var closed = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.AnswerAsync(201, """{"messageId":"m1"}""");
            connection.Reset();
            closed.TrySetResult();
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        Assert.IsType<SendOutcome.Accepted>(await portal.SendAsync());
        await closed.Task;

        Assert.IsNotType<SendOutcome.Refused>(await portal.SendAsync());
        Assert.InRange(server.Requests, 1, 2);
    }

    [Fact]
    public async Task A_body_is_written_once_whoever_asks_for_it_again()
    {
        using var body = new OnceContent("{}"u8.ToArray());
        await body.CopyToAsync(new MemoryStream(), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => body.CopyToAsync(new MemoryStream(), TestContext.Current.CancellationToken));
        Assert.False(body.TryAbandon());
    }

    [Fact]
    public async Task A_body_that_was_given_up_is_never_written()
    {
        using var body = new OnceContent("{}"u8.ToArray());

        Assert.True(body.TryAbandon());
        await Assert.ThrowsAnyAsync<Exception>(() => body.CopyToAsync(new MemoryStream(), TestContext.Current.CancellationToken));
    }
}
