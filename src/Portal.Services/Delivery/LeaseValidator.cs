using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;

namespace Portal.Services.Delivery;

/// <summary>A lease that ran out under a living worker would make a message Unknown that is merely slow.</summary>
internal sealed class LeaseValidator(IOptions<HighLevelOptions> service) : IValidateOptions<DeliveryOptions>
{
    // Two requests when the first token is refused, and the refresh between them.
    private const int Requests = 3;

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options) =>
        TimeoutSeconds() is not { } timeout ? ValidateOptionsResult.Skip
        : options.LeaseSeconds > Requests * timeout ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{DeliveryOptions.Section}:{nameof(options.LeaseSeconds)} must be more than {Requests} times {HighLevelOptions.Section}:{nameof(HighLevelOptions.TimeoutSeconds)}.");

    // What is wrong there is said there, and must not hide what is wrong here.
    private int? TimeoutSeconds()
    {
        try
        {
            return service.Value.TimeoutSeconds;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
