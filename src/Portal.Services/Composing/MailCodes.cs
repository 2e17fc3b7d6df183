using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>Why a mail server did not take an e-mail, by the enhanced status code (RFC 3463) in the service's text. Only those that stay.</summary>
internal static partial class MailCodes
{
    private const string Another = "Choose another address of the contact, or write on another channel.";

    public static RefusalWords? Find(string? code) => code switch
    {
        null => null,
        "5.2.1" => new("The mailbox takes no email any more.", Another, IsFinal: true),
        _ when code.StartsWith("5.1.", StringComparison.Ordinal) => new("The email address does not exist, or takes no email.", Another, IsFinal: true),
        _ => null,
    };

    public static string? In(string? error) => error is null ? null : Status().Match(error) is { Success: true, Value: var code } ? code : null;

    [GeneratedRegex(@"\b5\.(1\.[0-9]{1,2}|2\.1)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Status();
}
