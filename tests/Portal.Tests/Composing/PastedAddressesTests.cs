using FsCheck;
using FsCheck.Fluent;
using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

/// <summary>Lists of addresses as they come out of mail programs, spreadsheets and contact cards; a one-line field makes each line end a blank.</summary>
public sealed class PastedAddressesTests
{
    private const string Ada = "Ada Lovelace <ada@example.com>";
    private const string Bob = "Bob Stone <bob@example.org>";
    private const string AdaLast = "\"Lovelace, Ada\" <ada@example.com>";
    private const string BobLast = "\"Stone, Bob\" <bob@example.org>";
    private const string BareAda = "ada@example.com";
    private const string BareBob = "bob@example.org";

    public static TheoryData<string, string[]> Lists => new()
    {
        // Outlook
        { "Lovelace, Ada <ada@example.com>; Stone, Bob <bob@example.org>", [AdaLast, BobLast] },
        { "Lovelace, Ada <ada@example.com>;Stone, Bob <bob@example.org>;", [AdaLast, BobLast] },
        { "Lovelace, Ada <ada@example.com> Stone, Bob <bob@example.org>", [AdaLast, BobLast] },
        { "Lovelace, Ada <ada@example.com>, Stone, Bob <bob@example.org>", [AdaLast, BobLast] },
        { "'Ada Lovelace' <ada@example.com>; 'bob@example.org' <bob@example.org>", [Ada, BareBob] },
        { "'ada@example.com'; 'bob@example.org'", [BareAda, BareBob] },
        { "ada@example.com<mailto:ada@example.com>; bob@example.org<mailto:bob@example.org>", [BareAda, BareBob] },
        { "Ada Lovelace <ada@example.com<mailto:ada@example.com>>; Bob Stone <bob@example.org<mailto:bob@example.org>>", [Ada, Bob] },
        { "Ada Lovelace [mailto:ada@example.com]; Bob Stone [mailto:bob@example.org]", [Ada, Bob] },
        { "Lovelace, Ada (Sales, London) <ada@example.com>; Stone, Bob <bob@example.org>", ["\"Lovelace, Ada (Sales, London)\" <ada@example.com>", BobLast] },
        { "From: Ada Lovelace <ada@example.com>\r\nTo: Bob Stone <bob@example.org>", [Ada, Bob] },
        { "Von: Ada Lovelace <ada@example.com> An: Bob Stone <bob@example.org>", [Ada, Bob] },
        { "De : Ada Lovelace <ada@example.com> À : Bob Stone <bob@example.org>", [Ada, Bob] },
        { "ada@example.com; bob@example.org;", [BareAda, BareBob] },
        { "Lovelace, Ada, PhD <ada@example.com>", ["\"Lovelace, Ada, PhD\" <ada@example.com>"] },

        { "van der Berg, Ada <mail@example.com>", ["\"van der Berg, Ada\" <mail@example.com>"] },
        { "Lovelace Byron, Ada <a.byron@example.com>", ["\"Lovelace Byron, Ada\" <a.byron@example.com>"] },
        { "Müller Groß, Ada <ada.mueller@example.com>; Müller Groß, Ada <agross@example.com>", ["\"Müller Groß, Ada\" <ada.mueller@example.com>", "\"Müller Groß, Ada\" <agross@example.com>"] },
        { "Ada Lovelace, PhD <mail@example.com>, Stone, Bob, M.D. <bob@example.org>", ["\"Ada Lovelace, PhD\" <mail@example.com>", "\"Stone, Bob, M.D.\" <bob@example.org>"] },
        { "Ada Lovelace, Front Desk <lovelace@example.com>", ["\"Ada Lovelace, Front Desk\" <lovelace@example.com>"] },
        { "Room 5 <room5@example.com>", ["\"Room 5\" <room5@example.com>"] },

        // Gmail
        { "Ada Lovelace <ada@example.com>, Bob Stone <bob@example.org>", [Ada, Bob] },
        { "Ada Lovelace <ada@example.com>, bob@example.org", [Ada, BareBob] },
        { "\"Lovelace, Ada\" <ada@example.com>, \"Stone, Bob\" <bob@example.org>", [AdaLast, BobLast] },
        { "ada@example.com <ada@example.com>, bob@example.org <bob@example.org>", [BareAda, BareBob] },
        { "\"ada@example.com\" <ada@example.com>, \"bob@example.org\" <bob@example.org>", [BareAda, BareBob] },
        { "Ada Lovelace <ada@example.com>,", [Ada] },
        { "Ada Lovelace <ada@example.com>,\u00A0Bob Stone <bob@example.org>", [Ada, Bob] },
        { "to:\tAda Lovelace <ada@example.com>\ncc:\tBob Stone <bob@example.org>", [Ada, Bob] },
        { "Ada.Lovelace+clinic@Example.com, bob_stone@example.org", ["Ada.Lovelace+clinic@example.com", "bob_stone@example.org"] },
        { "\"Ada (she/her)\" <ada@example.com>", ["\"Ada (she/her)\" <ada@example.com>"] },
        { "Ada Lovelace <ada@example.com> and Bob Stone <bob@example.org>", [Ada, Bob] },

        // Apple Mail
        { "Ada Lovelace <ada@example.com>\u2028Bob Stone <bob@example.org>", [Ada, Bob] },
        { "Ada Lovelace <ada@example.com> , Bob Stone <bob@example.org>", [Ada, Bob] },
        { "\u200EAda Lovelace <ada@example.com>\u200E, \u200EBob Stone <bob@example.org>", [Ada, Bob] },
        { "<ada@example.com>, <bob@example.org>", [BareAda, BareBob] },
        { "<ada@example.com> <bob@example.org>", [BareAda, BareBob] },
        { "<ada@example.com, bob@example.org>", [BareAda, BareBob] },
        { "Ada “Countess” Lovelace <ada@example.com>", ["\"Ada “Countess” Lovelace\" <ada@example.com>"] },
        { "Ada O’Hara <o'hara@example.com>", ["Ada O’Hara <o'hara@example.com>"] },
        { "ada@example.com (Ada Lovelace), bob@example.org (Bob Stone)", [Ada, Bob] },
        { "ada@example.com (work), bob@example.org (home)", [BareAda, BareBob] },

        // Thunderbird
        { "Ada Lovelace <ada@example.com>\nBob Stone <bob@example.org>", [Ada, Bob] },
        { "Ada Lovelace <ada@example.com> Bob Stone <bob@example.org>", [Ada, Bob] },
        { "Ada Lovelace <ada@example.com>Bob Stone <bob@example.org>", [Ada, Bob] },
        { "\"Ada \\\"Countess\\\" Lovelace\" <ada@example.com>", ["\"Ada \\\"Countess\\\" Lovelace\" <ada@example.com>"] },
        { "\"Ada \\\\ Co\" <ada@example.com>", ["\"Ada \\\\ Co\" <ada@example.com>"] },
        { "Ada Lovelace\n <ada@example.com>", [Ada] },
        { "ada@example.com,bob@example.org", [BareAda, BareBob] },
        { "Lovelace, Ada <ada@example.com>,Stone, Bob <bob@example.org>", [AdaLast, BobLast] },
        { "Bob \"Bobby\" Stone <bob@example.org>", ["\"Bob \\\"Bobby\\\" Stone\" <bob@example.org>"] },
        { "Ada <ADA@EXAMPLE.COM>, ada@example.com", ["Ada <ADA@example.com>"] },

        // A spreadsheet
        { "ada@example.com bob@example.org", [BareAda, BareBob] },
        { "ada@example.com\nbob@example.org\n", [BareAda, BareBob] },
        { "ada@example.com\r\nbob@example.org\r\n\r\n", [BareAda, BareBob] },
        { "Ada Lovelace\tada@example.com Bob Stone\tbob@example.org", [Ada, Bob] },
        { "Ada Lovelace\tada@example.com\r\nBob Stone\tbob@example.org", [Ada, Bob] },
        { "Lovelace\tAda\tada@example.com", ["Lovelace Ada <ada@example.com>"] },
        { "ada@example.com\tbob@example.org", [BareAda, BareBob] },
        { "\"ada@example.com\",\"bob@example.org\"", [BareAda, BareBob] },
        { "\"ada@example.com; bob@example.org\"", [BareAda, BareBob] },
        { "\"Ada Lovelace <ada@example.com>\" \"Bob Stone <bob@example.org>\"", [Ada, Bob] },
        { "\"\"\"Lovelace, Ada\"\" <ada@example.com>\"", [AdaLast] },
        { "=ada@example.com", ["=ada@example.com"] },
        { "ada@example.com | bob@example.org", [BareAda, BareBob] },
        { "1. ada@example.com 2. bob@example.org", [BareAda, BareBob] },
        { "• ada@example.com • bob@example.org", [BareAda, BareBob] },
        { "- Ada Lovelace <ada@example.com>\n- Bob Stone <bob@example.org>", [Ada, Bob] },
        { "\uFEFFada@example.com\u200B bob@exam\u00ADple.org", [BareAda, BareBob] },
        { "ada\u200B@example.com;\u2060bob@example.org\uFEFF", [BareAda, BareBob] },

        // Contact cards
        { "BEGIN:VCARD\nVERSION:3.0\nN:Lovelace;Ada;;;\nFN:Ada Lovelace\nTEL;TYPE=CELL:+442079460000\nEMAIL;TYPE=INTERNET,WORK:ada@example.com\nEND:VCARD", [Ada] },
        { "BEGIN:VCARD VERSION:3.0 N:Lovelace;Ada;;; FN:Ada Lovelace EMAIL;type=pref:ada@example.com END:VCARD BEGIN:VCARD FN:Bob Stone item1.EMAIL:bob@example.org END:VCARD", [Ada, Bob] },
        { "BEGIN:VCARD VERSION:4.0 EMAIL:ada@example.com END:VCARD", [BareAda] },
        { "Email: ada@example.com E-Mail: bob@example.org", [BareAda, BareBob] },
        { "Ada Lovelace (ada@example.com)", [Ada] },
        { "[Ada Lovelace](mailto:ada@example.com)", [Ada] },

        // Links
        { "mailto:ada@example.com", [BareAda] },
        { "MAILTO:ada@example.com?subject=Your%20plan&body=Hello", [BareAda] },
        { "<mailto:ada@example.com>; mailto:bob@example.org", [BareAda, BareBob] },
        { "mailto:ada@example.com?cc=bob@example.org", [BareAda, BareBob] },
        { "mailto:ada%2Bclinic@example.com", ["ada+clinic@example.com"] },
        { "Ada Lovelace <mailto:ada@example.com?subject=x>", [Ada] },

        // Other scripts
        { "山田 太郎 <taro@example.jp>、鈴木 <suzuki@example.jp>", ["山田 太郎 <taro@example.jp>", "鈴木 <suzuki@example.jp>"] },
        { "ada＠example.com；bob@example.org", [BareAda, BareBob] },
        { "ada@bücher.example; bob@xn--bcher-kva.example", ["ada@bücher.example", "bob@xn--bcher-kva.example"] },
        { "ada@bücher.example; ADA@xn--bcher-kva.example", ["ada@bücher.example"] },
        { "info@почта.рф, info@xn--e1afmkfd.xn--p1ai", ["info@почта.рф", "info@xn--e1afmkfd.xn--p1ai"] },
        { "info@डाक.भारत", ["info@डाक.भारत"] },
        { "\u202Bعدا <ada@example.com>\u202C", ["عدا <ada@example.com>"] },
        { "علی\u200Cرضا <ali@example.com>", ["\"علی\u200Cرضا\" <ali@example.com>"] },
    };

    /// <summary>With what stays in the field; and whoever can be read is read all the same.</summary>
    public static TheoryData<string, string[]> Unreadable => new()
    {
        { "Charles; Ada Lovelace <ada@example.com>", ["Charles", Ada] },
        { "Charles, ada@example.com", ["Charles", BareAda] },
        { "ada lovelace@example.com", ["ada", "lovelace@example.com"] },
        { "ada @example.com", ["ada @example.com"] },
        { "ada@ example.com; bob@example.org", ["ada@", "example.com", BareBob] },
        { "ada@example, bob@example.org", ["ada@example", BareBob] },
        { "ada@localhost Bob Stone <bob@example.org>", ["ada@localhost", Bob] },
        { "ada@example.com bob@", [BareAda, "bob@"] },
        { "Ada <ada lovelace@example.com>, bob@example.org", ["Ada <ada lovelace@example.com>", BareBob] },
        { "Ada <ada@example.com; Bob Stone <bob@example.org>", ["Ada <ada@example.com", Bob] },
        { "\"bob@example.org\" <ada@example.com>", ["\"bob@example.org\" <ada@example.com>"] },
        { "bob@example.org <ada@example.com>", ["bob@example.org <ada@example.com>"] },
        { "Pay bob@example.org <ada@example.com>, Bob Stone <bob@example.org>", ["Pay bob@example.org <ada@example.com>", Bob] },
        { "\"Pay bob@example.org\" <ada@example.com>", ["\"Pay bob@example.org\" <ada@example.com>"] },
        { "bob @example.org Ada <ada@example.com>", ["bob @example.org Ada <ada@example.com>"] },
        { "Team: ada@example.com, bob@example.org;", ["Team:", BareAda, BareBob] },
        { "mailto:ada@example.com?bcc=bob@example.org", ["mailto:ada@example.com?bcc=bob@example.org"] },
        { "undisclosed-recipients:;", ["undisclosed-recipients:"] },
        { "BEGIN:VCARD FN:Ada Lovelace TEL:+442079460000 END:VCARD", ["Ada Lovelace"] },
        { "https://example.com/@ada", ["https:", "//example.com/@ada"] },
        { "a..b@example.com .a@example.com a.@example.com", ["a..b@example.com", ".a@example.com", "a.@example.com"] },
        { "ada@1.2.3.4", ["ada@1.2.3.4"] },
        { "ada@exam»ple.com", ["ada@exam»ple.com"] },
        { "ada@xn--zzzzzz.com", ["ada@xn--zzzzzz.com"] },
        { "ada@example.com/bob@example.org", ["ada@example.com/bob@example.org"] },
        { "Ada Lovelace\tada@example.com\t+44 20 7946 0000", [Ada, "+44 20 7946 0000"] },
        { "Ada Lovelace, Bob Stone <bob@example.org>", ["Ada Lovelace", Bob] },
        { "Ada Lovelace, Bob Stone (bob@example.org)", ["Ada Lovelace", Bob] },
        { "Ada Stone, Bob Stone <bob.stone@example.org>", ["Ada Stone", "Bob Stone <bob.stone@example.org>"] },
        { "Ann Lovelace, Joanna Stone <joanna@example.org>", ["Ann Lovelace", "Joanna Stone <joanna@example.org>"] },
        { "\"Ada Lovelace\", Bob Stone <bob@example.org>", ["\"Ada Lovelace\"", Bob] },
        { "ada lovelace, bob <bob@example.org>", ["ada lovelace", "bob <bob@example.org>"] },
        { "Ada, Bob, Carl <carl@example.net>", ["Ada", "Bob", "Carl <carl@example.net>"] },
        { "Charles, Lovelace, Ada <ada.lovelace@example.com>", ["Charles", "\"Lovelace, Ada\" <ada.lovelace@example.com>"] },
        { "Ada Lovelace、Bob Stone <bob@example.org>", ["Ada Lovelace", Bob] },
        { "Ada Lovelace\nBob Stone <bob@example.org>", ["Ada Lovelace", Bob] },
        { "Ada Lovelace\u2028Bob Stone <bob@example.org>", ["Ada Lovelace", Bob] },
        { "Ada\tLovelace\tada@example.com\t555-1234\nBob\tStone\tbob@example.org\t555-9876", [Ada, "555-1234", Bob, "555-9876"] },
        { "Ada\tLovelace\tada@example.com\t555-1234 Bob\tStone\tbob@example.org\t555-9876", [Ada, "555-1234", Bob, "555-9876"] },
        { "Ada\tLovelace\t555-1234\tada@example.com Bob\tStone\t+44 20 7946 0000\tbob@example.org", ["555-1234", Ada, "+44 20 7946 0000", Bob] },
        { "555-1234 Ada Lovelace <ada@example.com>", ["555-1234", Ada] },
        { "+44 20 7946 0000 <ada@example.com>", ["+44 20 7946 0000", BareAda] },
        { "\"never closed ada@example.com, bob@example.org", ["never closed", BareAda, BareBob] },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Everybody_of_a_pasted_list_is_read(string pasted, string[] expected) => Assert.Equal(expected, EmailAddressList.With([], pasted));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_stays_and_hides_nobody(string pasted, string[] expected)
    {
        var list = EmailAddressList.With([], pasted);

        Assert.Equal(expected, list);
        Assert.All(expected.Where(text => !EmailAddressList.IsAddress(text)), text => Assert.Contains(text, EmailAddressList.Problem(list), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ada, Bob <bob@example.org>", "Ada")]
    [InlineData("Ada Lovelace, Bob <bob@example.org>", "Ada Lovelace")]
    [InlineData("Ada; bob@example.org", "Ada")]
    [InlineData("Stone, Bob <bob@example.org>", null)]
    [InlineData("\"Ada, Bob\" <bob@example.org>", null)]
    public void Whose_address_is_there_already_takes_nobody_else_along(string typed, string? left) =>
        Assert.Equal(left is null ? [Bob] : [Bob, left], EmailAddressList.With([Bob], typed));

    [Fact]
    public void Two_words_around_a_comma_may_be_one_name() =>
        Assert.Equal(["\"Ada, Bob\" <bob@example.org>"], EmailAddressList.With([], "Ada, Bob <bob@example.org>"));

    [Fact]
    public void There_are_at_least_eighty_lists() => Assert.InRange(Lists.Count, 80, int.MaxValue);

    [Theory]
    [InlineData("nonsense", "“nonsense” is not an email address.")]
    [InlineData("one; two; three", "“one”, “two” and “three” are not email addresses.")]
    [InlineData("\"bob@example.org\" <ada@example.com>", "“\"bob@example.org\" <ada@example.com>” has an address for a name. Which of the two is meant?")]
    [InlineData("bob@example.org <ada@example.com>", "“bob@example.org <ada@example.com>” has an address for a name. Which of the two is meant?")]
    [InlineData("ada@example.com", null)]
    public void A_sentence_names_what_could_not_be_read(string typed, string? sentence) => Assert.Equal(sentence, EmailAddressList.Problem(EmailAddressList.With([], typed)));

    [Fact]
    public void What_stands_in_the_field_reads_the_same_again() =>
        Assert.All(Unreadable.Select(row => row.Data.Item1), pasted =>
        {
            var unread = EmailAddressList.Unread(EmailAddressList.With([], pasted));
            Assert.Equal(unread, EmailAddressList.Unread(EmailAddressList.With([], unread)));
        });

    [Fact]
    public void Half_an_address_that_the_field_cut_off_is_sent_nothing()
    {
        var pasted = string.Concat(Enumerable.Range(1000, 500).Select(number => $"person{number}@example.com "))[..EmailAddressList.Longest];

        var list = EmailAddressList.With([], pasted);

        Assert.All(list.SkipLast(1), text => Assert.EndsWith("@example.com", text, StringComparison.Ordinal));
        Assert.False(EmailAddressList.IsAddress(list[^1]));
        Assert.Contains("too much for this field", EmailAddressList.Problem(list), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_the_same_after_any_number_of_changes() =>
        Prop.ForAll(Names.ToArbitrary(), name =>
        {
            if (!EmailAddress.TryParse($"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <ada@example.com>", out var address))
            {
                return true; // a name that is none
            }

            var text = address.ToString();
            return EmailAddress.TryParse(text, out var again) && again == address && again.ToString() == text
                && EmailAddressList.With([text], string.Empty) is [var kept] && kept == text;
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000));

    [Fact]
    public void Whatever_is_pasted_no_address_is_lost() =>
        Prop.ForAll(Pastes.ToArbitrary(), parts =>
        {
            var list = EmailAddressList.With([], string.Concat(parts));
            var text = string.Join('\n', list);
            return parts.Where(part => part.Contains('@', StringComparison.Ordinal)).All(part => text.Contains(part.Trim('<', '>'), StringComparison.Ordinal))
                && EmailAddressList.Fold(list).SequenceEqual(list);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000));

    public static TheoryData<string> Hostile =>
        ["\",", "<", "<a@b.cc", "(", "[", "\"", "\"\\\"", "a@", "@", "a,", "ada@é-.b ", "ada@xn--9.b ", "mailto:", "a\t", "\u200B", "To:", "<>", "()", "\"\"", "BEGIN:VCARD EMAIL:", "a@b.cc ", "\ud83d"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void However_long_a_list_is_it_is_read_in_a_moment(string shape)
    {
        EmailAddressList.Problem(EmailAddressList.With([], string.Concat(Enumerable.Repeat(shape, 100))));

        var small = Time(shape, EmailAddressList.Longest / 4);
        var large = Time(shape, EmailAddressList.Longest);
        var huge = Time(shape, 1_000_000);

        // Four times as much may take four times as long; what grew with its square would take sixteen times.
        Assert.True(large < TimeSpan.FromMilliseconds(20) + (10 * small), $"{small} for a quarter, {large} for all");
        Assert.True(huge < TimeSpan.FromSeconds(1), $"{huge} for a megabyte");
    }

    private static TimeSpan Time(string shape, int length)
    {
        var text = string.Concat(Enumerable.Repeat(shape, 1 + (length / shape.Length)))[..length];
        return ProcessorTime.Least(() => EmailAddressList.Problem(EmailAddressList.With([], text)));
    }

    private static Gen<string> Names => Gen.Elements("Ada", "Lovelace", " ", "\"", "\\", "'", ",", ";", "<", ">", "(", ")", "@", ".", "é", "😀", "\u200D", "\u200B", "\u00A0", "山田", "[", "]", ":", "-", "\t")
        .ArrayOf(12).Select(string.Concat);

    private static Gen<string[]> Pastes => Gen.Elements("ada@example.com", "<bob@example.org>", "cid@example.net", " ", " ", ", ", "; ", "\n", "\t", "Ada ", "Bob ", "\"", "(", ")", "<", ">", "[", "]", "'", ": ").ArrayOf(15);
}
