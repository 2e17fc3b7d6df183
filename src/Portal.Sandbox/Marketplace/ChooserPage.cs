using static Portal.Sandbox.Identity.SandboxPages;

namespace Portal.Sandbox.Marketplace;

/// <summary>The location chooser as the sandbox shows it: one button for each place in which the app can be installed.</summary>
internal static class ChooserPage
{
    public const string Cancel = "cancel";

    public static IResult Show(HttpContext http, ChooserRequest request, IReadOnlyList<string> paused) => Page(http, "Sandbox marketplace", StatusCodes.Status200OK, $"""
        <h1>Which sub-account is it for?</h1>
        <p class="lead">This is the sandbox’s marketplace. The portal asks to work in the sub-account that you choose.</p>
        <form method="post" action="{Encode(http.Request.PathBase + SandboxSetup.ServicePath)}/oauth/chooselocation">
        {string.Concat(request.Fields().Select(field => $"""<input type="hidden" name="{Encode(field.Key)}" value="{Encode(field.Value)}">"""))}
        <section class="wide" aria-labelledby="places"><h2 id="places">Sub-accounts</h2><div class="pair">
        {string.Concat(SubAccountNames.All.Select(place => Button(place.Key, place.Value, Note(place.Key, paused))))}
        </div></section>
        <section class="wide" aria-labelledby="others"><h2 id="others">Or</h2><div class="pair">
        {Button(SandboxSubAccounts.ShorelineAgency, "Shoreline Agency", "The agency, with all its sub-accounts")}
        {Button(Cancel, "Cancel", "Back without connecting")}
        </div></section>
        </form>
        """);

    private static string? Note(string locationId, IReadOnlyList<string> paused) =>
        paused.Contains(locationId) ? "Paused by the agency"
        : locationId == SandboxSubAccounts.EastgateOptics ? "No portal is set up for it"
        : null;

    private static string Button(string choice, string name, string? note) => $"""
        <button name="choice" value="{Encode(choice)}"><span class="post">{Encode(name)}</span>{(note is null ? string.Empty : $"<span class=\"name\">{Encode(note)}</span>")}</button>
        """;
}
