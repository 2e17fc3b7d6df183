using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Service.Store;

/// <summary>
/// What happened after the seed, a line of JSON each, so that a restarted sandbox still has it. Each line is handed to the operating system
/// before its request is answered; without a data directory there is none.
/// </summary>
internal sealed class Journal : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Lock _gate = new();
    private readonly FileStream? _file;

    public Journal(IOptions<SandboxOptions> options)
    {
        if (options.Value.DataDirectory is not { Length: > 0 } directory)
        {
            return;
        }

        Directory.CreateDirectory(directory);
        _file = new FileStream(Path.Combine(directory, "service-journal.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Everything so far. A last line that a kill cut short is left out.</summary>
    public IReadOnlyList<JournalLine> ReadAll()
    {
        if (_file is null)
        {
            return [];
        }

        _file.Position = 0;
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        if (text.Length > 0 && text[^1] != '\n')
        {
            _file.Write("\n"u8);
        }

        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<JournalLine>()];
    }

    public void Append(JournalLine line)
    {
        if (_file is null)
        {
            return;
        }

        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n'];
        lock (_gate)
        {
            _file.Write(bytes);
        }
    }

    public void Dispose() => _file?.Dispose();

    private static JournalLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalLine>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
