using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.Presence;
using Portal.Services.SubAccounts;

namespace Portal.Services.Storage.Postgres;

/// <summary>
/// Keeps one connection for as long as the portal runs, on which it hears from the other portals and tells them that it lives. It is
/// started before everything that works on the data, and stopped after it.
/// </summary>
internal sealed partial class NodeLoop(
    PostgresConnections connections, PostgresNodes nodes, ChangeRelay relay, ChangeCatchUp catchUp, MessageChanges messages, DraftChanges drafts, ServiceNews news,
    StoredSettings settings, NotificationChanges notifications, PresenceBoard presence, DueSignal due, TimeProvider clock, ILogger<NodeLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Unsettled = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Reconnect = TimeSpan.FromMilliseconds(500);

    private readonly Queue<Word> _heard = new();
    private NpgsqlConnection? _joined;
    private StorageFault? _lostTo;

    /// <summary>Returns when the others can see this portal: whoever looks for dead portals' claims must know that it lives.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _joined = await JoinAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        messages.Changed += catchUp.Knows;
        drafts.Changed += catchUp.Knows;
        notifications.Changed += catchUp.Knows;
        news.Told += catchUp.Knows;
        try
        {
            await Task.WhenAll(relay.RunAsync(stoppingToken), LiveAsync(stoppingToken));
        }
        finally
        {
            messages.Changed -= catchUp.Knows;
            drafts.Changed -= catchUp.Knows;
            notifications.Changed -= catchUp.Knows;
            news.Told -= catchUp.Knows;
        }
    }

    private async Task LiveAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await using var connection = Interlocked.Exchange(ref _joined, null) ?? await JoinAsync(stoppingToken);
                SayBack();
                await StayAsync(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                nodes.Close(); // the others may take this portal for dead
                SayLost(exception);
                await Task.Delay(Reconnect, clock, CancellationToken.None);
            }
        }

        await LeaveAsync();
    }

    private async Task<NpgsqlConnection> JoinAsync(CancellationToken stoppingToken)
    {
        var connection = await connections.OpenAloneAsync(stoppingToken);
        try
        {
            connection.Notification += (_, heard) => Hear(heard.Payload);
            await new NodeRows(connection).KeepAliveAsync(stoppingToken);
            await new NodeRows(connection).LockAsync(nodes.Id, stoppingToken); // before the first heartbeat: whoever sees one without the other takes it for dead
            await using var listen = new NpgsqlCommand($"LISTEN {ChangeWire.Channel}", connection);
            await listen.ExecuteNonQueryAsync(stoppingToken);
            await new NodeRows(connection).ForgetLongDeadAsync(stoppingToken);
            await BeatAsync(connection, stoppingToken);
            await catchUp.LookAsync(stoppingToken); // what was told while nobody listened here
            due.Raise();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task StayAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        var (beatAt, lookedAt) = (clock.GetTimestamp(), clock.GetTimestamp());
        while (true)
        {
            var pause = (nodes.IsSettled ? PostgresNodes.BeatEvery : Unsettled) - clock.GetElapsedTime(beatAt);
            if (pause > TimeSpan.Zero && _heard.Count == 0)
            {
                await connection.WaitAsync(TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)), stoppingToken); // less than one would be for ever
            }

            if (await PassAsync(stoppingToken) || clock.GetElapsedTime(beatAt) >= (nodes.IsSettled ? PostgresNodes.BeatEvery : Unsettled))
            {
                beatAt = clock.GetTimestamp();
                await BeatAsync(connection, stoppingToken);
            }

            if (clock.GetElapsedTime(lookedAt) >= ChangeCatchUp.Every)
            {
                lookedAt = clock.GetTimestamp();
                await catchUp.LookAsync(stoppingToken);
            }
        }
    }

    private async Task BeatAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await nodes.BeatAsync(connection, cancellationToken))
        {
            await ChangeRelay.TellAsync(connection, new Word { From = nodes.Id, AreNodes = true }, cancellationToken);
        }
    }

    // Called while the connection is busy with whatever it does.
    private void Hear(string payload)
    {
        if (ChangeWire.Read(payload) is { } word && word.From != nodes.Id)
        {
            _heard.Enqueue(word);
        }
    }

    /// <summary>Passes on what was heard; whether some of it was about portals.</summary>
    private async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var areNodes = false;
        while (_heard.TryDequeue(out var word))
        {
            areNodes |= word.AreNodes;
            word.Messages.ToList().ForEach(messages.Hear);
            word.Drafts.ToList().ForEach(drafts.Hear);
            word.News.ToList().ForEach(news.Hear);
            word.Notifications.ToList().ForEach(notifications.Hear);
            word.Presence.ToList().ForEach(presence.Hear);
            if (word.Settings.Count > 0)
            {
                await settings.RefreshAsync(cancellationToken);
            }

            if (word.Messages.Count > 0)
            {
                due.Raise();
            }
        }

        return areNodes;
    }

    private async Task LeaveAsync()
    {
        try
        {
            await using var connection = await connections.OpenAsync(CancellationToken.None);
            await nodes.LeaveAsync(connection, CancellationToken.None);
            await ChangeRelay.TellAsync(connection, new Word { From = nodes.Id, AreNodes = true }, CancellationToken.None);
        }
        catch (NpgsqlException exception)
        {
            SayLost(exception); // the others find out when the heartbeat is missing
        }
    }

    // Once for each fault, however often it is tried again until it is over.
    private void SayLost(Exception exception)
    {
        var fault = StorageFault.Of(exception);
        if (fault is null)
        {
            LogLost(exception);
        }
        else if (fault != _lostTo)
        {
            LogAway(fault.Word);
        }

        _lostTo = fault;
    }

    private void SayBack()
    {
        if (_lostTo is not null)
        {
            LogBack();
            _lostTo = null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection to the other portals is lost, because {Fault}; nothing is sent until it is back.")]
    private partial void LogAway(string fault);

    [LoggerMessage(LogLevel.Information, "The connection to the other portals is back.")]
    private partial void LogBack();

    [LoggerMessage(LogLevel.Warning, "The connection to the other portals is lost; nothing is sent until it is back.")]
    private partial void LogLost(Exception exception);
}
