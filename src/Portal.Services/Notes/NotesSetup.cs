using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Notes;

public static class NotesSetup
{
    public static IServiceCollection AddNotes(this IServiceCollection services) =>
        services.AddSingleton<NoteService>().AddSingleton<NoteReading>().AddSingleton<NoteDrafts>();
}
