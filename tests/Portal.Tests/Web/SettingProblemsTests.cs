using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services;
using Portal.Services.Delivery;
using Portal.Services.Storage;
using Portal.Web;

namespace Portal.Tests.Web;

public sealed class SettingProblemsTests
{
    [Theory]
    [InlineData("Path: The StorageOptions.Path field is required.", "Storage:Path is required.")]
    [InlineData("SignIn:Authority is not an address.", "SignIn:Authority is not an address.")]
    public void A_line_begins_with_the_key_as_it_is_configured(string failure, string line) =>
        Assert.Equal([line], SettingProblems.Of(new OptionsValidationException("", typeof(StorageOptions), [failure])));

    [Fact]
    public void A_range_is_told_with_its_ends() =>
        Assert.Equal(
            ["Delivery:InFlight must be between 1 and 256."],
            SettingProblems.Of(new DeliveryOptionsValidator().Validate(null, new DeliveryOptions { InFlight = 0 }) is { Failed: true } failed
                ? new OptionsValidationException("", typeof(DeliveryOptions), failed.Failures)
                : new InvalidOperationException("It was found valid.")));

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var several = new AggregateException(
            new OptionsValidationException("", typeof(StorageOptions), ["A:B is missing."]),
            new OptionsValidationException("", typeof(DeliveryOptions), ["C:D is missing.", "C:E is missing."]));

        Assert.Equal(["A:B is missing.", "C:D is missing.", "C:E is missing."], SettingProblems.Of(several));
    }

    [Fact]
    public void A_wrong_room_hides_no_other_room()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage:Provider"] = "Oracle",
                ["HighLevel:TimeoutSeconds"] = "sesame",
                ["Delivery:InFlight"] = "0",
                ["SignIn:Roles:Staff:0"] = "staff",
                ["SubAccounts:one:Name"] = "One",
            }).Build())
            .AddPortalServices()
            .BuildServiceProvider();

        var several = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            ["Delivery:InFlight must be between 1 and 256.", "HighLevel:TimeoutSeconds must be a whole number.", "Storage:Provider must be Sqlite or Postgres."],
            SettingProblems.Of(several).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_can_not_be_read_is_named_but_not_repeated() =>
        Assert.Equal(
            ["Sandbox:Speed can't be read as Int32."],
            SettingProblems.Of(new InvalidOperationException("Failed to convert configuration value 'sesame' at 'Sandbox:Speed' to type 'System.Int32'.")));

    [Fact]
    public void Another_failure_is_none_of_the_settings() =>
        Assert.Empty(SettingProblems.Of(new InvalidOperationException("The disk is full.")));
}
