using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Contacts;

public static class ContactsSetup
{
    public static IServiceCollection AddContacts(this IServiceCollection services) => services
        .AddSingleton<ServiceReads>()
        .AddSingleton<ContactService>();
}
