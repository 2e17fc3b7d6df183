namespace Portal.Services.Messages;

/// <summary>Every way asking the service for a message that it holds can end.</summary>
internal abstract record GivingBack
{
    private GivingBack()
    {
    }

    /// <summary>The service holds nothing of it, as far as is written down.</summary>
    public sealed record NothingHeld : GivingBack;

    /// <summary>The service has said that it will not send it.</summary>
    public sealed record Given : GivingBack;

    /// <summary>The service may still send it; <paramref name="Reason"/> is a sentence.</summary>
    public sealed record NotGiven(string Reason) : GivingBack;
}
