using System.Globalization;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Web.Controls;

namespace Portal.Web.Features.Composing;

/// <summary>How it is told who wrote while one was writing.</summary>
internal static class NewsWords
{
    private const int MostShown = 200;

    /// <summary>Eddie wrote, or Tom Baker wrote to Eddie.</summary>
    public static string Who(ThreadItem item, ContactDetails contact) =>
        item.IsInbound ? $"{contact.ShortName} wrote" : $"{item.Author ?? "Your company"} wrote to {contact.ShortName}";

    /// <summary>20 s ago, 5 minutes ago.</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "just now",
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalSeconds} s ago"),
        _ => TimeWords.Ago(age),
    };

    /// <summary>Its beginning in quotation marks, or what it is where it has no words.</summary>
    public static string What(ThreadItem item) => What(item.Channel, item.Text, item.Subject, item.Attachments.Count);

    /// <summary>The same for what the thread does not show yet.</summary>
    public static string What(Channel? channel, string text, string? subject, int files) =>
        !InvisibleCharacters.IsBlank(text) ? $"“{Cut(text.ReplaceLineEndings(" ").Trim())}”"
        : subject is { Length: > 0 } ? $"“{Cut(subject)}”"
        : files > 0 ? (files == 1 ? "a file" : $"{files} files")
        : channel == Channel.Email ? "an email"
        : "a message without text";

    private static string Cut(string text) => text.Length <= MostShown ? text : $"{text[..(char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown)]}…";
}
