using Microsoft.Extensions.Options;
using Portal.Services;
using Portal.Services.Storage;
using Portal.Web.Hosting;

namespace Portal.Web;

/// <summary>Starts the portal, or says in one line per setting why it can't.</summary>
internal static class PortalStart
{
    private const int WrongSettings = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            app.Services.GetRequiredService<IStartupValidator>().Validate(); // all of them at once, before anything reads the first
            ListenAddresses.Check(app.Configuration);
            await app.Services.GetRequiredService<StorageStart>().PrepareAsync(CancellationToken.None);
            app.CheckKeys();
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

    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        SandboxAddresses.Follow(builder);
        builder.Services.AddPortalServices();
        builder.AddPortalWeb();
        return builder.Build();
    }
}
