using System.Globalization;
using System.Text;

namespace Portal.Services.HighLevel;

/// <summary>What one call asks. <paramref name="Address"/> is relative to the service's; <paramref name="Name"/> is for logs.</summary>
internal sealed record ServiceCall(string Name, AccessToken Token, HttpMethod Method, string Address, string Version)
{
    /// <summary>How long it may take; as the settings say when null.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>An address of fixed parts and ids, each id escaped; null when one of them can't be an id.</summary>
    public static string? Path(FormattableString path)
    {
        var ids = path.GetArguments().Select(id => id as string ?? string.Empty).ToArray();
        return ids.All(CanBeId) ? string.Format(CultureInfo.InvariantCulture, path.Format, [.. ids.Select(Uri.EscapeDataString)]) : null;
    }

    /// <summary>What is null is left out.</summary>
    public static string Query(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(path);
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                address.Append(address.Length == path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return address.ToString();
    }

    // Dots alone would climb to another address, escaped or not.
    private static bool CanBeId(string id) => id.Length is > 0 and <= 200 && id.Trim('.').Length > 0 && !id.Any(char.IsControl);
}
