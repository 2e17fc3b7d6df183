using Microsoft.Extensions.Options;

namespace Portal.Web;

/// <summary>Starts the portal, or says in one line per setting why it can't.</summary>
internal static class PortalStart
{
    private const int WrongSettings = 2;

    public static async Task<int> RunAsync(WebApplicationBuilder builder)
    {
        try
        {
            await using var app = builder.Build();
            app.UsePortalWeb();
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (Problems(exception) is { Count: > 0 } problems)
        {
            await Console.Error.WriteLineAsync("The portal did not start, because of these settings:");
            foreach (var problem in problems)
            {
                await Console.Error.WriteLineAsync($"  {problem}");
            }

            return WrongSettings;
        }
    }

    private static List<string> Problems(Exception exception) => exception switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Problems)],
        _ => [],
    };
}
