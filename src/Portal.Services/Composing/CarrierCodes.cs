using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>Why a phone company did not deliver, by the code in the service's text.</summary>
internal static partial class CarrierCodes
{
    /// <summary>No code, but the service's whole word for it: a message's status.</summary>
    public const string OptOut = "opt_out";

    public static RefusalWords? Find(string? code) => code switch
    {
        "11751" => new("An attached file is too large for the phone network.", "Send it by email, or make it smaller.", IsFinal: true),
        "21408" => new("Sending to the contact's country is not enabled.", "Ask an administrator to enable it, or write on another channel."),
        "21610" => new("The contact opted out of SMS.", "They must write START first; write on another channel.", IsFinal: true),
        "21612" => new("SMS can't go from this sender to the contact's number.", "Ask an administrator for another sender number, or write on another channel."),
        "21614" or "21635" or "30006" => new("The contact's number is a landline or can't receive SMS.", "Write by email, or ask for a mobile number.", IsFinal: true),
        "21661" => new("The sender number can't send SMS.", "Ask an administrator for another sender number."),
        "30003" => new("The contact's phone could not be reached; it may be switched off.", "Try again later, or write on another channel."),
        "30004" => new("The contact has blocked messages, or opted out.", "Write on another channel.", IsFinal: true),
        "30005" => new("The contact's number is unknown or no longer in use.", "Check the number, or write on another channel.", IsFinal: true),
        "30007" => new("The phone network took the message for spam.", "Say it in other words, without short links, and send it again.", IsFinal: true),
        "30008" => new("The phone network did not deliver it and doesn't say why.", "Try again later, or write on another channel."),
        "30034" => new("The sender number is not registered for business messages (A2P 10DLC).", "Ask an administrator to register it."),
        OptOut => new("The contact opted out.", "Write on another channel.", IsFinal: true),
        _ => null,
    };

    public static string? In(string? error) => error is null or OptOut
        ? error
        : Number().Matches(error).Select(match => match.Value).FirstOrDefault(code => Find(code) is not null);

    [GeneratedRegex(@"(?<![0-9+])[0-9]{5}(?![0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
