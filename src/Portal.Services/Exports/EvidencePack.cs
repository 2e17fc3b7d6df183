using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Services.Exports;

/// <summary>
/// A ZIP file of what was written to one contact or by one person: each message's record as a file, a page to read and print, and the hashes of all of them. It is
/// written as a stream; only names and hashes stay in memory.
/// </summary>
internal sealed class EvidencePack(EvidenceManifest manifest)
{
    private const int Piece = 1_000;

    private readonly List<PackedFile> _files = [];

    /// <summary>
    /// Writes it from the records, which are read twice. Null where <paramref name="goOn"/>, which is asked now and then, says no; else the SHA-256 of its manifest.
    /// </summary>
    public async Task<string?> WriteAsync(Func<Stream> records, Stream pack, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchive(pack, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await foreach (var line in LinesAsync(records, cancellationToken))
        {
            await AddAsync(zip, EvidencePage.NameOf(_files.Count + 1, line), Encoding.UTF8.GetBytes(line), cancellationToken);
            if (_files.Count % Piece == 0 && !await goOn())
            {
                return null;
            }
        }

        await AddPageAsync(zip, records, cancellationToken);
        await AddAsync(zip, "SHA256SUMS", Encoding.UTF8.GetBytes(string.Concat(_files.Select(file => $"{file.Sha256}  {file.Name}\n"))), cancellationToken);
        var bytes = manifest.Write(_files);
        await AddAsync(zip, "manifest.json", bytes, cancellationToken);
        return Hex(SHA256.HashData(bytes));
    }

    private async Task AddAsync(ZipArchive zip, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await entry.WriteAsync(bytes, cancellationToken);
        _files.Add(new PackedFile(name, Hex(SHA256.HashData(bytes))));
    }

    private async Task AddPageAsync(ZipArchive zip, Func<Stream> records, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var entry = await zip.CreateEntry("index.html", CompressionLevel.Fastest).OpenAsync(cancellationToken))
        {
            await WriteAsync(EvidencePage.Begin(manifest, _files.Count));
            var number = 0;
            await foreach (var line in LinesAsync(records, cancellationToken))
            {
                await WriteAsync(EvidencePage.Message(number + 1, line, _files[number++].Sha256));
            }

            await WriteAsync(EvidencePage.End);

            async Task WriteAsync(string html)
            {
                var bytes = Encoding.UTF8.GetBytes(html);
                hash.AppendData(bytes);
                await entry.WriteAsync(bytes, cancellationToken);
            }
        }

        _files.Add(new PackedFile("index.html", Hex(hash.GetHashAndReset())));
    }

    private static async IAsyncEnumerable<string> LinesAsync(Func<Stream> records, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(records(), Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

/// <summary>A file of a pack, and the hash of its bytes.</summary>
internal sealed record PackedFile(string Name, string Sha256);
