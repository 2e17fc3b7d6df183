using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Services.Delivery;

public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Requests under way at once for one sub-account.</summary>
    [Range(1, 256)] public int InFlight { get; set; } = 16;

    /// <summary>Requests under way at once, over all sub-accounts.</summary>
    [Range(1, 4096)] public int MostInFlight { get; set; } = 256;

    /// <summary>How long a claim holds. Longer than a request may take, so that only a dead worker's claim runs out.</summary>
    [Range(1, 3600)] public int LeaseSeconds { get; set; } = 120;

    /// <summary>Tries that end in a definite “not now” before a message is held back for a person.</summary>
    [Range(1, 100)] public int MostTries { get; set; } = 8;

    /// <summary>How late a message may go out after the portal was not running; what is later is held for a person.</summary>
    [Range(1, 10_080)] public int LateMinutes { get; set; } = 15;

    /// <summary>How long the service gets to make a message visible before the portal looks whether it was sent after all.</summary>
    [Range(1, 600)] public int SettleSeconds { get; set; } = 10;

    /// <summary>How long the portal looks for a message of unknown outcome, ever more rarely, before a person has to decide.</summary>
    [Range(1, 86_400)] public int ReadBackSeconds { get; set; } = 600;

    /// <summary>How long a stopping portal waits for answers; what has none by then is looked for at the next start.</summary>
    [Range(1, 600)] public int StopSeconds { get; set; } = 20;

    /// <summary>How long the portal asks what became of an accepted message.</summary>
    [Range(1, 720)] public int FollowHours { get; set; } = 72;

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public TimeSpan Late => TimeSpan.FromMinutes(LateMinutes);
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
