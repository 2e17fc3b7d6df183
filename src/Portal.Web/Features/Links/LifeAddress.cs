namespace Portal.Web.Features.Links;

/// <summary>Where a message's life is told: the history, with nothing else asked for.</summary>
internal static class LifeAddress
{
    public static string Of(Guid messageId) => $"history?message={messageId}";
}
