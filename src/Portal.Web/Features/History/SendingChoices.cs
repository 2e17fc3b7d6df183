using Portal.Services.HighLevel;

namespace Portal.Web.Features.History;

/// <summary>The choices of the filters by how a message was sent, as they stand in the address and as people read them.</summary>
internal static class SendingChoices
{
    public static IReadOnlyList<(string Key, string Words)> Files { get; } = [("with", "With attachment"), ("without", "Without")];

    public static IReadOnlyList<(string Key, string Words)> Timing { get; } = [("scheduled", "Scheduled"), ("once", "At once")];

    public static IReadOnlyList<(string Key, string Words)> Tokens { get; } = [.. Enum.GetValues<TokenSource>().Select(source => (KeyOf(source), TokenWords.NameOf(source)))];

    /// <summary>Null where the address means none of them.</summary>
    public static (string Key, string Words)? Find(IReadOnlyList<(string Key, string Words)> choices, string? key) =>
        choices.Where(choice => choice.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(choice => ((string, string)?)choice).FirstOrDefault();

    public static TokenSource? Source(string? key) => Enum.GetValues<TokenSource>().Where(source => KeyOf(source).Equals(key, StringComparison.OrdinalIgnoreCase)).Select(source => (TokenSource?)source).FirstOrDefault();

    private static string KeyOf(TokenSource source) => source switch
    {
        TokenSource.MarketplaceApp => "app",
        TokenSource.PrivateIntegration => "integration",
        TokenSource.Configuration => "configuration",
        _ => "sign-in",
    };
}
