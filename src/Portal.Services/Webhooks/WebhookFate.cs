namespace Portal.Services.Webhooks;

/// <summary>Every way a webhook can end.</summary>
public enum WebhookFate
{
    /// <summary>It is HighLevel's, and for us. It takes effect in the background.</summary>
    Taken,

    /// <summary>Without a signature, or with one that is not HighLevel's.</summary>
    NotSigned,

    TooLarge,

    /// <summary>It lacks what every webhook has.</summary>
    Unreadable,

    /// <summary>Of another time than now. HighLevel repeats what it could not deliver with its old time, and what it told is long read.</summary>
    Late,

    /// <summary>For another app, or about a sub-account that the portal does not serve: HighLevel has one key for all apps.</summary>
    Foreign,

    /// <summary>It has come before.</summary>
    Repeated,

    /// <summary>Too many were waiting. Nothing is lost by that: what it told is read all the same, later.</summary>
    Dropped,
}
