using System.Buffers.Binary;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>Files in Microsoft's older container (MS-CFB): Word, Excel and PowerPoint before 2007, Outlook's messages, installers. What they are stands in their directory.</summary>
internal static class CompoundFile
{
    private const int EntrySize = 128;
    private const int MostEntries = 10_000;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const int InHeader = 109; // sectors of the allocation table that the header itself names

    // 000C1082, 84 and 86-0000-0000-C000-000000000046: changes to an installer, the installer itself, and its patches.
    private static readonly byte[] InstallerClass = [0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];

    /// <summary>Null for what is no such file.</summary>
    public static FileContent? Of(ReadOnlySpan<byte> file) =>
        !file.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? null
        : file.Length >= 512 && Directory(file) is ({ Count: >= EntrySize } directory, var isWhole) ? OfDirectory([.. directory], isWhole)
        : NotSeen;

    // How a browser shows such a file, whose directory mostly stands at its end.
    private static FileContent.Listed NotSeen => new(FileKind.OldOffice, IsCertain: false);

    private static FileContent OfDirectory(byte[] directory, bool isWhole)
    {
        var names = RootNames(directory);
        return directory[80] is 0x82 or 0x84 or 0x86 && directory.AsSpan(81, 15).SequenceEqual(InstallerClass) || names.Any(IsOfInstaller) ? UnlistedSignatures.Installer
            : names.Contains("__properties_version1.0") ? new FileContent.Unlisted("an Outlook message (.msg)", "Save it as PDF.")
            : names.Contains("WordDocument") ? new FileContent.Listed(FileKind.OldOffice, ".doc")
            : names.Contains("Workbook") || names.Contains("Book") ? new FileContent.Listed(FileKind.OldOffice, ".xls")
            : names.Contains("PowerPoint Document") ? new FileContent.Listed(FileKind.OldOffice, ".ppt")
            : names.Contains("EncryptedPackage") ? new FileContent.Listed(FileKind.WordOrSheetOrSlides) // with a password; its name alone tells which
            : !isWhole ? NotSeen
            : new FileContent.Unlisted(names.Contains("VisioDocument") ? "a Visio drawing" : names.Contains("Quill") ? "a Publisher document" : "a file of an old Windows program", "Save it as PDF.");
    }

    // Installers write the names of their tables in characters of these, two letters in one.
    private static bool IsOfInstaller(string name) => name.Length > 0 && name.All(c => c is >= '\u3800' and <= '\u4840');

    /// <summary>The sectors of the directory in their order, and whether these are all.</summary>
    private static (List<byte> Bytes, bool IsWhole) Directory(ReadOnlySpan<byte> file)
    {
        var size = 1 << (BinaryPrimitives.ReadUInt16LittleEndian(file[30..]) is 12 ? 12 : 9);
        var directory = new List<byte>();
        var sector = BinaryPrimitives.ReadUInt32LittleEndian(file[48..]);
        for (var read = 0; read < MostEntries * EntrySize / size; read++)
        {
            var start = (sector + 1L) * size;
            if (start + size > file.Length)
            {
                return (directory, sector == EndOfChain);
            }

            directory.AddRange(file.Slice((int)start, size));
            sector = Next(file, sector, size);
        }

        return (directory, false);
    }

    private static uint Next(ReadOnlySpan<byte> file, uint sector, int size)
    {
        var perSector = (uint)size / 4;
        var table = sector / perSector;
        var start = table < InHeader ? (BinaryPrimitives.ReadUInt32LittleEndian(file[(76 + ((int)table * 4))..]) + 1L) * size : long.MaxValue;
        return start <= file.Length - size ? BinaryPrimitives.ReadUInt32LittleEndian(file[((int)start + ((int)(sector % perSector) * 4))..]) : uint.MaxValue;
    }

    /// <summary>The names at the top: a presentation that holds a sheet is no sheet.</summary>
    private static HashSet<string> RootNames(byte[] directory)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<uint>();
        var open = new Stack<uint>([Number(directory, 76)]);
        while (open.TryPop(out var entry))
        {
            var at = (long)entry * EntrySize;
            if (at + EntrySize <= directory.Length && seen.Add(entry))
            {
                names.Add(NameAt(directory, (int)at));
                open.Push(Number(directory, (int)at + 68));
                open.Push(Number(directory, (int)at + 72));
            }
        }

        return names;
    }

    private static string NameAt(byte[] directory, int at) =>
        Encoding.Unicode.GetString(directory, at, Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64)) - 2, 0, 62));

    private static uint Number(byte[] directory, int at) => BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at));
}
