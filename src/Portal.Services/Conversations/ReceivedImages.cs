namespace Portal.Services.Conversations;

/// <summary>Judges the images of an e-mail, and counts them: over a secure connection or in the e-mail itself, and nothing else.</summary>
internal sealed class ReceivedImages
{
    /// <summary>Those of the internet.</summary>
    public int Shown { get; private set; }

    public int Blocked { get; private set; }

    public string? Show(string address)
    {
        if (IsInside(address))
        {
            return address;
        }

        var secure = address.StartsWith("//", StringComparison.Ordinal) ? $"https:{address}" : address;
        if (secure.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !secure.Any(char.IsControl))
        {
            Shown++;
            return secure;
        }

        Blocked += address.Length > 0 ? 1 : 0;
        return null;
    }

    public static string? Hide(string address) => IsInside(address) ? address : null;

    private static bool IsInside(string address) => address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);
}
