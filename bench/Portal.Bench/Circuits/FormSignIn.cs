using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Bench.Circuits;

/// <summary>Signs in at the sandbox's provider by the forms alone; the session is in the client's cookies afterwards.</summary>
internal static partial class FormSignIn
{
    public static async Task AsAsync(string person, HttpClient portal, CancellationToken cancellationToken)
    {
        var token = WebUtility.HtmlDecode(Antiforgery().Match(await portal.GetStringAsync("sign-in", cancellationToken)).Groups[1].Value);
        using var chooser = await PostAsync(portal, new Uri("sign-in/start", UriKind.Relative), [("__RequestVerificationToken", token), ("returnUrl", "/")], cancellationToken);
        var authorize = chooser.RequestMessage!.RequestUri!; // where the redirect led to
        var asked = QueryHelpers.ParseQuery(authorize.Query).Select(field => (field.Key, field.Value.ToString()));
        using var home = await PostAsync(portal, new Uri(authorize.GetLeftPart(UriPartial.Path)), [.. asked, ("person", person)], cancellationToken);
        if (home.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The sign-in ended at {home.RequestMessage.RequestUri}.");
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient portal, Uri address, IReadOnlyList<(string Name, string Value)> fields, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return (await portal.PostAsync(address, form, cancellationToken)).EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Antiforgery();
}
