using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Materials;

public static class MaterialsSetup
{
    public static IServiceCollection AddMaterials(this IServiceCollection services) => services
        .AddSingleton<NumberService>()
        .AddSingleton<AppointmentService>()
        .AddSingleton<SnippetService>()
        .AddSingleton<SignatureService>()
        .AddSingleton<TemplateService>()
        .AddSingleton<UploadService>();
}
