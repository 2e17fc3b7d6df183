namespace Portal.Tests.Simulation;

/// <summary>Mistakes that the simulation must be able to find; each is planted where the real code would make it.</summary>
public enum Bug
{
    None,

    /// <summary>An attempt of unknown outcome is simply made again.</summary>
    BlindRetry,

    /// <summary>An ending is stored whatever became of its claim.</summary>
    NoFencing,

    /// <summary>A claim is not written down before the request.</summary>
    MarkAfterSendOnly,

    /// <summary>A message goes out a little before its time.</summary>
    EarlyPromotion,

    /// <summary>Two workers may claim the same message.</summary>
    SharedClaim,

    /// <summary>What a dead worker had claimed is put back as if it had not been sent.</summary>
    OrphansSentAgain,

    /// <summary>What a dead worker had claimed is left alone.</summary>
    OrphansForgotten,

    /// <summary>Requests are not counted against the limit.</summary>
    NoBudget,

    /// <summary>One message of the service is taken for two of ours.</summary>
    MatchTwice,

    /// <summary>An unknown outcome is taken for a success.</summary>
    UnknownIsAccepted,

    /// <summary>A message that was not found in the service is sent again without asking anybody.</summary>
    NotFoundIsSentAgain,

    /// <summary>Only the sub-account whose message is due first is served.</summary>
    FirstAccountOnly,

    /// <summary>The contact's answer is not looked for before a follow-up goes out.</summary>
    AnswerIgnored,
}
