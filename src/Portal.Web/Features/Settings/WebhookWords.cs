using Portal.Services.Webhooks;

namespace Portal.Web.Features.Settings;

/// <summary>What became of webhooks, for administrators.</summary>
internal static class WebhookWords
{
    public static string Of(WebhookFate fate) => fate switch
    {
        WebhookFate.Taken => "Taken",
        WebhookFate.NotSigned => "Refused: not signed by HighLevel",
        WebhookFate.TooLarge => "Refused: too large",
        WebhookFate.Unreadable => "Ignored: not readable",
        WebhookFate.Late => "Ignored: sent more than five minutes ago",
        WebhookFate.Foreign => "Ignored: for another app or sub-account",
        WebhookFate.Repeated => "Ignored: came twice",
        WebhookFate.Dropped => "Ignored: too many at once",
        _ => fate.ToString(),
    };
}
