namespace Portal.Web.Features.Composing;

/// <summary>A value that the text still keeps places for.</summary>
/// <param name="Places">As they stand in the text, however they are written.</param>
/// <param name="Title">What it asks for, in plain words.</param>
/// <param name="Value">What is known; null for nothing.</param>
/// <param name="Right">How the portal writes it, where the places are written as another program writes them; else null.</param>
public sealed record OpenVariable(IReadOnlyList<string> Places, string Title, string? Value, string? Right);
