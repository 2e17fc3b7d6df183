namespace Portal.Services.Materials;

/// <summary>A text that is kept for use again and again, by one person or by everyone in the sub-account.</summary>
public sealed class Snippet
{
    public const int LongestName = 80;
    public const int LongestText = 20_000;

    public required Guid Id { get; init; }
    public required string LocationId { get; init; }

    /// <summary>Whose it is; null for the sub-account's.</summary>
    public Guid? OwnerId { get; init; }
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> without the difference that capitals make: no two of one owner are the same.</summary>
    public required string NameKey { get; set; }

    /// <summary>With its variables as they stand.</summary>
    public required string Text { get; set; }

    /// <summary><see cref="Composing.Channel.Key"/>; null for every channel.</summary>
    public string? ChannelKey { get; set; }

    /// <summary>Rises with every change; a change of an older one is refused.</summary>
    public required int Version { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime UpdatedAt { get; set; }

    public bool IsShared => OwnerId is null;

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    public override string ToString() => $"snippet {Id}";
}
