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
            app.Services.GetRequiredService<IStartupValidator>().Validate(); // all of them at once, before anything reads the first
            app.UsePortalWeb();
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (SettingProblems.Of(exception) is { Count: > 0 } problems)
        {
            await Console.Error.WriteLineAsync("The portal did not start, because of these settings:");
            foreach (var problem in problems)
            {
                await Console.Error.WriteLineAsync($"  {problem}");
            }

            return WrongSettings;
        }
    }
}
