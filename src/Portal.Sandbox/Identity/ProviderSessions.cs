using System.Collections.Concurrent;

namespace Portal.Sandbox.Identity;

/// <summary>Who is signed in at the provider; a sign-out at the portal must end here too.</summary>
internal sealed class ProviderSessions
{
    private readonly ConcurrentDictionary<string, string> _people = new();

    public IReadOnlyDictionary<string, string> Open => _people;

    public string Start(SandboxPerson person)
    {
        var id = RandomText.Create(16);
        _people[id] = person.Id;
        return id;
    }

    public void End(string? id) => _people.TryRemove(id ?? string.Empty, out _);
}
