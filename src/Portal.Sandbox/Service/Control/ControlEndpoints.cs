using Portal.Sandbox.Service.Faults;
using Portal.Sandbox.Service.Pipeline;

namespace Portal.Sandbox.Service.Control;

/// <summary><see cref="SandboxControl"/> over HTTP, below <c>_control</c>. No token: who reaches loopback may do this.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder service)
    {
        var control = service.MapGroup("/_control");
        control.MapGet("/", (SandboxControl sandbox) => State(sandbox));
        control.MapPost("/reset", (SandboxControl sandbox) =>
        {
            sandbox.Reset();
            return State(sandbox);
        });

        control.MapGet("/faults", (SandboxControl sandbox) => Results.Json(sandbox.Faults));
        control.MapPost("/faults", AddFault);
        control.MapDelete("/faults", (SandboxControl sandbox) =>
        {
            sandbox.ClearFaults();
            return Results.NoContent();
        });

        control.MapGet("/ledger", (SandboxControl sandbox, string? contactId) =>
            Results.Json(sandbox.Ledger.Where(entry => contactId is null || entry.ContactId == contactId)));
        control.MapPost("/inbound", (SandboxControl sandbox, Inbound inbound) =>
            sandbox.Receive(inbound) is { } receipt ? Results.Json(receipt) : Results.NotFound());
        control.MapGet("/uploads", (SandboxControl sandbox) => Results.Json(sandbox.Uploads));
        control.MapPut("/phone-system", (SandboxControl sandbox, PhoneSystemBody body) =>
        {
            sandbox.ConnectPhoneSystem(body.LocationId, body.Connected);
            return State(sandbox);
        });
        control.MapPut("/speed", SetSpeed);
        control.MapPut("/limit", SetLimit);
        control.MapDelete("/contacts/{id}", (SandboxControl sandbox, string id) => sandbox.Delete(id) ? Results.NoContent() : Results.NotFound());
        control.MapPost("/contacts/{id}/merge", (SandboxControl sandbox, string id, MergeBody body) =>
            sandbox.Merge(id, body.Into) ? Results.NoContent() : Results.NotFound());
        control.MapPost("/contacts", (SandboxControl sandbox, string locationId, ContactDetails details) =>
            sandbox.Contacts.Create(locationId, details) is { } id ? Results.Json(new { id }) : Results.NotFound());
        control.MapPut("/contacts/{id}", (SandboxControl sandbox, string id, ContactDetails details) =>
            sandbox.Contacts.Change(id, details) ? Results.NoContent() : Results.NotFound());
        control.MapPut("/contacts/{id}/dnd", (SandboxControl sandbox, string id, DndBody body) =>
            sandbox.Contacts.SetDoNotDisturb(id, body.On, body.Channel) ? Results.NoContent() : Results.NotFound());
        control.MapMarketplace();
        control.MapWebhooks();
    }

    private static IResult State(SandboxControl sandbox) => Results.Json(new { sandbox.Speed, sandbox.Limit, sandbox.Faults, Accepted = sandbox.Ledger.Count });

    private static IResult AddFault(SandboxControl sandbox, Fault fault)
    {
        if (fault.Times < 1 || fault.Milliseconds < 0 || fault.Status is < 200 or > 599)
        {
            return Results.BadRequest("times must be at least 1, milliseconds at least 0, status from 200 to 599.");
        }

        if (fault.Kind == FaultKind.Refusal && string.IsNullOrEmpty(fault.Refusal))
        {
            return Results.BadRequest("A refusal needs the name of one.");
        }

        sandbox.Add(fault);
        return State(sandbox);
    }

    private static IResult SetSpeed(SandboxControl sandbox, SpeedBody body)
    {
        if (body.Speed is not (> 0 and <= 1_000_000))
        {
            return Results.BadRequest("speed must be above 0, and at most 1000000.");
        }

        sandbox.Speed = body.Speed;
        return State(sandbox);
    }

    private static IResult SetLimit(SandboxControl sandbox, RateLimit limit)
    {
        if (limit is not { Max: > 0, IntervalMilliseconds: > 0, Daily: > 0 })
        {
            return Results.BadRequest("max, intervalMilliseconds and daily must be above 0.");
        }

        sandbox.Limit = limit;
        return State(sandbox);
    }

    private sealed record PhoneSystemBody(string LocationId, bool Connected);

    private sealed record SpeedBody(double Speed);

    private sealed record MergeBody(string Into);

    private sealed record DndBody(bool On, string? Channel);
}
