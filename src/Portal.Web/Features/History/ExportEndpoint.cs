using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Services.Delivery;
using Portal.Services.History;
using Portal.Services.Scheduling;
using Portal.Services.SubAccounts;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.History;

/// <summary>Gives away what the history shows as a file, for spreadsheets.</summary>
internal static class ExportEndpoint
{
    public const string Path = "/history/export";

    /// <summary>Where the file is for what that address of the history shows.</summary>
    public static string Address(HistoryAddress shown, WallZone zone) =>
        QueryHelpers.AddQueryString(Path[1..] + shown.FirstPage.Url["history".Length..], "zone", zone.Id);

    public static void MapExport(this IEndpointRouteBuilder routes) => routes.MapGet(Path, GetAsync).RequireAuthorization(Policies.Managers);

    private static async Task<IResult> GetAsync([AsParameters] ExportFilters filters, HttpContext http, Callers callers, HistoryExport export, KnownSubAccounts subAccounts, SendingPauses pauses, TimeProvider time)
    {
        var caller = await callers.RequireAsync(http.User, http.RequestAborted);
        var (zone, rules) = (WallZone.Find(filters.Zone) ?? WallZone.Utc, subAccounts.RulesOf(caller.LocationId));
        var (pause, clock) = (pauses.Of(caller.LocationId), new ViewerClock(time));
        clock.Use(filters.Zone);
        http.Response.Headers.CacheControl = "private, no-store";
        return await export.BeginAsync(caller, filters.Address.Query(zone, rules), http.RequestAborted) switch
        {
            ExportOutcome.Ready ready => Results.Stream(
                stream => HistoryCsv.WriteAsync(ready.Messages, zone, rules, message => WaitingWords.Of(message, pause, clock), stream, http.RequestAborted),
                "text/csv; charset=utf-8",
                string.Create(CultureInfo.InvariantCulture, $"history-{zone.WallAt(time.GetUtcNow().UtcDateTime):yyyy-MM-dd-HHmm}.csv")),
            ExportOutcome.TooMany many => Results.Content(ExportWords.TooMany(many.Most), "text/plain; charset=utf-8", statusCode: StatusCodes.Status413PayloadTooLarge),
            _ => Results.Forbid(),
        };
    }
}

/// <summary>The filters of the history's own address, and the zone in which its days are meant.</summary>
internal sealed record ExportFilters(string? Words, string? Person, string? Channel, string? State, string? Contact, string? Files, string? Token, string? Timing, string? Reason, string? Reviewed, string? From, string? To, string? Zone)
{
    public HistoryAddress Address => new() { Words = Words, Person = Person, Channel = Channel, State = State, Contact = Contact, Files = Files, Token = Token, Timing = Timing, Reason = Reason, Reviewed = Reviewed, From = From, To = To };
}
