using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.Presence;
using Portal.Services.SubAccounts;

namespace Portal.Services.Storage.Postgres;

/// <summary>Tells the other portals what was changed here, as much at once as has come together: a NOTIFY holds up every other while it commits.</summary>
internal sealed partial class ChangeRelay : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private const int Most = 500;

    private readonly PostgresConnections _connections;
    private readonly PostgresNodes _nodes;
    private readonly MessageChanges _messages;
    private readonly DraftChanges _drafts;
    private readonly ServiceNews _news;
    private readonly SettingsChanges _settings;
    private readonly NotificationChanges _notifications;
    private readonly PresenceBoard _presence;
    private readonly TimeProvider _clock;
    private readonly ILogger<ChangeRelay> _logger;
    private readonly Channel<object> _waiting = Channel.CreateUnbounded<object>(new() { SingleReader = true });

    public ChangeRelay(
        PostgresConnections connections, PostgresNodes nodes, MessageChanges messages, DraftChanges drafts, ServiceNews news, SettingsChanges settings,
        NotificationChanges notifications, PresenceBoard presence, TimeProvider clock, ILogger<ChangeRelay> logger)
    {
        (_connections, _nodes, _messages, _drafts, _news) = (connections, nodes, messages, drafts, news);
        (_settings, _notifications, _presence, _clock, _logger) = (settings, notifications, presence, clock, logger);
        _messages.ChangedHere += Tell;
        _drafts.ChangedHere += Tell;
        _news.ToldHere += Tell;
        _settings.ChangedHere += Tell;
        _notifications.ChangedHere += Tell;
        _presence.SaidHere += Tell;
    }

    /// <summary>Runs until it is told to stop, and then tells what is left.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Gather, _clock, stoppingToken);
                await TellAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TellAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _messages.ChangedHere -= Tell;
        _drafts.ChangedHere -= Tell;
        _news.ToldHere -= Tell;
        _settings.ChangedHere -= Tell;
        _notifications.ChangedHere -= Tell;
        _presence.SaidHere -= Tell;
    }

    private void Tell(object change) => _waiting.Writer.TryWrite(change);

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var changes = new HashSet<object>();
        while (changes.Count < Most && _waiting.Reader.TryRead(out var change))
        {
            changes.Add(change);
        }

        var word = ChangeWire.Of(new Word { From = _nodes.Id }, changes);
        try
        {
            await using var connection = await _connections.OpenAsync(cancellationToken);
            await TellAsync(connection, word, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotTold(exception, changes.Count); // the others find it when they look for themselves
            }
        }
    }

    public static async Task TellAsync(NpgsqlConnection connection, Word word, CancellationToken cancellationToken)
    {
        foreach (var text in ChangeWire.Write(word))
        {
            await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = ChangeWire.Channel });
            command.Parameters.Add(new NpgsqlParameter { Value = text });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} changes could not be told to the other portals; they find them within half a minute.")]
    private partial void LogNotTold(Exception exception, int count);
}
