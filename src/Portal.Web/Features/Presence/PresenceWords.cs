using Portal.Services.Presence;

namespace Portal.Web.Features.Presence;

/// <summary>How it is told who else is at a contact.</summary>
internal static class PresenceWords
{
    /// <summary>Ben is writing. Empty where nobody is there.</summary>
    public static string Of(IReadOnlyList<PresentColleague> colleagues) => string.Join(", ", new[] { Doing.Writing, Doing.Looking }.Select(doing => Of(colleagues, doing)).OfType<string>());

    /// <summary>The same of those who write, or of those who look; null where nobody does.</summary>
    public static string? Of(IReadOnlyList<PresentColleague> colleagues, Doing doing)
    {
        List<string> names = [.. colleagues.Where(colleague => colleague.Doing == doing).Select(colleague => colleague.Name)];
        var does = doing is Doing.Writing ? "writing" : "looking";
        return names switch
        {
            [] => null,
            [var one] => $"{one} is {does}",
            [var one, var other] => $"{one} and {other} are {does}",
            [var one, ..] => $"{one} and {names.Count - 1} others are {does}",
        };
    }
}
