using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox;

public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Whether the portal hosts the sandbox itself. The sandbox alone ignores it.</summary>
    public bool Enabled { get; set; }

    /// <summary>The portal's own addresses; a sign-in is only ever sent back to one of these.</summary>
    [Required, MinLength(1)] public IList<Uri> PortalAddresses { get; set; } = [new("http://localhost:5080")];

    /// <summary>Where signing keys and accepted messages outlive a restart; nowhere when empty.</summary>
    public string DataDirectory { get; set; } = string.Empty;

    /// <summary>How long an access token lives, in seconds.</summary>
    [Range(1, 86400)] public int AccessTokenSeconds { get; set; } = 3600;

    /// <summary>The client id of the played marketplace's one app, the portal. What is before the dash is the app's id.</summary>
    [Required, RegularExpression("^[0-9A-Za-z]{8,40}-[0-9A-Za-z]{1,40}$")] public string ClientId { get; set; } = "6926a0b1c2d3e4f5a6b7c8d9-sandbox1";

    /// <summary>Its secret. Also what the key is made of that webhooks are signed with.</summary>
    [Required, MinLength(8)] public string ClientSecret { get; set; } = "sandbox-client-secret";

    /// <summary>How long an access token of the app lives, in seconds: a second less than a day, as the service's.</summary>
    [Range(1, 31_536_000)] public int AppTokenSeconds { get; set; } = 86_399;

    /// <summary>The portal's address for webhooks, of this machine: <c>…/webhooks/highlevel</c>. Without it none are sent.</summary>
    public Uri? WebhookAddress { get; set; }

    /// <summary>How often a webhook is sent that is not answered 2xx, before it is given up.</summary>
    [Range(1, 100)] public int WebhookAttempts { get; set; } = 12;

    /// <summary>How long it is waited before the second time; before each time after that twice as long, up to a minute.</summary>
    [Range(1, 60_000)] public int WebhookRetryMilliseconds { get; set; } = 1_000;

    /// <summary>Requests that one sub-account may make in any <see cref="RateIntervalMilliseconds"/>.</summary>
    [Range(1, 100_000_000)] public int RateLimit { get; set; } = 100;

    [Range(1, 3_600_000)] public int RateIntervalMilliseconds { get; set; } = 10_000;

    /// <summary>Requests that one sub-account may make on one day (UTC).</summary>
    [Range(1, 1_000_000_000)] public int DailyLimit { get; set; } = 200_000;

    /// <summary>How long the conversation search is behind what was just written.</summary>
    [Range(0, 600_000)] public int SearchLagMilliseconds { get; set; } = 1_500;

    /// <summary>How fast messages move on and contacts answer: 1 takes seconds, 10 a tenth of that.</summary>
    [Range(0.001, 100_000)] public double StatusSpeed { get; set; } = 1;

    /// <summary>Whether contacts answer by themselves.</summary>
    public bool ContactsAnswer { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class SandboxOptionsValidator : IValidateOptions<SandboxOptions>;

/// <summary>What no attribute says.</summary>
internal sealed class SandboxAddressValidator : IValidateOptions<SandboxOptions>
{
    public ValidateOptionsResult Validate(string? name, SandboxOptions options) =>
        options.WebhookAddress is null or { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http" or "https" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{SandboxOptions.Section}:{nameof(SandboxOptions.WebhookAddress)} must be an address of this machine: nothing of the sandbox leaves it.");
}
