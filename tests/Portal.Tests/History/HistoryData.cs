using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.History;

/// <summary>People and messages of two sub-accounts, as the ledger would have written them.</summary>
internal static class HistoryData
{
    public static readonly Caller Ana = new(Guid.CreateVersion7(), "Ana Staff", "harbour", Role.Staff);
    public static readonly Caller Ben = new(Guid.CreateVersion7(), "Ben Staff", "harbour", Role.Staff);
    public static readonly Caller Mia = new(Guid.CreateVersion7(), "Mia Manager", "harbour", Role.Manager);
    public static readonly Caller Foreign = new(Guid.CreateVersion7(), "Noa Manager", "northside", Role.Admin);

    public static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    /// <summary><paramref name="at"/> is when it was written; ids carry it, as the ledger's do.</summary>
    public static Message By(Caller author, DateTime at, string body = "Hello", Channel? channel = null, string contact = "Ruiz, Ana") =>
        By(author, at, new MessageContent { Body = body }, channel, contact);

    public static Message By(Caller author, DateTime at, MessageContent content, Channel? channel = null, string contact = "Ruiz, Ana") => new()
    {
        Id = Guid.CreateVersion7(at),
        LocationId = author.LocationId,
        AuthorId = author.PersonId,
        AuthorName = author.Name,
        ContactId = $"id-{contact}",
        ContactName = contact,
        ChannelKey = (channel ?? Channel.Sms).Key,
        Content = content,
        ClientToken = Guid.CreateVersion7(),
        CreatedAt = at,
        DueAt = at,
        StateAt = at,
    };

    public static Message Held(this Message message)
    {
        message.Hold(HoldKind.NoToken, "Something is wrong.", message.CreatedAt);
        return message;
    }

    public static Person Of(Caller caller) => new() { Id = caller.PersonId, Issuer = "test", Subject = caller.Name, Name = caller.Name, LastSignInAt = Start };

    public static MessageEvent Event(Message message, MessageState state, string what, int seconds) => new()
    {
        Id = Guid.CreateVersion7(message.CreatedAt.AddSeconds(seconds)),
        MessageId = message.Id,
        Number = seconds + 1,
        At = message.CreatedAt.AddSeconds(seconds),
        State = state,
        What = what,
    };

    public static Task AddAllAsync(this TestDatabase store, IEnumerable<object> entities) => store.AddAsync([.. entities]);
}
