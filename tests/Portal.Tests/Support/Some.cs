using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Tests.Support;

/// <summary>Valid things whose details don't matter to the test, unless it says so.</summary>
public static class Some
{
    public const string Location = "hD4kQ0mZ1xYbT7sNwR2c";
    public const string OtherLocation = "nF8pL3vG6jUeA5oKiW9z";

    public static Caller Staff(string name = "Maya", string location = Location) =>
        new(Guid.CreateVersion7(), name, location, Role.Staff);

    public static Caller Manager(string location = Location) =>
        new(Guid.CreateVersion7(), "Mina", location, Role.Manager);

    /// <summary>A sub-account that has every channel.</summary>
    public static SendingRules Rules { get; } = new() { CustomProviders = { ["provider1"] = "Front desk" } };

    /// <summary>Two of them, as they are configured unless the test says otherwise.</summary>
    public static KnownSubAccounts SubAccounts(SendingRulesOptions? rules = null, SubAccountsOptions? subAccounts = null) => new(
        Options.Create(subAccounts ?? new SubAccountsOptions
        {
            [Location] = new SubAccountOptions { Name = "Harbour Dental", TimeZone = "Europe/Berlin" },
            [OtherLocation] = new SubAccountOptions { Name = "Northside Fitness", TimeZone = "America/Chicago" },
        }),
        Options.Create(rules ?? []));

    public static VariableValues Values { get; } = new(new Recipient { Name = "Ana Ruiz" }, "Maya", "Harbour Dental");

    public static MessageContent Text(string body = "See you at nine.") => new() { Body = body };

    public static SendCommand Command(string contactId = "contact1", Channel? channel = null, MessageContent? content = null, Guid? clientToken = null) => new()
    {
        ContactId = contactId,
        ContactName = "Ana Ruiz",
        Channel = channel ?? Channel.Sms,
        Content = content ?? Text(),
        ClientToken = clientToken ?? Guid.CreateVersion7(),
    };

    /// <summary>A ledger whose messages are due at once, unless the test wants time for taking them back.</summary>
    public static MessageLedger Ledger(Database database, TimeProvider clock, MessageChanges? changes = null, DueSignal? due = null, int undoSeconds = 0, SeenWaits? waits = null) => new(
        database,
        changes ?? new MessageChanges(),
        new DraftChanges(),
        due ?? new DueSignal(),
        Holding,
        new ApprovalRule(Holding),
        Options.Create(new UndoOptions { Seconds = undoSeconds, Channels = [] }),
        new ResponseClock(waits ?? new SeenWaits(Holding, clock), Holding),
        clock);

    private static KnownSubAccounts Holding { get; } = SubAccounts(new SendingRulesOptions { [Location] = new SendingRules { ServiceMayHold = true } });

    public static Message Message(Caller? author = null, DateTime? dueAt = null, string contactId = "contact1", Channel? channel = null, MessageContent? content = null, string contactName = "Ana Ruiz")
    {
        author ??= Staff();
        var at = dueAt ?? new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        return new Message
        {
            Id = Guid.CreateVersion7(at),
            LocationId = author.LocationId,
            AuthorId = author.PersonId,
            AuthorName = author.Name,
            ContactId = contactId,
            ContactName = contactName,
            ChannelKey = (channel ?? Channel.Sms).Key,
            Content = content ?? Text(),
            ClientToken = Guid.CreateVersion7(),
            CreatedAt = at,
            DueAt = at,
            StateAt = at,
        };
    }
}
