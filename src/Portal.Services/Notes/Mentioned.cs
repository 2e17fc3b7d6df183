using Portal.Services.People;

namespace Portal.Services.Notes;

/// <summary>Who is meant in a note: an @ and the whole name of somebody of the sub-account, as it was chosen or typed.</summary>
public static class Mentioned
{
    /// <summary>Each once. Of two people with one name both are meant; of a name that begins with another one only the longer.</summary>
    public static IReadOnlyList<Colleague> In(string text, IReadOnlyList<Colleague> people)
    {
        var longestFirst = people.Where(person => person.Name.Length > 0).OrderByDescending(person => person.Name.Length).ToList();
        var meant = new HashSet<Colleague>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (!FollowsWord(text, at) && longestFirst.Find(person => IsNamed(text, at + 1, person.Name)) is { Name: var name })
            {
                meant.UnionWith(people.Where(person => string.Equals(person.Name, name, StringComparison.OrdinalIgnoreCase)));
            }
        }

        return [.. meant];
    }

    // An address has an @ too.
    private static bool FollowsWord(string text, int at) => at > 0 && char.IsLetterOrDigit(text[at - 1]);

    private static bool IsNamed(string text, int from, string name) =>
        string.Compare(text, from, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (from + name.Length >= text.Length || !char.IsLetterOrDigit(text[from + name.Length]));
}
