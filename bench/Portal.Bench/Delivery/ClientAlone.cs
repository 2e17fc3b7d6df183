using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Services.Composing;
using Portal.Services.HighLevel;

namespace Portal.Bench.Delivery;

/// <summary>The portal's client for the service, called side by side by nobody who keeps anything: what no delivery can do better.</summary>
internal static class ClientAlone
{
    public static async Task<Effort> MeasureAsync(Uri service, int count, int callers, CancellationToken cancellationToken)
    {
        using var host = Host(service);
        var client = host.Services.GetRequiredService<HighLevelClient>();
        var content = new MessageContent { Body = "Your appointment is tomorrow at nine. Please bring your card." };
        var request = OutgoingRequest.For(Channel.Sms, $"{BenchPortal.Location(0)}-alone", content, new SendingRules());
        var token = new AccessToken(BenchPortal.Location(0), "token");
        var options = new ParallelOptions { MaxDegreeOfParallelism = callers, CancellationToken = cancellationToken };
        return await Effort.OfAsync(() => Parallel.ForAsync(0, count, options, async (_, stop) =>
        {
            if (await client.SendAsync(token, request, stop) is not SendOutcome.Accepted)
            {
                throw new InvalidOperationException("The endpoint did not accept a message.");
            }
        }));
    }

    /// <summary>Nothing but the client.</summary>
    public static IHost Host(Uri service)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("HighLevel:BaseAddress", (string?)service.ToString())]);
        builder.Services.AddHighLevel();
        return builder.Build();
    }
}
