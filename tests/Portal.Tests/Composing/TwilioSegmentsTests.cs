using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

/// <summary>Our count beside that of Twilio's own calculator.</summary>
public sealed class TwilioSegmentsTests
{
    private static readonly string[] Plain = ["a", "B", " ", "\n", "7", "é", "Ø", "?", "€", "[", "]", "{", "~", "^", "\\", "|"];

    private static readonly string[] Unicode =
    [
        "ç", "я", "漢", "’", "😀", "👍🏽", "🇩🇪", "🇺🇸", "👨‍👩‍👧‍👦", "❤️", "1️⃣", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "e\u0301", "o\u0308\u0304", "ก็", "நி", "क्", "한", "\u1112\u1161\u11AB", "\t",
    ];

    [Fact]
    public async Task Two_thousand_texts_have_as_many_segments_as_twilio_counts()
    {
        string[] texts = [.. Texts(new Random(1300), 2000)];

        var counts = await CountAsync(texts);

        Assert.All(texts.Zip(counts), pair => Assert.Equal((pair.Second.Encoding, pair.Second.Segments, pair.Second.Remaining), Ours(pair.First)));
    }

    /// <summary>On purpose: what Twilio's older tables don't know yet is one character all the same, and nothing is put into a segment that can't hold it.</summary>
    [Fact]
    public async Task Where_the_count_differs_ours_is_the_right_one()
    {
        const string Handshake = "\U0001F9D1\U0001F3FD\u200D\U0001F91D\u200D\U0001F9D1\U0001F3FB"; // two people, each with a skin tone
        var endless = "e" + new string('\u0301', 99);

        var counts = await CountAsync([Handshake, endless, string.Empty]);

        Assert.Equal([5, 3, 4], counts[0].Characters);
        Assert.Equal(1, new StringInfo(Handshake).LengthInTextElements);
        Assert.Equal((2, 34), (SmsSegments.Of(endless).Segments, SmsSegments.Of(endless).Remaining));
        Assert.True(counts[1].Remaining < 0);
        Assert.Equal((1, 0), (counts[2].Segments, SmsSegments.Of(string.Empty).Segments));
    }

    [Theory]
    [InlineData("🇩🇪")]
    [InlineData("👍🏽")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("e\u0301")]
    public void A_visible_character_is_never_divided_between_segments(string character)
    {
        var before = new string('я', 67 - character.Length + 1);

        var sms = SmsSegments.Of(before + character + "яяяяя");

        Assert.Equal((2, 67 - character.Length - 5), (sms.Segments, sms.Remaining));
    }

    private static (string Encoding, int Segments, int Remaining) Ours(string text)
    {
        var sms = SmsSegments.Of(text);
        return (sms.Encoding == SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2", sms.Segments, sms.Remaining);
    }

    private static IEnumerable<string> Texts(Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            string[] characters = i % 3 == 0 ? Plain : i % 3 == 1 ? [.. Plain, .. Unicode] : Unicode;
            yield return string.Concat(Enumerable.Range(0, random.Next(1, i % 3 == 0 ? 500 : 150)).Select(_ => characters[random.Next(characters.Length)]));
        }
    }

    private static async Task<IReadOnlyList<Count>> CountAsync(string[] texts)
    {
        var start = new ProcessStartInfo("node", "sms-segments.mjs")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "tools"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var answer = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(texts));
        node.StandardInput.Close();
        return JsonSerializer.Deserialize<List<Count>>(await answer, JsonSerializerOptions.Web) ?? [];
    }

    private sealed record Count(string Encoding, int Segments, int Remaining, IReadOnlyList<int> Characters);
}
