using Microsoft.Extensions.Options;
#if DEBUG
using Portal.Sandbox;
#endif

namespace Portal.Web.Hosting;

/// <summary>Lets the portal host the sandbox, and only where it can do no harm: a Debug build, in Development.</summary>
internal static class SandboxHosting
{
    private const string Key = "Sandbox:Enabled";

    public static void AddSandboxWhenWanted(this WebApplicationBuilder builder)
    {
        if (!IsWanted(builder.Configuration))
        {
            return;
        }

        if (!builder.Environment.IsDevelopment())
        {
            Refuse($"{Key} is true, but the sandbox runs only in Development; this is {builder.Environment.EnvironmentName}.");
        }

#if DEBUG
        builder.Services.AddSandbox(builder.Configuration);
        SandboxHistory.AddWhenWanted(builder.Services, builder.Configuration);
#else
        Refuse($"{Key} is true, but a Release build contains no sandbox.");
#endif
    }

    public static void MapSandboxWhenWanted(this WebApplication app)
    {
#if DEBUG
        if (IsWanted(app.Configuration))
        {
            app.MapSandbox();
        }
#endif
    }

    public static bool IsWanted(IConfiguration configuration)
    {
        if (!bool.TryParse(configuration[Key] ?? bool.FalseString, out var isWanted))
        {
            Refuse($"{Key} must be true or false.");
        }

        return isWanted;
    }

    private static void Refuse(string problem) =>
        throw new OptionsValidationException(Key, typeof(SandboxHosting), [problem]);
}
