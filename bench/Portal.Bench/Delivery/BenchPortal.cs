using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Bench.Delivery;

/// <summary>The whole portal but for its pages, on a database of its own, with everything that runs beside delivery.</summary>
internal sealed class BenchPortal : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _folder;

    private BenchPortal(IHost host, DirectoryInfo folder) => (_host, _folder) = (host, folder);

    public IServiceProvider Services => _host.Services;

    public Guid AuthorId { get; private set; }

    private Database Database => Services.GetRequiredService<Database>();

    public static string Location(int account) => $"location{account:00}";

    /// <summary>Contacts are named after their sub-account, so that an endpoint without a memory knows it too.</summary>
    public static string LocationOf(string contactId) => contactId[..contactId.IndexOf('-', StringComparison.Ordinal)];

    public static async Task<BenchPortal> StartAsync(Uri service, int accounts, CancellationToken cancellationToken, int inFlight = 16)
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-");
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Path"] = Path.Combine(folder.FullName, "portal.db"),
            ["HighLevel:BaseAddress"] = service.ToString(),
            ["HighLevel:AcceptsSignInTokens"] = "true",
            ["HighLevel:RateLimit"] = "1000000",
            ["HighLevel:DailyLimit"] = "100000000",
            ["Delivery:InFlight"] = $"{inFlight}",
            ["SignIn:Roles:Staff:0"] = "staff",
        };
        for (var i = 0; i < accounts; i++)
        {
            settings[$"SubAccounts:{Location(i)}:Name"] = $"Sub-account {i}";
        }

        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole());
        builder.Services.AddPortalServices();
        builder.Services.AddSingleton<ITokenRefresher, NothingToRefresh>();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var portal = new BenchPortal(builder.Build(), folder);
        await portal.BeginAsync(accounts, cancellationToken);
        return portal;
    }

    /// <summary>Stores messages in one go; <see cref="DueSignal"/> is not raised for them. Each is to a contact of its own.</summary>
    public async Task<IReadOnlyList<Message>> WriteAsync(int count, Func<int, (string LocationId, DateTime? At)> plan, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var messages = Enumerable.Range(0, count).Select(i => NewMessage(now, plan(i))).ToList();
        await Database.WriteAsync(
            async (context, token) =>
            {
                context.AddRange(messages);
                context.AddRange(messages.Select(m => m.Write(new Caller(AuthorId, "Maya", m.LocationId, Role.Staff))));
                await context.SaveChangesAsync(token);
            },
            cancellationToken);
        return messages;
    }

    public void Wake() => Services.GetRequiredService<DueSignal>().Raise();

    /// <summary>Completes when <paramref name="count"/> messages have ended, each by a claim and its end, both on the disk.</summary>
    public Task EndedAsync(int count, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var changes = Services.GetRequiredService<MessageChanges>();
        var seen = new Dictionary<Guid, int>();
        var ended = 0;
        changes.Changed += Count;
        return WaitAsync();

        void Count(MessageChange change)
        {
            lock (seen)
            {
                seen[change.MessageId] = seen.GetValueOrDefault(change.MessageId) + 1;
                if (seen[change.MessageId] == 2 && ++ended == count)
                {
                    done.TrySetResult();
                }
            }
        }

        async Task WaitAsync()
        {
            await done.Task.WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
            changes.Changed -= Count;
        }
    }

    public async Task<int> CountAsync(MessageState state, CancellationToken cancellationToken) =>
        await Database.ReadAsync((context, token) => context.Messages.CountAsync(m => m.State == state, token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task BeginAsync(int accounts, CancellationToken cancellationToken)
    {
        await _host.StartAsync(cancellationToken);
        var facts = new SignInFacts
        {
            Issuer = "bench",
            Subject = "maya",
            Name = "Maya",
            RoleValues = ["staff"],
            LocationIds = [.. Enumerable.Range(0, accounts).Select(Location)],
            Tokens = new ProviderTokens("token", null, null),
        };
        AuthorId = (await Services.GetRequiredService<SignIns>().SignInAsync(facts, cancellationToken)).PersonId;
    }

    private Message NewMessage(DateTimeOffset now, (string LocationId, DateTime? At) plan)
    {
        var id = Guid.CreateVersion7(now);
        return new Message
        {
            Id = id,
            LocationId = plan.LocationId,
            AuthorId = AuthorId,
            AuthorName = "Maya",
            ContactId = $"{plan.LocationId}-{id:N}",
            ContactName = "Ana Ruiz",
            ChannelKey = Channel.Sms.Key,
            Content = new MessageContent { Body = "Your appointment is tomorrow at nine. Please bring your card." },
            ClientToken = Guid.CreateVersion7(now),
            CreatedAt = now.UtcDateTime,
            DueAt = plan.At ?? now.UtcDateTime,
            StateAt = now.UtcDateTime,
            Plan = plan.At is { } at ? new SendPlan(at, $"{at:yyyy-MM-ddTHH:mm}", "Etc/UTC", OnlyIfUnanswered: false, HeldByService: false) : null,
        };
    }

    private sealed class NothingToRefresh : ITokenRefresher
    {
        public Task<RefreshOutcome> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
            Task.FromResult<RefreshOutcome>(new RefreshOutcome.Refused("There is nothing to refresh in a measurement."));
    }
}
