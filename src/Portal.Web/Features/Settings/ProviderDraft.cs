namespace Portal.Web.Features.Settings;

/// <summary>A custom provider in its two fields.</summary>
public sealed class ProviderDraft
{
    public string Id { get; set; } = string.Empty;
    public string Name { get; set; } = string.Empty;
}
