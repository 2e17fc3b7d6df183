using Portal.Services.Composing;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>What one can begin from an entry of the thread: answer an e-mail, write again what did not go out, go on with a draft, or quote what was said in the text that is being written.</summary>
public sealed record ThreadActions(
    Func<EmailDetails, EmailReplyMode, Task> AnswerAsync, Func<Guid, Task> ResumeAsync, Func<Channel, Task> ContinueAsync, Func<string, Task> QuoteAsync)
{
    /// <summary>The name of the cascading sentence that says why none of it can be begun; there is none while it can.</summary>
    public const string Obstacle = "writing-obstacle";
}
