using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;

namespace Portal.Services.Demonstration;

/// <summary>Invents messages with the lives that real ones have: most arrive, some fail with a carrier's code or are refused, few wait for a person. Nothing happens after <paramref name="now"/>.</summary>
internal sealed class LivedInMessages(LivedInCompany company, IReadOnlyList<Caller> authors, ResponseClock responses, Random random, DateTime now)
{
    private static readonly Channel[] Channels = [Channel.Sms, Channel.Sms, Channel.Sms, Channel.Sms, Channel.Email, Channel.Email, Channel.WhatsApp, Channel.LiveChat];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    private static readonly Dictionary<Channel, string[]> Failures = new()
    {
        [Channel.Sms] = ["30003: Unreachable destination handset", "30005: Unknown destination handset", "30006: Landline or unreachable carrier", "30007: Message filtered"],
        [Channel.Email] = ["550 5.1.1 The mailbox does not exist", "550 5.2.1 The mailbox is disabled"],
    };

    /// <summary>One of that time (UTC), with all that happened to it, added to be saved.</summary>
    public Message Add(PortalDbContext context, DateTime at)
    {
        var message = Write(at);
        message.Answer(random.Next(10) < 4 ? responses.Of(company.LocationId, at - Wait(), at) : null);
        context.Add(message);
        context.Add(message.Write(Of(message)));
        if (random.Next(1000) < 12)
        {
            context.Add(TakeBack(message, at));
            return message;
        }

        if (random.Next(1000) < 4)
        {
            context.Add(message.Hold(HoldKind.Answered, "The contact has written since. Read it, then decide.", at.AddSeconds(1)));
            return message;
        }

        Claim(context, message, at.AddSeconds(1));
        context.AddRange(End(message, at.AddSeconds(2)));
        return message;
    }

    private Message Write(DateTime at)
    {
        var (author, contact, channel) = (authors[Math.Min(random.Next(authors.Count), random.Next(authors.Count))], company.Contacts[Math.Min(random.Next(company.Contacts.Count), random.Next(company.Contacts.Count))], Channels[random.Next(Channels.Length)]);
        var text = company.Texts[random.Next(company.Texts.Count)]
            .Replace("{first}", contact.Name.Split(' ')[0], StringComparison.Ordinal)
            .Replace("{day}", Days[random.Next(Days.Length)], StringComparison.Ordinal)
            .Replace("{time}", $"{random.Next(8, 18)}:{(random.Next(2) == 0 ? "00" : "30")}", StringComparison.Ordinal);
        return new Message
        {
            Id = Guid.CreateVersion7(at),
            LocationId = company.LocationId,
            AuthorId = author.PersonId,
            AuthorName = author.Name,
            ContactId = contact.Id,
            ContactName = contact.Name,
            ChannelKey = channel.Key,
            Content = new MessageContent { Body = text, Subject = channel == Channel.Email ? "Your visit" : null },
            ClientToken = Guid.CreateVersion7(at),
            CreatedAt = at,
            DueAt = at,
            StateAt = at,
        };
    }

    // Most in the seconds in which that is offered, some later.
    private MessageEvent TakeBack(Message message, DateTime at)
    {
        message.UndoUntil = at.AddSeconds(5);
        return message.Cancel(Of(message), at.AddSeconds(random.Next(4) == 0 ? 60 : 3));
    }

    // Most are answered within the hour, some the next day.
    private TimeSpan Wait() => TimeSpan.FromMinutes(2 + (1200 * Math.Pow(random.NextDouble(), 4)));

    // The one step that only the database takes otherwise.
    private static void Claim(PortalDbContext context, Message message, DateTime at)
    {
        var row = context.Entry(message);
        row.Property(m => m.State).CurrentValue = MessageState.Sending;
        row.Property(m => m.Version).CurrentValue++;
        row.Property(m => m.Attempts).CurrentValue = 1;
        message.StateAt = at;
        context.Add(message.Claimed());
    }

    private IEnumerable<MessageEvent> End(Message message, DateTime at)
    {
        if (random.Next(1000) < 30 && message.Channel == Channel.Email)
        {
            var refusal = new ServiceRefusal(400, "CONVERSATIONS_MSG_UNSUBSCRIBED", "Contact has unsubscribed", $"trace-{random.Next():x8}");
            yield return message.Refuse(RefusalWords.For(refusal, message.Channel), refusal, at);
            yield break;
        }

        yield return message.Accept(new SendOutcome.Accepted($"lived-in-{message.Id:N}", null, null, [], null, null) { Source = TokenSource.MarketplaceApp }, at, at);
        if (random.Next(1000) < 45 && Failures.GetValueOrDefault(message.Channel) is { } errors)
        {
            var error = errors[random.Next(errors.Length)];
            yield return message.Fail(RefusalWords.ForFailure(error, message.Channel), error, at.AddSeconds(20));
            message.CheckAgain(checkAt: null);
            yield break;
        }

        yield return message.Deliver(at.AddSeconds(random.Next(3, 30)), checkAt: null);
        if (random.Next(10) < 4 && at.AddMinutes(random.Next(1, 600)) is var read && read < now)
        {
            yield return message.MarkRead(read);
        }
    }

    private Caller Of(Message message) => authors.First(author => author.PersonId == message.AuthorId);
}
