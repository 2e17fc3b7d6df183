using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Sandbox.Service.Faults;

namespace Portal.Sandbox.Service.Pipeline;

/// <summary>Every request to the service passes here: what strikes it, who may enter, and how the answer is written.</summary>
internal sealed class ServicePipeline(Door door, FaultPlan faults, IHostApplicationLifetime host)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Task HandleAsync(HttpContext context, Entitlement entitlement, Func<ServiceCall, ServiceReply> endpoint) =>
        HandleAsync(context, body => door.Enter(context, body, entitlement, endpoint), body => door.Count(context, body));

    /// <summary>For those who have no token yet; nobody counts their requests.</summary>
    public Task HandleOpenAsync(HttpContext context, Func<RequestBody, ServiceReply> endpoint) => HandleAsync(context, endpoint, _ => { });

    private async Task HandleAsync(HttpContext context, Func<RequestBody, ServiceReply> answer, Action<RequestBody> count)
    {
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var strike = faults.Take(context.Request.Method, ServicePath(context));
        await WaitAsync(strike.DelayBefore);
        if (strike.EndsBefore)
        {
            count(body);
        }

        var reply = strike.EndsBefore ? Struck(context, strike.Ending!) : answer(body);
        await WaitAsync(strike.DelayAfter);
        await FinishAsync(context, reply, strike.Ending);
    }

    private static string ServicePath(HttpContext context) =>
        context.Request.Path.StartsWithSegments(SandboxSetup.ServicePath, StringComparison.Ordinal, out var rest) ? rest.ToString() : context.Request.Path.ToString();

    // Not the request's own token: a service that is slow doesn't notice that its caller has left.
    private Task WaitAsync(TimeSpan delay) => delay > TimeSpan.Zero ? Task.Delay(delay, host.ApplicationStopping) : Task.CompletedTask;

    private static ServiceReply Struck(HttpContext context, Fault ending)
    {
        if (ending is { Kind: FaultKind.Status, Status: StatusCodes.Status429TooManyRequests })
        {
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
        }

        return Refusals.Fault(ending);
    }

    private static async Task FinishAsync(HttpContext context, ServiceReply reply, Fault? ending)
    {
        switch (ending)
        {
            case { Kind: FaultKind.Cut }:
                context.Abort();
                break;
            case { Kind: FaultKind.Status or FaultKind.Refusal }:
                context.Response.Headers.RetryAfter = ending.RetryAfter;
                await WriteAsync(context, Refusals.Fault(ending), cutShort: false);
                break;
            case { Kind: FaultKind.Garbled }:
                await WriteAsync(context, reply, cutShort: true);
                break;
            default:
                await WriteAsync(context, reply, cutShort: false);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, ServiceReply reply, bool cutShort)
    {
        var body = reply.Body with { TraceId = Guid.CreateVersion7().ToString() };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var sent = cutShort ? bytes.AsMemory(0, bytes.Length / 2) : bytes;
        context.Response.ContentLength = sent.Length;
        await context.Response.Body.WriteAsync(sent, context.RequestAborted);
    }
}
