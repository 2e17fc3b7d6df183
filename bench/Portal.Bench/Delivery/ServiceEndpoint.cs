using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Bench.Delivery;

/// <summary>
/// The least that delivery can be measured against: it accepts every message after a while, knows every contact, and tells afterwards
/// when each message came. It runs as a process of its own, so that its work is nobody's.
/// </summary>
internal static class ServiceEndpoint
{
    public const string Command = "endpoint";

    public static async Task RunAsync(TimeSpan latency)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Map(app, latency);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync(); // whoever started it closes this, or dies
        await app.StopAsync();
    }

    private static void Map(WebApplication app, TimeSpan latency)
    {
        var arrivals = new ConcurrentQueue<Arrival>();
        var ids = 0;
        app.MapPost("/conversations/messages", async (HttpRequest request) =>
        {
            var at = TimeProvider.System.GetUtcNow().UtcDateTime;
            using var body = await JsonDocument.ParseAsync(request.Body);
            var contactId = body.RootElement.GetProperty("contactId").GetString() ?? string.Empty;
            arrivals.Enqueue(new Arrival(contactId, at));
            if (latency > TimeSpan.Zero)
            {
                await Task.Delay(latency);
            }

            return Results.Json(new { conversationId = $"conversation-{contactId}", messageId = $"message-{Interlocked.Increment(ref ids)}" }, statusCode: 201);
        });
        app.MapGet("/conversations/messages/{id}", (string id) => Results.Json(new { message = new { id, messageType = "TYPE_SMS", direction = "outbound", status = "delivered" } }));
        app.MapGet("/contacts/{id}", (string id) => Results.Json(new { contact = new { id, locationId = BenchPortal.LocationOf(id), phone = "+16175550100" } }));
        app.MapGet("/arrivals", () => Results.Json(arrivals.ToArray()));
        app.MapDelete("/arrivals", arrivals.Clear);
    }
}

/// <summary>When a message came, in UTC.</summary>
internal sealed record Arrival(string ContactId, DateTime At);
