using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Services.People;

public sealed class SessionLifetimeOptions
{
    public const string Section = "SignIn:Session";

    /// <summary>How long a session lasts in which nothing is done.</summary>
    [Range(1, 1440, ErrorMessage = Section + ":IdleMinutes must be between 1 and 1440.")]
    public int IdleMinutes { get; set; } = 60;

    /// <summary>How long a session lasts at most.</summary>
    [Range(1, 720, ErrorMessage = Section + ":AbsoluteHours must be between 1 and 720.")]
    public int AbsoluteHours { get; set; } = 12;

    /// <summary>How many pages of the portal a person may have open at once.</summary>
    [Range(1, 1000, ErrorMessage = Section + ":MostPages must be between 1 and 1000.")]
    public int MostPages { get; set; } = 20;

    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan Absolute => TimeSpan.FromHours(AbsoluteHours);
}

[OptionsValidator]
internal sealed partial class SessionLifetimeOptionsValidator : IValidateOptions<SessionLifetimeOptions>;
