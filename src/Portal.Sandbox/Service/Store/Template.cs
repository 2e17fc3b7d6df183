namespace Portal.Sandbox.Service.Store;

/// <summary>A message template. <paramref name="Type"/> is sms, email or whatsapp.</summary>
internal sealed record Template(string Id, string Name, string Type, DateTime DateAdded, string Text)
{
    public const string Sms = "sms";
    public const string Email = "email";
    public const string WhatsApp = "whatsapp";

    /// <summary>E-mail only; <see cref="Text"/> is then HTML.</summary>
    public string? Subject { get; init; }
    public IReadOnlyList<string> Attachments { get; init; } = [];
}
