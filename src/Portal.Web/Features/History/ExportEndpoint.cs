using Microsoft.AspNetCore.WebUtilities;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Scheduling;
using Portal.Services.SubAccounts;
using Portal.Web.Features.Exports;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.History;

/// <summary>Gives away what the history shows as a file.</summary>
internal static class ExportEndpoint
{
    public const string Path = "/history/export";

    /// <summary>Where the file is for what that address of the history shows.</summary>
    public static string Address(HistoryAddress shown, ExportFormat format, WallZone zone) =>
        QueryHelpers.AddQueryString(Path[1..] + shown.FirstPage.Url["history".Length..], new Dictionary<string, string?> { ["zone"] = zone.Id, ["format"] = ExportFile.KeyOf(format) });

    public static void MapExport(this IEndpointRouteBuilder routes) => routes.MapGet(Path, GetAsync).RequireAuthorization(Policies.Managers);

    private static async Task<IResult> GetAsync([AsParameters] ExportFilters filters, HttpContext http, Callers callers, HistoryExport export, KnownSubAccounts subAccounts, IStateWording wording, TimeProvider time)
    {
        var caller = await callers.RequireAsync(http.User, http.RequestAborted);
        var (zone, rules, format) = (WallZone.Find(filters.Zone) ?? WallZone.Utc, subAccounts.RulesOf(caller.LocationId), ExportFile.FormatOf(filters.Format));
        http.Response.Headers.CacheControl = "private, no-store";
        return await export.BeginAsync(caller, filters.Address.Query(zone, rules), http.RequestAborted) switch
        {
            ExportOutcome.Ready ready => Results.Stream(
                stream => ExportLines.Of(format, zone, rules, wording.Speak(caller.LocationId, zone)).WriteAsync(ready.Messages, stream, http.RequestAborted),
                ExportFile.MediaTypeOf(format),
                ExportFile.NameOf(format, zone.WallAt(time.GetUtcNow().UtcDateTime))),
            ExportOutcome.TooMany many => Results.Content(ExportWords.TooMany(many.Most), "text/plain; charset=utf-8", statusCode: StatusCodes.Status413PayloadTooLarge),
            _ => Results.Forbid(),
        };
    }
}

/// <summary>The filters of the history's own address, the zone in which its days are meant, and the kind of file.</summary>
internal sealed record ExportFilters(string? Words, string? Person, string? Channel, string? State, string? Contact, string? Files, string? Token, string? Timing, string? Reason, string? Reviewed, string? From, string? To, string? Zone, string? Format)
{
    public HistoryAddress Address => new() { Words = Words, Person = Person, Channel = Channel, State = State, Contact = Contact, Files = Files, Token = Token, Timing = Timing, Reason = Reason, Reviewed = Reviewed, From = From, To = To };
}
