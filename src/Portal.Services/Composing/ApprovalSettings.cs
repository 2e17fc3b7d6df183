namespace Portal.Services.Composing;

/// <summary>Which messages of a sub-account wait until a manager or administrator, who is not their author, has said that they may go.</summary>
public sealed record ApprovalSettings
{
    /// <summary>As in <c>Staff</c>: all that people write who are that.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>The addresses that people sign in with whose messages wait, whatever their role.</summary>
    public IReadOnlyList<string> People { get; set; } = [];

    /// <summary>Each a <see cref="Channel.Key"/>.</summary>
    public IReadOnlyList<string> Channels { get; set; } = [];

    /// <summary>All that was begun with a template of HighLevel, whether or not it still reads as that.</summary>
    public bool Templates { get; set; }

    /// <summary>What is the first that the portal sends to a contact.</summary>
    public bool FirstMessages { get; set; }

    /// <summary>E-mails that go to more people than this, copies counted; null for as many as one likes.</summary>
    public int? MoreRecipientsThan { get; set; }

    /// <summary>Minutes after which those who may approve are reminded, and again after as long.</summary>
    public int RemindAfterMinutes { get; set; } = 60;

    public bool IsOff => Roles.Count == 0 && People.Count == 0 && Channels.Count == 0 && !Templates && !FirstMessages && MoreRecipientsThan is null;

    /// <summary>How many people an e-mail goes to; one on every other channel.</summary>
    public static int RecipientsOf(Channel channel, MessageContent content) => channel == Channel.Email ? 1 + content.EmailCc.Count + content.EmailBcc.Count : 1;
}
