using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>What must be mended before a message can go. <paramref name="Field"/> says beside which field to show it.</summary>
public sealed record SendProblem(ContentField Field, string Reason);

public enum ContentField
{
    Channel,
    Subject,
    Body,
}

/// <summary>The checks before sending; run in the dialog, and again on the server when it is sent.</summary>
public static class SendCheck
{
    public const int LongestSubject = 250;

    /// <summary>Empty when nothing stands in the way.</summary>
    public static IReadOnlyList<SendProblem> Of(ChannelChoice choice, MessageContent content) => choice is ChannelChoice.Closed closed
        ? [new SendProblem(ContentField.Channel, closed.Reason), .. OfContent(choice.Channel, content)]
        : OfContent(choice.Channel, content);

    /// <summary>The same without the contact: what is wrong with the content alone.</summary>
    public static IReadOnlyList<SendProblem> OfContent(Channel channel, MessageContent content)
    {
        var problems = new List<SendProblem>();
        if (channel == Channel.Email)
        {
            AddIfAny(problems, ContentField.Subject, SubjectProblem(content.Subject));
        }

        AddIfAny(problems, ContentField.Body, BodyProblem(channel, content.Body));
        return problems;
    }

    private static string? SubjectProblem(string? subject) =>
        string.IsNullOrWhiteSpace(subject) ? "Give the email a subject."
        : subject.Length > LongestSubject ? TooLong("A subject", LongestSubject, subject.Length)
        : null;

    private static string? BodyProblem(Channel channel, string body) =>
        string.IsNullOrWhiteSpace(body) ? "Write a message first."
        : body.Length > channel.MaxLength ? TooLong(channel.Title, channel.MaxLength, body.Length)
        : null;

    private static string TooLong(string what, int most, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} takes at most {most:N0} characters; this has {length:N0}.");

    private static void AddIfAny(List<SendProblem> problems, ContentField field, string? reason)
    {
        if (reason is not null)
        {
            problems.Add(new SendProblem(field, reason));
        }
    }
}
