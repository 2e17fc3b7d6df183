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
    /// <summary>Empty when nothing stands in the way.</summary>
    public static IReadOnlyList<SendProblem> Of(ChannelChoice choice, MessageContent content) => throw new NotImplementedException();

    /// <summary>The same without the contact: what is wrong with the content alone.</summary>
    public static IReadOnlyList<SendProblem> OfContent(Channel channel, MessageContent content) => throw new NotImplementedException();
}
