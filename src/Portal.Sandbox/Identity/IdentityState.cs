using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Identity;

/// <summary>What the identity provider must remember so that a restart signs nobody out.</summary>
internal sealed record IdentityState
{
    /// <summary>Newest first; the first one signs, all of them verify.</summary>
    public IReadOnlyList<StoredKey> Keys { get; init; } = [];

    /// <summary>Raised to make every access token of before worthless.</summary>
    public int Generation { get; init; }

    /// <summary>By the hash of the token.</summary>
    public IReadOnlyDictionary<string, RefreshGrant> RefreshTokens { get; init; } = new Dictionary<string, RefreshGrant>();
}

internal sealed record StoredKey(string Id, string Pkcs8);

/// <param name="Family">All refresh tokens that came out of one sign-in.</param>
internal sealed record RefreshGrant(string PersonId, string Scope, string Family, bool Used);

/// <summary>Holds the state, and writes every change to a file when a place for it is configured.</summary>
internal sealed class IdentityStore(IOptions<SandboxOptions> options, IHostEnvironment environment)
{
    private readonly Lock _gate = new();
    private readonly string? _file = options.Value.DataDirectory is { Length: > 0 } directory
        ? Path.Combine(environment.ContentRootPath, directory, "identity.json")
        : null;
    private IdentityState? _state;

    public IdentityState Current
    {
        get
        {
            lock (_gate)
            {
                return _state ??= Load();
            }
        }
    }

    /// <summary>Applies one change at a time; <paramref name="change"/> also says what to tell the caller.</summary>
    public T Change<T>(Func<IdentityState, (IdentityState Next, T Answer)> change)
    {
        lock (_gate)
        {
            var (next, answer) = change(_state ??= Load());
            Save(next);
            _state = next;
            return answer;
        }
    }

    private IdentityState Load() =>
        _file is not null && File.Exists(_file)
            ? JsonSerializer.Deserialize<IdentityState>(File.ReadAllText(_file)) ?? new IdentityState()
            : new IdentityState();

    private void Save(IdentityState state)
    {
        if (_file is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var unfinished = _file + ".new";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(state));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(unfinished, _file, overwrite: true);
    }
}
