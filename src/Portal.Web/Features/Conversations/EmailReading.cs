using Portal.Services.Contacts;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>How an e-mail of the thread gets at its subject, its addresses and its size.</summary>
public delegate Task<Reading<EmailDetails>> EmailReading(string emailId);
