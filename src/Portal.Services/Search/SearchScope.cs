using System.Text;

namespace Portal.Services.Search;

/// <summary>
/// What the index knows of who may see a message, as words of its own, so that a search does not go through other sub-accounts. It only saves
/// time: what is found is still asked whether the caller may see it.
/// </summary>
internal static class SearchScope
{
    // Letters and digits alone, because a database may take no other for one word; a sub-account's id tells upper from lower case.
    public static string OfLocation(string locationId) => $"l{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(locationId))}";

    public static string OfAuthor(Guid authorId) => $"a{authorId:N}";
}
