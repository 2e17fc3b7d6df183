namespace Portal.Services.Composing;

/// <summary>Who gets an answer to all, beside the contact.</summary>
public static class AnswerRecipients
{
    /// <summary>Everybody whom the e-mail names, without the contact and without the sub-account itself.</summary>
    /// <param name="ownAddresses">What the sub-account is known to write from.</param>
    public static IReadOnlyList<string> Others(AnsweredPeople email, IEnumerable<string> contactAddresses, IEnumerable<string> ownAddresses)
    {
        var own = Keys(email.IsInbound ? ownAddresses : ownAddresses.Concat(EmailAddressList.Split(email.From ?? string.Empty)));
        var named = email.To.Concat(email.Cc).SelectMany(EmailAddressList.Split).ToList();
        if (email.IsInbound && !named.Exists(address => IsOneOf(own, address)))
        {
            own.UnionWith(Keys(email.To.SelectMany(EmailAddressList.Split).Take(1))); // nothing says which of them is ours: most likely the first
        }

        var contact = Keys(contactAddresses);
        var sender = email is { IsInbound: true, From: { } from } ? EmailAddressList.Split(from) : []; // who may have written from an address that the contact's entry lacks
        return EmailAddressList.Fold(sender.Concat(named).Where(address => !IsOneOf(own, address) && !IsOneOf(contact, address) && address.Contains('@', StringComparison.Ordinal)));
    }

    private static bool IsOneOf(HashSet<string> keys, string address) => EmailAddress.KeyOf(address) is { } key && keys.Contains(key);

    private static HashSet<string> Keys(IEnumerable<string> addresses) => [.. addresses.Select(EmailAddress.KeyOf).OfType<string>()];
}

/// <summary>Whom an e-mail that is to be answered names, as the service tells it.</summary>
public sealed record AnsweredPeople(bool IsInbound, string? From, IReadOnlyList<string> To, IReadOnlyList<string> Cc)
{
    public override string ToString() => "people of an e-mail"; // never an address in a log
}
