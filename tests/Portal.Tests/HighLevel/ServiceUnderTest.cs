using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.HighLevel;

/// <summary>The real client, as the portal sets it up, on a handler or an address of the test's.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    public static readonly AccessToken Token = new("location1", "secret-token");

    private readonly ServiceProvider _provider;

    private ServiceUnderTest(string address, HttpMessageHandler? handler)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("HighLevel:BaseAddress", address)]).Build());
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddHighLevel();
        if (handler is not null)
        {
            services.AddHttpClient(ServiceCalls.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => handler);
        }

        _provider = services.BuildServiceProvider();
    }

    public TestClock Clock { get; } = new();

    public IHighLevel Client => _provider.GetRequiredService<IHighLevel>();

    public AccountAnswers Answers => _provider.GetRequiredService<AccountAnswers>();

    public RateLimits Limits => _provider.GetRequiredService<RateLimits>();

    public static ServiceUnderTest On(StubHandler handler, string address = "https://service.test/base") => new(address, handler);

    public static ServiceUnderTest At(Uri address) => new(address.AbsoluteUri, null);

    /// <summary>What one read finds, asked with a client of its own.</summary>
    public static async Task<T> FoundAsync<T>(StubHandler handler, Func<IHighLevel, AccessToken, CancellationToken, Task<ServiceAnswer<T>>> ask)
    {
        await using var portal = On(handler);
        return Assert.IsType<ServiceAnswer<T>.Found>(await ask(portal.Client, Token, TestContext.Current.CancellationToken)).Value;
    }

    /// <summary>What comes of one send, with a client of its own.</summary>
    public static async Task<SendOutcome> SendAsync(StubHandler handler)
    {
        await using var portal = On(handler);
        return await portal.SendAsync();
    }

    public Task<SendOutcome> SendAsync(CancellationToken? cancellationToken = null) => Client.SendAsync(
        Token, new SendMessageRequest { Type = "SMS", ContactId = "contact1", Message = "Hello" }, cancellationToken ?? TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
