namespace Portal.Sandbox;

/// <summary>The sandbox by itself, so that a published portal can be tried against it over HTTP.</summary>
public static class SandboxHost
{
    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSandbox(builder.Configuration);

        var app = builder.Build();
        app.MapSandbox();

        await app.RunAsync();
    }
}
