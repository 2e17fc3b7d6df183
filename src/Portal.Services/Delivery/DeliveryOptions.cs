using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Services.Delivery;

public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Requests under way at once, over all sub-accounts.</summary>
    [Range(1, 256)] public int InFlight { get; set; } = 16;

    /// <summary>How long a claim holds. Longer than a request may take, so that only a dead worker's claim runs out.</summary>
    [Range(1, 3600)] public int LeaseSeconds { get; set; } = 120;

    /// <summary>Tries that end in a definite “not now” before a message is held back for a person.</summary>
    [Range(1, 100)] public int MostTries { get; set; } = 8;

    /// <summary>How long the portal asks what became of an accepted message.</summary>
    [Range(1, 720)] public int FollowHours { get; set; } = 72;

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
