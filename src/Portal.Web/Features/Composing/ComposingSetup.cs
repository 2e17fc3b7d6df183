using Microsoft.AspNetCore.SignalR;

namespace Portal.Web.Features.Composing;

public static class ComposingSetup
{
    /// <summary>A long e-mail comes from the browser as one message; SignalR by itself takes 32 KB and ends the circuit of whoever sends more.</summary>
    private const int LargestFromBrowser = 1024 * 1024;

    public static IServiceCollection AddComposing(this IServiceCollection services) => services
        .AddSingleton<ComposeMaterials>()
        .AddSingleton<AttachmentTokens>()
        .AddSingleton<UploadSlots>()
        .AddScoped<ComposeSessions>().AddTransient<ComposeOpening>().AddTransient<ComposePress>().AddTransient<ComposeChoices>() // one for each dialog
        .AddScoped<DraftKeeper>() // one for each circuit, so that its saves wait for each other
        .Configure<HubOptions>(options => options.MaximumReceiveMessageSize = LargestFromBrowser);
}
