using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services;
using Portal.Services.Reviews;

namespace Portal.Tests.Reviews;

public sealed class ReviewOptionsTests
{
    [Fact]
    public void Without_a_setting_there_are_built_in_kinds_and_a_setting_takes_their_place()
    {
        Assert.Equal(["Good example", "Tone", "Wrong information", "Missing information", "Other"], Read([]).All);
        Assert.Equal(["Superb", "Poor"], Read(new() { ["Reviews:Kinds:0"] = "Superb", ["Reviews:Kinds:1"] = "Poor" }).All);
    }

    [Theory]
    [InlineData("Reviews:Kinds:0", "", "")]
    [InlineData("Reviews:Kinds:1", "Good", " Bad")]
    [InlineData("Reviews:Kinds has “good”", "good", "Good")]
    public void What_is_wrong_stops_the_start_with_the_name_of_its_key(string words, string first, string second)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(new() { ["Reviews:Kinds:0"] = first, ["Reviews:Kinds:1"] = second }));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    private static ReviewOptions Read(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddPortalServices();
        return services.BuildServiceProvider().GetRequiredService<IOptions<ReviewOptions>>().Value;
    }
}
