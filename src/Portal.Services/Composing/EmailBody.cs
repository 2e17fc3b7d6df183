namespace Portal.Services.Composing;

/// <summary>The two forms in which an e-mail written in Markdown is sent. HTML that people type is shown as text, never passed on.</summary>
public sealed record EmailBody(string Html, string Text)
{
    public static EmailBody Of(string markdown) => throw new NotImplementedException();
}
