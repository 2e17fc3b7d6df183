using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>Whether a text speaks of a file that goes with it, in the author's own words and not in those of the e-mail that they answer.</summary>
public static class AttachmentMentions
{
    private static readonly FrozenDictionary<string, Regex> Words = new Dictionary<string, string>
    {
        ["en"] = @"attached|attaching|attachments?|enclosed|enclosing|enclosures?|pfa|(?:i|we)(?:['’]ll| will| have|['’]ve)? (?:also )?attach",
        ["de"] = @"anbei|(?:siehe|s\.) ?(?:anlagen?|anhang|anhänge)|(?:in|im|als) (?:der |den )?(?:anlagen?|anhang|anhängen?|anhaengen?)|(?:der|den|die|einen) (?:anhang|anhänge)|angehängt(?:e[nrsm]?)?|angehaengt(?:e[nrsm]?)?|anhängend(?:e[nrsm]?)?|beigefügt(?:e[nrsm]?)?|beigefuegt(?:e[nrsm]?)?|beiliegend(?:e[nrsm]?)?|beigelegt(?:e[nrsm]?)?|hänge (?:ich )?(?:ihnen|dir|euch|den|die|das|es|sie|hier)",
        ["fr"] = @"pi[eè]ces? jointes?|en pj|ci[- ]jointe?s?|ci[- ]incluse?s?|(?:fichiers?|documents?) joints?|en annexe|jointe?s? (?:à|au) (?:ce|cet|mon|présent) (?:mail|e-?mail|courriel|message)|je (?:vous |te )?joins|nous (?:vous )?joignons",
        ["es"] = @"adjunt(?:[oa]s?|amos|ando|ad[oa]s?)|(?:le|les|te|os) anexo|anexad[oa]s?",
        ["it"] = @"allegat[oaie]|allego|alleghiamo|allegando",
        ["nl"] = @"bijlagen?|bijgevoegde?|bijgesloten|meegestuurde?",
        ["pt"] = @"em anexo|anex[oa]s?|anexad[oa]s?|anexamos|anexando",
        ["pl"] = @"w załączeniu|załączam|załączamy|załączon[yaeio](?:m|j|ch)?|załącznik(?:i|u|a|ach|iem|ami)?",
        ["sv"] = @"bifogar|bifogade?|bifogat|bilag(?:a|an|or|orna)",
        ["da"] = @"vedhæft(?:et|ede|er)|vedlagte?|vedlægger|bilag(?:et|ene)?",
        ["nb"] = @"vedlagte?|vedlegg(?:et|ene|er)?",
        ["fi"] = @"liitteenä|liitteessä|liitteistä|liitetiedosto(?:na|ssa|t)?|oheinen|oheisena",
        ["cs"] = @"v příloze|v přílohách|příloh(?:a|y|u|ou)|přiložen[ýáéoa]?|přikládám|přikládáme",
        ["hu"] = @"csatol(?:va|tam|tuk|om|juk|t|mány|mányban)|mellékel(?:ve|ten|em|jük|t)|melléklet(?:ben|ként)?",
        ["tr"] = @"ekte|ekteki|ektedir|ekli|ekledim|iliştirdim|ilişikte",
        ["ru"] = @"во вложении|вложени[еяи]|прикрепл[её]н(?:ный|ная|ное|ные|о|а|ы)?|прикрепляю|прилага(?:ю|ем|ется|ются)|в приложении к письму",
        ["uk"] = @"у вкладенні|вкладенн[яі]|прикріплен(?:ий|а|е|і|о)|прикріплюю|додаю файл",
    }.ToFrozenDictionary(language => language.Key, language => Pattern($@"\b(?:{language.Value})\b")).Concat(new Dictionary<string, Regex>
    {
        ["ja"] = Pattern("添付"),
        ["zh"] = Pattern("附件|附檔|附上"),
        ["ko"] = Pattern("첨부"),
    }).ToFrozenDictionary();

    // Verbs in two parts, of which the second ends what is said: “Das PDF liegt bei.”, but not “Der Preis liegt bei 40 Euro”.
    private static readonly Regex ApartInGerman = Pattern(
        @"\b(?:(?:hängt|hängen|hänge|haengt|haengen|haenge)\b[^.!?\n]{0,80}\ban|(?:liegt|liegen|lege|legen|füge|fügen|fuege|fuegen)\b[^.!?\n]{0,80}\bbei) *(?:[.,;:!?)\n]|$|(?:und|sowie)\b)");

    // The same words where they speak of something else, or of what the other one sent.
    private static readonly Regex Others = Pattern(@"\b(?:" + string.Join('|',
        "strings? attached",
        "(?:emotional|sentimental|personal|romantic|secure|insecure|anxious)(?:ly)? (?:attached|attachments?)",
        "(?:very|so|too|quite|really|deeply|grown|growing|become|becoming|becomes|became|feel|feels|felt|feeling|get|gets|got|getting) attached",
        "attached to (?:him|her|them|you|me|us|each other|one another)",
        @"attached to (?:\w+ ?){1,2}",
        "(?:no|without|without any|any|need|needs|such) attachments?", "(?:do|does|did|can|could|will|would|should) ?(?:not|n['’]t)(?: \\w+){0,3} attachments?",
        "(?:can|won)['’]t(?: \\w+){0,3} attachments?", "(?:not|never|isn['’]t|aren['’]t|wasn['’]t)(?: yet| been)? (?:attached|enclosed)",
        "attachment (?:theory|styles?|parenting|disorders?|issues|loss|levels?)",
        "attached (?:garage|bathrooms?|bath|house|home|kitchen|gingiva)",
        "enclosed (?:space|area|garden|patio|porch|yard)s?",
        "your attachments?", "attachments? you (?:sent|attached)", "you(?:['’]ve| have)? attached",
        "(?:ihre?n?|deine?n?|eure?n?) (?:anhang|anhänge)", "(?:ohne|keine?n?|nicht) (?:anhang|anhänge|anlagen?|angehängt|beigefügt)",
        "(?:sans|aucune|pas de) pi[eè]ces? jointes?", "(?:sin|ningún) adjuntos?", "(?:senza|nessun) allegat[oi]", "(?:zonder|geen) bijlagen?", "(?:sem|nenhum) anexos?",
        "votre pièce jointe", "vos pièces jointes", "comptes? joints?",
        "(?:su|tu) (?:archivo |documento )?adjunto", "(?:director|directora|profesor|profesora|fiscal|secretario) adjunt[oa]",
        "(?:suo|tuo|vostro) allegato", "(?:uw|je|jouw) bijlagen?", "(?:seu|teu) anexo") + @")\b");

    // What a mail program sets over the e-mail that is answered or forwarded, or before a signature.
    private static readonly Regex OthersWords = Pattern(@"^(?:-- ?|-{3,} ?[^-]{3,60} ?-{3,}|_{10,}|(?:sent|date|gesendet|datum|envoyé|enviado|inviato|verzonden|skickat|wysłano) ?: .+)$");

    // “On Monday Bo wrote:”. Behind it everything is the other's, unless marks say what is.
    private static readonly Regex Introduction = Pattern(
        @"^(?:(?:on|am|le|el|il|op|em|den|w dniu|dnia) .{2,150}|.{0,150}(?:[0-9@]).{0,150})?\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|napisał\w*|skrev|kirjoitti|napsal\w*|írta|yazdı|написал\w*)\b.{0,100}[:：]$");

    private static readonly Regex OfMail = Pattern(@"\b(?:this|it|e-?mails?|mails?|messages?|letters?|notes?)\b");

    /// <summary>Those that the portal knows words of.</summary>
    public static IReadOnlyCollection<string> Languages => Words.Keys;

    public static bool In(MessageContent content, SendingRules rules)
    {
        var subject = content.Reply is null ? content.Subject : null; // an answer's subject is the other's
        var text = Plain($"{subject}\n{content.Body}");
        if (!Speaks(text, rules))
        {
            return false;
        }

        var own = Plain($"{subject}\n{OwnWords(content.IsHtml ? HtmlText.Of(WithoutQuotes(content.Body)) : content.Body)}");
        return Speaks(Others.Replace(own, Kept), rules);
    }

    // “attached to the bone” speaks of no file, “attached to this email” does.
    private static string Kept(Match words) => words.Value.Contains("attached to", StringComparison.OrdinalIgnoreCase) && OfMail.IsMatch(words.Value) ? words.Value : " ";

    private static bool Speaks(string text, SendingRules rules) =>
        (rules.Languages.Count == 0 ? Words.Values : rules.Languages.Select(Words.GetValueOrDefault).OfType<Regex>()).Any(words => words.IsMatch(text))
        || ((rules.Languages.Count == 0 || rules.Languages.Contains("de")) && ApartInGerman.IsMatch(text))
        || rules.AttachmentWords.Any(word => Holds(text, Plain(word).Trim()));

    private static string Plain(string text) => InvisibleCharacters.WithoutAny(text).Normalize(NormalizationForm.FormC);

    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static string OwnWords(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').TakeWhile(line => !OthersWords.IsMatch(line.TrimEnd())).ToList();
        var isMarked = lines.Exists(IsQuoted);
        var introduction = isMarked ? -1 : lines.FindIndex(line => Introduction.IsMatch(line.Trim()));
        return string.Join('\n', (introduction < 0 ? lines : lines[..introduction]).Where(line => !IsQuoted(line)));
    }

    private static bool IsQuoted(string line) => line.TrimStart().StartsWith('>');

    private static string WithoutQuotes(string html)
    {
        var start = html.IndexOf("<blockquote", StringComparison.OrdinalIgnoreCase);
        var end = html.LastIndexOf("</blockquote>", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? html : end < start ? html[..start] : string.Concat(html.AsSpan(0, start), html.AsSpan(end));
    }

    // Takes time as the text is long, so it needs no limit.
    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
}
