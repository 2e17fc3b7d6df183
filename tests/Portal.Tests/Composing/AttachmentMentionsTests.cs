using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class AttachmentMentionsTests
{
    [Theory]
    [InlineData("The plan is attached.")]
    [InlineData("See the attachments.")]
    [InlineData("I'm attaching the plan.")]
    [InlineData("Enclosed is our offer.")]
    [InlineData("I attach the form; it is attached to this email.")]
    [InlineData("Siehe Anlage.")]
    [InlineData("Den Plan finden Sie im Anhang.")]
    [InlineData("Ich habe den Plan angehängt.")]
    [InlineData("Der angehängte Plan")]
    [InlineData("Anbei der Plan.")]
    [InlineData("Die beigefügten Unterlagen")]
    [InlineData("Veuillez trouver ci-joint la facture.")]
    [InlineData("Voir pièce jointe")]
    [InlineData("Voir les pie\u0300ces jointes")]
    [InlineData("Je vous joins le plan.")]
    [InlineData("Le adjunto el plan.")]
    [InlineData("Los archivos adjuntos")]
    [InlineData("In allegato il preventivo")]
    [InlineData("Vedi allegati")]
    [InlineData("Zie bijlage.")]
    [InlineData("Bijgevoegd vindt u de offerte.")]
    [InlineData("Segue em anexo o plano.")]
    [InlineData("W załączeniu oferta")]
    [InlineData("Bifogar offerten")]
    [InlineData("Vedlagt finner du planen")]
    [InlineData("請見附件")]
    [InlineData("Die Rechnung hängt an.")]
    [InlineData("Die Unterlagen hängen dieser E-Mail an")]
    [InlineData("Wir hängen Ihnen die Rechnung an und freuen uns.")]
    [InlineData("Das PDF liegt bei.")]
    [InlineData("Zwei Formulare liegen bei, bitte unterschreiben.")]
    [InlineData("Ich füge das Formular bei.")]
    [InlineData("Wir legen Ihnen den Plan bei!")]
    [InlineData("PFA the invoice")]
    [InlineData("It is attached to this email.")]
    [InlineData("資料を添付します")]
    [InlineData("ANBEI DER PLAN")]
    [InlineData("at\u00ADtached")]
    public void A_file_that_is_spoken_of_is_noticed(string text) => Assert.True(In(text));

    [Theory]
    [InlineData("There are no strings attached.")]
    [InlineData("An emotional attachment to teeth")]
    [InlineData("He is emotionally attached.")]
    [InlineData("She feels attached to her dentist.")]
    [InlineData("I grew attached to them")]
    [InlineData("Have you heard of attachment theory?")]
    [InlineData("Thank you for your attachment.")]
    [InlineData("The file you attached is damaged.")]
    [InlineData("A house with an attached garage")]
    [InlineData("Danke für Ihren Anhang.")]
    [InlineData("Die Anlage ist defekt.")]
    [InlineData("Das hängt davon ab.")]
    [InlineData("El director adjunto llamará.")]
    [InlineData("Nous avons un compte joint.")]
    [InlineData("See you at nine.")]
    [InlineData("Teeth are attached to the bone")]
    [InlineData("We do not need any attachments")]
    [InlineData("We don’t take attachments.")]
    [InlineData("The form is not attached.")]
    [InlineData("Bitte ohne Anhang")]
    [InlineData("Der Preis liegt bei 40 Euro.")]
    [InlineData("Wir hängen die Bilder an die Wand.")]
    [InlineData("Das hängt an Ihnen.")]
    [InlineData("Sin adjuntos, por favor.")]
    public void Words_that_mean_something_else_are_not(string text) => Assert.False(In(text));

    [Fact]
    public void One_of_both_in_a_text_is_enough() => Assert.True(In("No strings attached. The contract is attached."));

    [Theory]
    [InlineData("Thanks!\n> The plan is attached.")]
    [InlineData("Thanks!\n-----Original Message-----\nThe plan is attached.")]
    [InlineData("Thanks!\n---- Ursprüngliche Nachricht ----\nDer Plan ist im Anhang.")]
    [InlineData("Thanks!\n\nOn Monday Bo wrote:\nThe plan is attached.")]
    [InlineData("Danke!\n\nAm Montag schrieb Bo:\nDer Plan ist im Anhang.")]
    [InlineData("Thanks!\nBo Larsen <bo@example.com> wrote:\nThe plan is attached.")]
    [InlineData("Merci !\nLe lun. 23 nov. 2026 à 10:12, Bo <bo@example.com> a écrit :\nVoir pièce jointe")]
    [InlineData("Thanks!\nFrom: Bo\nSent: Monday\nThe plan is attached.")]
    [InlineData("Thanks!\n-- \nThe attached notice applies.")]
    public void Quoted_words_are_not_ones_own(string text) => Assert.False(In(text));

    [Theory]
    [InlineData("On Monday Bo wrote:\n> Where is the plan?\nIt is attached.")]
    [InlineData("As I wrote: the plan is attached.")]
    [InlineData("The plan is attached.\n\nOn Monday Bo wrote:\nWhere is it?")]
    public void Ones_own_words_beside_a_quote_are(string text) => Assert.True(In(text));

    [Fact]
    public void The_quote_and_the_subject_of_an_answered_email_are_not_ones_own() => Assert.False(AttachmentMentions.In(
        new MessageContent
        {
            Body = "Thanks!",
            Subject = "Re: attached plan",
            Reply = new EmailReply { MessageId = "e1", Mode = EmailReplyMode.Reply, Intro = "Ana wrote:", Quote = "The plan is attached." },
        },
        new SendingRules()));

    [Fact]
    public void In_html_the_quote_is_left_out_and_marks_are_no_words()
    {
        Assert.False(In("<p class=\"attached\">Thanks!</p><blockquote>The plan is <b>attached</b>.</blockquote>", isHtml: true));
        Assert.True(In("<p>The plan is <b>attached</b>.</p>", isHtml: true));
    }

    [Fact]
    public void The_subject_of_a_new_email_counts() => Assert.True(AttachmentMentions.In(new MessageContent { Body = "Hello", Subject = "Invoice attached" }, new SendingRules()));

    [Fact]
    public void Only_the_sub_accounts_languages_are_noticed_where_they_are_set()
    {
        Assert.False(In("Anbei der Plan.", new SendingRules { Languages = ["en", "es"] }));
        Assert.True(In("Anbei der Plan.", new SendingRules { Languages = ["en", "de"] }));
    }

    [Fact]
    public void A_sub_account_adds_words_of_its_own()
    {
        var rules = new SendingRules { Languages = ["en"], AttachmentWords = ["x-ray below", "OPG"] };

        Assert.True(In("Your X-ray below shows it.", rules));
        Assert.True(In("The opg, as promised", rules));
        Assert.False(In("Our opgraded rooms", rules));
    }

    [Fact]
    public void A_language_or_a_word_that_is_none_stops_the_start()
    {
        var result = new SendingRulesValidator().Validate(null, new SendingRulesOptions { ["loc1"] = new SendingRules { Languages = ["de", "xx"], AttachmentWords = ["\u200B"] } });

        Assert.Contains("SubAccounts:loc1:Languages names xx, which is none of cs, da, de, en, ", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("SubAccounts:loc1:AttachmentWords holds an empty word.", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_names_every_language()
    {
        var row = File.ReadLines(Path.Combine(Repository.Root, "README.md")).Single(line => line.Contains(":Languages`", StringComparison.Ordinal));

        Assert.All(AttachmentMentions.Languages, language => Assert.Contains($"`{language}`", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("attached ")]
    [InlineData("> attached\n")]
    [InlineData("no strings attached ")]
    [InlineData("-")]
    [InlineData("---- ")]
    [InlineData("<blockquote>")]
    [InlineData("i have also ")]
    [InlineData("hängt ")]
    [InlineData("liegt bei x ")]
    [InlineData("on 1 wrote ")]
    [InlineData("on 1 wrote\n")]
    public void However_long_a_text_is_it_is_read_in_a_moment(string shape)
    {
        var time = ProcessorTime.Of(() => In(string.Concat(Enumerable.Repeat(shape, 200_000 / shape.Length))));

        Assert.True(time < TimeSpan.FromSeconds(2), $"{time}");
    }

    private static bool In(string text, SendingRules? rules = null, bool isHtml = false) => AttachmentMentions.In(new MessageContent { Body = text, IsHtml = isHtml }, rules ?? new SendingRules());
}
