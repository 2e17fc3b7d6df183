using Portal.Services.Contacts;

namespace Portal.Web.Features.Conversations;

internal static class ReadingWords
{
    /// <summary>The sentence that an unsuccessful reading carries.</summary>
    public static string Of<T>(Reading<T> reading) => reading switch
    {
        Reading<T>.NotFound(var reason) => reason,
        Reading<T>.NotAllowed(var reason) => reason,
        Reading<T>.Unavailable(var reason, _) => reason,
        _ => throw new ArgumentException("A reading that found something has no reason.", nameof(reading)),
    };
}
