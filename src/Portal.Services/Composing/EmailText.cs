using System.Text;

namespace Portal.Services.Composing;

/// <summary>Writes typed lines as the plain text of an e-mail: what was typed, without the marks where they format.</summary>
internal static class EmailText
{
    public static void Write(StringBuilder text, TypedLine line)
    {
        text.Append(line.Kind is LineKind.Heading ? string.Empty : line.Text.AsSpan(0, line.Start));
        var (at, linkFrom) = (line.Start, 0);
        foreach (var mark in line.Marks)
        {
            text.Append(line.Text, at, mark.Start - at);
            switch (mark.Kind)
            {
                case MarkKind.LinkBegin: linkFrom = text.Length; break;
                case MarkKind.LinkEnd: text.Append(After(text.ToString(linkFrom, text.Length - linkFrom), mark.Target)); break;
                case MarkKind.Image: text.Append(Words(line, mark)).Append(After(Words(line, mark), mark.Target)); break;
                case MarkKind.Address: text.Append(line.Text, mark.Start, mark.Length); break;
            }

            at = mark.End;
        }

        text.Append(line.Text, at, line.Text.Length - at).Append('\n');
    }

    /// <summary>The words of a picture's mark.</summary>
    public static string Words(TypedLine line, Mark image) => line.Text[(image.Start + 2)..(image.End - image.Target.Length - 3)];

    private static string After(string words, string target)
    {
        var address = target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? target["mailto:".Length..] : target;
        return words == target || words == address ? string.Empty : $" ({address})";
    }
}
