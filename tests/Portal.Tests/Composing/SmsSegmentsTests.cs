using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class SmsSegmentsTests
{
    [Theory]
    [InlineData("", 0, 0, 160)]
    [InlineData("Hello", 5, 1, 155)]
    [InlineData("[10 €]", 9, 1, 151)]
    [InlineData("Ünïque", 6, 1, 64)]
    public void A_short_text_is_one_segment(string text, int units, int segments, int remaining)
    {
        var sms = SmsSegments.Of(text);

        Assert.Equal((units, segments, remaining), (sms.Units, sms.Segments, sms.Remaining));
    }

    [Theory]
    [InlineData(160, 1, 0)]
    [InlineData(161, 2, 145)]
    [InlineData(306, 2, 0)]
    [InlineData(307, 3, 152)]
    public void Plain_text_holds_160_and_then_153_in_each(int length, int segments, int remaining)
    {
        var sms = SmsSegments.Of(new string('a', length));

        Assert.Equal((SmsEncoding.Gsm7, segments, remaining), (sms.Encoding, sms.Segments, sms.Remaining));
    }

    [Theory]
    [InlineData(70, 1, 0)]
    [InlineData(71, 2, 63)]
    [InlineData(134, 2, 0)]
    [InlineData(135, 3, 66)]
    public void Unicode_holds_70_and_then_67_in_each(int length, int segments, int remaining)
    {
        var sms = SmsSegments.Of(new string('я', length));

        Assert.Equal((SmsEncoding.Unicode, segments, remaining), (sms.Encoding, sms.Segments, sms.Remaining));
    }

    [Fact]
    public void An_extension_character_is_not_divided_between_segments()
    {
        // 152 + 2 does not fit 153, so the sign moves on whole and one septet stays empty.
        var sms = SmsSegments.Of(new string('a', 152) + "€" + new string('a', 151));

        Assert.Equal((305, 2, 0), (sms.Units, sms.Segments, sms.Remaining));
        Assert.Equal(3, SmsSegments.Of(new string('a', 152) + "€" + new string('a', 152)).Segments);
    }

    [Fact]
    public void A_surrogate_pair_is_not_divided_between_segments()
    {
        var sms = SmsSegments.Of(new string('я', 66) + "😀" + new string('я', 65));

        Assert.Equal((133, 2, 0), (sms.Units, sms.Segments, sms.Remaining));
        Assert.Equal(3, SmsSegments.Of(new string('я', 66) + "😀" + new string('я', 66)).Segments);
    }

    [Fact]
    public void It_says_which_characters_force_unicode_each_once()
    {
        var sms = SmsSegments.Of("“Hi” – it’s “me” 👩‍👧 [€]");

        Assert.Equal(["“", "”", "–", "’", "👩‍👧"], sms.ForcingUnicode);
    }

    [Fact]
    public void Characters_are_counted_as_people_see_them() => Assert.Equal(3, SmsSegments.Of("a👩‍👧é").Characters);

    [Fact]
    public void Random_text_agrees_with_counting_bits_and_filling_segments_one_by_one() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var sms = SmsSegments.Of(text);
            var (encoding, units, segments, remaining) = SmsReference.Count(text);
            return (sms.Encoding, sms.Units, sms.Segments, sms.Remaining) == (encoding, units, segments, remaining)
                && sms.ForcingUnicode.Count == 0 == (encoding == SmsEncoding.Gsm7);
        }));

    private static Gen<string> Texts
    {
        get
        {
            var gsm = Gen.Elements([.. "abcXYZ 019\n@£èÇØΔΩ§¿ñà"]).Select(c => c.ToString());
            var extension = Gen.Elements([.. "^{}\\[~]|€\f"]).Select(c => c.ToString());
            var unicode = Gen.Elements("я", "’", "漢", "😀", "👩‍👧", "e\u0301", "\ud83d", "ç", "\t", "`");
            var any = ArbMap.Default.GeneratorFor<char>().Select(c => c.ToString());
            var plain = Gen.Frequency((20, gsm), (3, extension));
            var mixed = Gen.Frequency((10, gsm), (3, extension), (3, unicode), (1, any));
            return from parts in Gen.OneOf(Repeated(plain), Repeated(mixed)) select string.Concat(parts);
        }
    }

    private static Gen<string[]> Repeated(Gen<string> part) => Gen.Choose(0, 500).SelectMany(count => part.ArrayOf(count));
}
