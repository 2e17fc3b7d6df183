using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("BaseAddress", "not-an-address")]
    [InlineData("BaseAddress", "http://service.example/")]
    [InlineData("BaseAddress", "ftp://localhost/")]
    [InlineData("TimeoutSeconds", "0")]
    [InlineData("UploadTimeoutSeconds", "0")]
    [InlineData("ConversationsVersion", "")]
    [InlineData("LocationsVersion", "")]
    [InlineData("PhoneSystemVersion", "")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Options(key, value));

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://services.leadconnectorhq.com")]
    [InlineData("http://localhost:5080/sandbox/service")]
    [InlineData("http://127.0.0.1:5080/")]
    public void Https_anywhere_and_http_on_this_machine_are_fine(string address) =>
        Assert.Equal(address, Options("BaseAddress", address).BaseAddress!.OriginalString);

    private static HighLevelOptions Options(string key, string value)
    {
        using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new($"HighLevel:{key}", value)]).Build())
            .AddLogging()
            .AddHighLevel()
            .BuildServiceProvider();
        return provider.GetRequiredService<IOptions<HighLevelOptions>>().Value;
    }
}
