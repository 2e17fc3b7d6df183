namespace Portal.Sandbox.Service.Seeding;

/// <summary>One line of an exchange; <paramref name="Source"/> is app, api or workflow.</summary>
internal sealed record EpisodeLine(bool IsInbound, string Source, string Text);

/// <summary>A short exchange as people have it. Written as text: <c>i:</c> inbound, <c>a:</c> app, <c>p:</c> api, <c>w:</c> workflow.</summary>
internal sealed record Episode(IReadOnlyList<EpisodeLine> Lines)
{
    public static IReadOnlyList<Episode> Parse(string text) =>
        [.. text.Split("\n\n").Select(part => new Episode([.. part.Trim().Split('\n').Select(Line)]))];

    private static EpisodeLine Line(string line) => new(line[0] == 'i', Source(line[0]), line[2..].Trim());

    private static string Source(char mark) => mark switch
    {
        'w' => "workflow",
        'p' => "api",
        _ => "app",
    };
}

/// <summary>An e-mail that a company sends, and what the contact may write back.</summary>
internal sealed record Letter(string Subject, string[] Paragraphs, string? Button, string? Answer);

/// <summary>What a company and its contacts talk about.</summary>
internal sealed record Talk(IReadOnlyList<Episode> Episodes, IReadOnlyList<Letter> Letters, IReadOnlyList<string> Tags, string Colour, string Expert);
