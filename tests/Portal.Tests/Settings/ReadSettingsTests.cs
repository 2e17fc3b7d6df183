using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Settings;
using Portal.Services.Storage;

namespace Portal.Tests.Settings;

public sealed class ReadSettingsTests
{
    [Fact]
    public void What_is_configured_is_read()
    {
        var options = Read<StorageOptions>("Storage", new() { ["Storage:Provider"] = "postgres", ["Storage:Path"] = "here.db" });

        Assert.Equal((StorageProvider.Postgres, "here.db", "data/keys"), (options.Provider, options.Path, options.KeysDirectory));
    }

    [Fact]
    public void One_unreadable_key_hides_no_other_wrong_one()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read<Several>("Several", new()
        {
            ["Several:Storage"] = "Oracle",
            ["Several:Count"] = "sesame",
            ["Several:IsOn"] = "perhaps",
            ["Several:Wait"] = "soon",
            ["Several:Seconds:SMS"] = "few",
            ["Several:Names:0"] = "one",
            ["Several:Own:Limit"] = "much",
            ["Several:Name"] = "given",
        }));

        Assert.Equal(
            [
                "Several:Count must be a whole number.",
                "Several:IsOn must be true or false.",
                "Several:Name is taken.",
                "Several:Own:Limit must be a number.",
                "Several:Seconds:SMS must be a whole number.",
                "Several:Storage must be Sqlite or Postgres.",
                "Several:Wait must be a time span such as 00:30:00.",
            ],
            wrong.Failures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_place_of_several_sub_accounts_is_named_with_its_sub_account()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read<SendingRulesOptions>("SubAccounts", new()
        {
            ["SubAccounts:one:ServiceMayHold"] = "perhaps",
            ["SubAccounts:two:ServiceMayHold"] = "maybe",
        }));

        Assert.Equal(["SubAccounts:one:ServiceMayHold must be true or false.", "SubAccounts:two:ServiceMayHold must be true or false."], wrong.Failures.Order(StringComparer.Ordinal));
    }

    private static TOptions Read<TOptions>(string section, Dictionary<string, string?> configured)
        where TOptions : class
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configured).Build())
            .AddSettings<TOptions>(section).Validate(options => options is not Several { Name: "given" }, $"{section}:Name is taken.").Services
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<TOptions>>().Value;
    }

    private sealed class Several
    {
        public StorageProvider Storage { get; set; }
        public int Count { get; set; }
        public bool IsOn { get; set; }
        public TimeSpan Wait { get; set; }
        public string? Name { get; set; }
        public Dictionary<string, int> Seconds { get; set; } = [];
        public IList<string> Names { get; set; } = [];
        public Part Own { get; set; } = new();
    }

    private sealed class Part
    {
        public double? Limit { get; set; }
    }
}
