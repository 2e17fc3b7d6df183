namespace Portal.Services.History;

/// <summary>What was typed, as a database could hold it: PostgreSQL has no such character, and takes no half of one.</summary>
internal static class StoredText
{
    public static string Of(string? text) => string.Concat((text ?? string.Empty).Replace("\0", null, StringComparison.Ordinal).EnumerateRunes()).Trim();
}
