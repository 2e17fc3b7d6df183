using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("Offer", "Re: Offer")]
    [InlineData("", "Re:")]
    [InlineData("Re: AW: Re: Offer", "Re: Offer")]
    [InlineData("RE: Offer", "Re: Offer")]
    [InlineData("SV: Offer", "Re: Offer")]
    [InlineData("Antw: Offer", "Re: Offer")]
    [InlineData("RE[2]: Offer", "Re: Offer")]
    [InlineData("Re(3): Offer", "Re: Offer")]
    [InlineData("Re^2: Offer", "Re: Offer")]
    [InlineData("Ref: Offer", "Re: Offer")]
    [InlineData("Réf. : Offer", "Re: Offer")]
    [InlineData("Odp: Offer", "Re: Offer")]
    [InlineData("YNT: Offer", "Re: Offer")]
    [InlineData("Vá: Offer", "Re: Offer")]
    [InlineData("Va\u0301: Offer", "Re: Offer")]
    [InlineData("Rif: Offer", "Re: Offer")]
    [InlineData("回复：报价", "Re: 报价")]
    [InlineData("答复: 回复: 报价", "Re: 报价")]
    [InlineData("Re :\u00A0Offer", "Re: Offer")]
    [InlineData("\u200ERe: \u200FAW: Offer", "Re: Offer")]
    [InlineData("Re:Re:Re:Offer", "Re: Offer")]
    [InlineData("Fwd: Offer", "Re: Fwd: Offer")]
    [InlineData("WG: AW: Offer", "Re: WG: Offer")]
    [InlineData("Re: TR: Re: WG: Offer", "Re: TR: Offer")]
    [InlineData("Enc: Offer", "Re: Enc: Offer")]
    [InlineData("R: drive full", "Re: R: drive full")]
    [InlineData("R: Re: R: Re: Offerta", "Re: Offerta")]
    [InlineData("Reminder: visit", "Re: Reminder: visit")]
    [InlineData("Restaurant: table", "Re: Restaurant: table")]
    [InlineData("Ang: Offert", "Re: Offert")]
    [InlineData("Πα: Offer", "Re: Offer")]
    [InlineData("Rv: Offer", "Re: Rv: Offer")]
    [InlineData("Doorst: Offer", "Re: Doorst: Offer")]
    [InlineData("VL: Offer", "Re: VL: Offer")]
    [InlineData("İLT: Teklif", "Re: İLT: Teklif")]
    [InlineData("转发：报价", "Re: 转发： 报价")]
    [InlineData("[EXTERNAL] Re: Offer", "Re: Offer")]
    [InlineData("[EXT] RE: Offer", "Re: Offer")]
    [InlineData("Re: [EXT] RE: [External Email] AW: Offer", "Re: Offer")]
    [InlineData("[EXT] Offer", "Re: Offer")]
    [InlineData("**EXTERN** AW: Angebot", "Re: Angebot")]
    [InlineData("[SPAM?] Re: Offer", "Re: Offer")]
    [InlineData("***SPAM*** Offer", "Re: Offer")]
    [InlineData("EXT: Re: Offer", "Re: Offer")]
    [InlineData("External: chairs", "Re: External: chairs")]
    [InlineData("[EXT] Fwd: Offer", "Re: Fwd: Offer")]
    [InlineData("[#123] RE: Offer", "Re: [#123] Offer")]
    [InlineData("Re: [#123] Re: Offer", "Re: [#123] Offer")]
    [InlineData("[#123] Re: [#123] Offer", "Re: [#123] Offer")]
    [InlineData("[EXT] [Ticket#2026-17] AW: Offer", "Re: [Ticket#2026-17] Offer")]
    [InlineData("[Parents] [#7] Offer", "Re: [Parents] [#7] Offer")]
    [InlineData("R: [#7] drive full", "Re: R: [#7] drive full")]
    [InlineData("(2 rooms) and *more*", "Re: (2 rooms) and *more*")]
    [InlineData("[EXT]", "Re:")]
    [InlineData("Offer\r\nBcc: x", "Re: Offer Bcc: x")]
    public void An_answer_has_one_prefix_whatever_language_the_mail_came_through(string subject, string answer)
    {
        Assert.Equal(answer, AnswerSubject.Of(subject));
        Assert.Equal(answer, AnswerSubject.Of(answer));
    }

    [Fact]
    public void A_subject_of_nothing_but_prefixes_is_read_in_a_moment()
    {
        var time = Support.ProcessorTime.Of(() => AnswerSubject.Of(string.Concat(Enumerable.Repeat("Re: ", 5_000))));

        Assert.True(time < TimeSpan.FromSeconds(1), $"{time}");
    }

    [Fact]
    public void Reply_all_leaves_out_the_sub_accounts_own_addresses_however_they_are_written() => Assert.Equal(
        ["Cid <cid@example.com>", "hello+news@clinic.example"],
        Others(
            new AnsweredPeople(IsInbound: true, "Ana <ana@example.com>", ["Cid <cid@example.com>", "Clinic <HELLO@Clinic.example>"], ["front@clinic.example", "hello+news@clinic.example"]),
            own: ["Clinic <hello@clinic.example>", "front@clinic.example"]));

    [Fact]
    public void Where_nothing_says_which_address_is_ours_it_is_the_first() => Assert.Equal(
        ["cid@example.com"],
        Others(new AnsweredPeople(IsInbound: true, "ana@example.com", ["hello@clinic.example", "cid@example.com"], []), own: []));

    [Fact]
    public void Who_stands_first_is_not_left_out_where_ours_is_known() => Assert.Equal(
        ["cid@example.com"],
        Others(new AnsweredPeople(IsInbound: true, "ana@example.com", ["cid@example.com"], ["hello@clinic.example"]), own: ["hello@clinic.example"]));

    [Fact]
    public void Who_wrote_from_an_address_that_the_contact_does_not_have_is_answered_there() => Assert.Equal(
        ["ana@home.example"],
        Others(new AnsweredPeople(IsInbound: true, "ana@home.example", ["hello@clinic.example"], ["ana@example.com"]), own: ["hello@clinic.example"]));

    [Fact]
    public void Our_own_email_is_answered_to_those_who_got_it() => Assert.Equal(
        ["cid@example.com"],
        Others(new AnsweredPeople(IsInbound: false, "Clinic <hello@clinic.example>", ["ana@example.com", "cid@example.com"], ["hello@clinic.example"]), own: []));

    [Fact]
    public void Nobody_is_lost_where_the_service_puts_several_into_one() => Assert.Equal(
        ["Cid <cid@example.com>", "dan@example.com", "eve@"],
        Others(new AnsweredPeople(IsInbound: true, "ana@example.com", ["hello@clinic.example, Cid <cid@example.com>; dan@example.com"], ["eve@", "undisclosed-recipients:;"]), own: ["hello@clinic.example"]));

    [Fact]
    public void One_address_in_both_spellings_is_one() => Assert.Empty(
        Others(new AnsweredPeople(IsInbound: true, "ana@example.com", ["hello@xn--bcher-kva.example"], ["hello@bücher.example"]), own: ["hello@bücher.example"]));

    private static IReadOnlyList<string> Others(AnsweredPeople email, string[] own) => AnswerRecipients.Others(email, ["ana@example.com"], own);
}
