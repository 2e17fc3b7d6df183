using Portal.Services.Composing;
namespace Portal.Services.Contacts;

internal static class ContactNames
{
    /// <summary>The first of these that says anything, else words that say that there is no name.</summary>
    public static string FirstOf(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!InvisibleCharacters.IsBlank(candidate))
            {
                return candidate.Trim();
            }
        }

        return "Contact without a name";
    }
}
