using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor;
using Portal.Web.Layout;

namespace Portal.Tests.Web.Layout;

/// <summary>
/// What the portal's sheets must say: its own colours, and what MudThemeProvider would write into a page. The provider is rendered for that, so that nothing is
/// forgotten when MudBlazor adds to it.
/// </summary>
internal static partial class ThemeSheets
{
    private const string Written = "/* Written from PortalColors and PortalTheme: see docs/theme.md. */";

    public static string Colors() => $$"""
        {{Written}}
        :root {
          color-scheme: light dark;
        {{string.Join('\n', PortalColors.All.Select(c => $"  --{c.Name}: light-dark({c.Light}, {c.Dark});"))}}
        }

        :root[data-theme="light"] { color-scheme: light; }
        :root[data-theme="dark"] { color-scheme: dark; }

        """;

    public static async Task<string> ThemeAsync()
    {
        var light = await ProvidedAsync(dark: false);
        var dark = string.Join('\n', Variables(await ProvidedAsync(dark: true)).Except(Variables(light)));
        return $$"""
            {{Written}}
            {{light}}
            @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {
            {{dark}}
            } }
            :root[data-theme="dark"] {
            {{dark}}
            }

            """;
    }

    private static async Task<string> ProvidedAsync(bool dark)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IJSRuntime, NoScript>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(MudThemeProvider.Theme)] = PortalTheme.Create(),
            [nameof(MudThemeProvider.IsDarkMode)] = dark,
            [nameof(MudThemeProvider.DefaultScrollbar)] = true,
        });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString());
        var sheet = string.Join('\n', StyleElement().Matches(html).Select(m => m.Groups[1].Value));
        return string.Join('\n', sheet.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    private static IEnumerable<string> Variables(string sheet) => sheet.Split('\n').Where(line => line.StartsWith("--", StringComparison.Ordinal));

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();

    /// <summary>The provider asks script only for what it does not need to be drawn.</summary>
    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult(default(TValue)!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => ValueTask.FromResult(default(TValue)!);
    }
}
