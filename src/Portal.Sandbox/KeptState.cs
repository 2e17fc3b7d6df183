using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox;

/// <summary>Holds a state, and writes every change to a file when a place for it is configured.</summary>
internal sealed class KeptState<TState>(IOptions<SandboxOptions> options, IHostEnvironment environment, string fileName)
    where TState : class, new()
{
    private readonly Lock _gate = new();
    private readonly string? _file = options.Value.DataDirectory is { Length: > 0 } directory
        ? Path.Combine(environment.ContentRootPath, directory, fileName)
        : null;
    private TState? _state;

    public TState Current
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
    public TAnswer Change<TAnswer>(Func<TState, (TState Next, TAnswer Answer)> change)
    {
        lock (_gate)
        {
            var (next, answer) = change(_state ??= Load());
            Save(next);
            _state = next;
            return answer;
        }
    }

    private TState Load() =>
        _file is not null && File.Exists(_file)
            ? JsonSerializer.Deserialize<TState>(File.ReadAllText(_file)) ?? new TState()
            : new TState();

    private void Save(TState state)
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
