using Portal.Services.Composing;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>Opens the dialog to answer an e-mail of the thread.</summary>
public delegate Task EmailAnswering(EmailDetails email, EmailReplyMode mode);
