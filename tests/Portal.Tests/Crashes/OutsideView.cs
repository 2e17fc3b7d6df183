using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Sandbox;
using Portal.Services;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Crashes;

/// <summary>A portal's data as seen from another process, through the portal's own rooms: what the test writes before, and reads after.</summary>
internal sealed class OutsideView : IAsyncDisposable
{
    private static readonly string[] Locations = [SandboxSubAccounts.HarbourDental, SandboxSubAccounts.NorthsideFitness];

    private static readonly string[] Scopes =
        ["contacts.readonly", "conversations.readonly", "conversations.write", "conversations/message.readonly", "conversations/message.write"];

    private readonly IHost _host;
    private readonly RunningSandbox _sandbox;

    public OutsideView(IReadOnlyDictionary<string, string> settings, RunningSandbox sandbox)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddPortalServices();
        builder.Services.AddDataProtection().SetApplicationName("Portal").PersistKeysToFileSystem(new DirectoryInfo(settings["Storage:KeysDirectory"]));
        (_host, _sandbox) = (builder.Build(), sandbox);
    }

    private Database Database => _host.Services.GetRequiredService<Database>();

    /// <summary>Somebody signs in and writes to one contact after another, in both sub-accounts; every third message is planned for a few seconds ahead.</summary>
    public async Task<IReadOnlyList<Written>> WriteAsync(int count, string name, Random random, CancellationToken cancellationToken)
    {
        var token = _sandbox.Services.GetRequiredService<IAccessTokens>().Issue(new Grant("maya", Locations, Scopes), TimeSpan.FromHours(1));
        var maya = await _host.Services.GetRequiredService<SignIns>().SignInAsync(
            new SignInFacts
            {
                Issuer = _sandbox.Authority.ToString(),
                Subject = "maya",
                Name = "Maya",
                RoleValues = ["staff"],
                LocationIds = Locations,
                Tokens = new ProviderTokens(token, null, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1)),
            },
            cancellationToken);
        var contacts = new Dictionary<string, IReadOnlyList<ServiceContact>>();
        foreach (var location in Locations)
        {
            contacts[location] = await ContactsAsync(new AccessToken(location, token), cancellationToken);
        }

        var written = new List<Written>();
        for (var i = 0; i < count; i++)
        {
            var location = Locations[i % Locations.Length];
            var contact = contacts[location][i / Locations.Length % contacts[location].Count];
            var author = new Caller(maya.PersonId, maya.Name, location, Role.Staff);
            written.Add(await WriteAsync(author, contact, i % 5 == 4 ? Channel.Email : Channel.Sms, $"{name} {i:0000}.", i % 3 == 2 ? random.Next(1, 8) : null, cancellationToken));
        }

        return written;
    }

    public Task<Dictionary<Guid, Message>> MessagesAsync(CancellationToken cancellationToken) =>
        Database.ReadAsync((context, token) => context.Messages.ToDictionaryAsync(m => m.Id, token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        switch (_host)
        {
            case IAsyncDisposable later: await later.DisposeAsync(); break;
            default: _host.Dispose(); break;
        }
    }

    // The portals of these tests wait for the service for three seconds only, which the first request beside others' starts may take.
    private async Task<IReadOnlyList<ServiceContact>> ContactsAsync(AccessToken token, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await _host.Services.GetRequiredService<IHighLevel>().SearchContactsAsync(token, new ContactQuery(token.LocationId, null, Limit: 100), cancellationToken);
            if (answer is ServiceAnswer<IReadOnlyList<ServiceContact>>.Found(var found))
            {
                return [.. found.Where(c => c is { Dnd: false, Phone: not null, Email: not null, DndSettings.Count: 0 })];
            }

            if (tries == 10 || answer is not ServiceAnswer<IReadOnlyList<ServiceContact>>.Unavailable)
            {
                throw new InvalidOperationException($"The sandbox gave no contacts: {answer}");
            }
        }
    }

    private async Task<Written> WriteAsync(Caller author, ServiceContact contact, Channel channel, string body, int? secondsAhead, CancellationToken cancellationToken)
    {
        DateTime? at = secondsAhead is { } seconds ? TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds) : null;
        var command = new SendCommand
        {
            ContactId = contact.Id,
            ContactName = contact.Name ?? contact.Id,
            Channel = channel,
            Content = new MessageContent { Body = body, Subject = channel == Channel.Email ? "About your visit" : null },
            ClientToken = Guid.CreateVersion7(),
            Plan = at is { } time ? new SendPlan(time, $"{time:yyyy-MM-ddTHH:mm}", "Etc/UTC", OnlyIfUnanswered: false, HeldByService: false) : null,
        };
        return await _host.Services.GetRequiredService<MessageLedger>().SendAsync(author, command, cancellationToken) is SendResult.Stored stored
            ? new Written(stored.MessageId, contact.Id, body, at)
            : throw new InvalidOperationException("A message could not be written.");
    }
}

/// <summary>A message that was stored before the portal ran; <paramref name="NotBefore"/> in UTC.</summary>
internal sealed record Written(Guid Id, string ContactId, string Body, DateTime? NotBefore);
