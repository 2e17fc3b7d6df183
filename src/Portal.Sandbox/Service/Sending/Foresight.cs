using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>
/// Decides what becomes of a message in the moment it is accepted. The same contact's n-th message always meets the same fate.
/// </summary>
internal static class Foresight
{
    /// <summary>Numbers of the fictional range 555-01xx that carriers give up on, by their last seven digits.</summary>
    private static readonly Dictionary<string, string> CarrierTroubles = new()
    {
        ["5550103"] = "30003: Unreachable destination handset",
        ["5550104"] = "30004: Message blocked",
        ["5550105"] = "30005: Unknown destination handset",
        ["5550106"] = "30006: Landline or unreachable carrier",
        ["5550107"] = "30007: Carrier violation, the message was filtered",
    };

    private static readonly string[] Answers =
    [
        "Thank you, that works for me!", "Great, see you then 👍", "Could we make it an hour later?", "Perfect, thanks for letting me know.",
        "Sorry, I was in a meeting. Yes, please go ahead.", "Got it 🙂", "Is there anything earlier in the week?", "Thanks! How much would that be?",
        "OK, I'll call you tomorrow morning.", "Yes please, the usual time is fine.",
    ];

    public static Progress Of(SubAccountData data, Contact contact, Channel channel, SendBody body, int ordinal, double speed)
    {
        var start = body.StartAt(data.Now);
        if (channel.IsInternal)
        {
            return new Progress { QueuedAt = start, SentAt = start, DeliveredAt = start };
        }

        var error = Trouble(data, contact, channel, body);
        var dice = Dice(contact.Id, ordinal);
        var delivered = start + Seconds(1.6 + (dice % 10 * 0.12), speed);
        return new Progress
        {
            QueuedAt = start,
            SentAt = start + Seconds(0.6, speed),
            DeliveredAt = error is null ? delivered : null,
            ReadAt = error is null && contact.Reads && channel.ReadStatus is not null ? delivered + Seconds(2 + (dice % 7 * 0.4), speed) : null,
            ReadStatus = channel.ReadStatus ?? "read",
            FailedAt = error is null ? null : start + Seconds(1.8, speed),
            Error = error,
        };
    }

    /// <summary>When and what the contact answers, or null.</summary>
    public static (DateTime At, string Text)? Answer(Contact contact, int ordinal, Progress progress, double speed)
    {
        var dice = Dice(contact.Id, ordinal + 1000);
        var answers = contact.Manner == Manner.Answering || (contact.Manner == Manner.Moody && dice % 2 == 0);
        return answers && progress.DeliveredAt is { } delivered
            ? ((progress.ReadAt ?? delivered) + Seconds(1.5 + (dice % 5 * 0.5), speed), Answers[dice % (uint)Answers.Length])
            : null;
    }

    private static string? Trouble(SubAccountData data, Contact contact, Channel channel, SendBody body)
    {
        if (channel == Channel.Sms)
        {
            if (data.Numbers.Any(own => own.Number == body.FromNumber && !own.TakesTexts))
            {
                return "21661: The From number is not SMS capable";
            }

            var number = body.ToNumber ?? contact.Phones.First();
            return CarrierTroubles.GetValueOrDefault(number[^Math.Min(7, number.Length)..]);
        }

        if (channel == Channel.Email)
        {
            var address = body.EmailTo ?? contact.Emails.First();
            return address.EndsWith("@bounces.example", StringComparison.OrdinalIgnoreCase) ? "550 5.1.1 The mailbox does not exist" : null;
        }

        return channel == Channel.WhatsApp && !body.HasText ? "The parameter text.body is required." : null;
    }

    private static TimeSpan Seconds(double seconds, double speed) => TimeSpan.FromSeconds(seconds / speed);

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Dice(string contactId, int ordinal)
    {
        var hash = 2166136261u;
        foreach (var letter in contactId)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return ((hash ^ (uint)ordinal) * 16777619) >> 8;
    }
}
