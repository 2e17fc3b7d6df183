using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>What stands in the fields of a channel, as the browser says; <paramref name="Number"/> is the browser's for it, and rises with every key.</summary>
public sealed record ShownText(Channel Channel, string Body, string? Subject, int Number)
{
    /// <summary>As it comes over the wire, where half a character may be left of one.</summary>
    public static ShownText Of(string channelKey, string? body, string? subject, int number) =>
        new(Channel.Of(channelKey), WholeText.Of(body ?? string.Empty), string.IsNullOrEmpty(subject) ? null : WholeText.Of(subject), number);

    public override string ToString() => "shown text"; // never a body in a log
}
