using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>Whether a text speaks of a file that goes with it, in the author's own words and not in those of the e-mail that they answer.</summary>
public static class AttachmentMentions
{
    private static readonly FrozenDictionary<string, Regex> Words = new Dictionary<string, string>
    {
        ["en"] = @"attached|attaching|attachments?|enclosed|enclosing|enclosures?|(?:i|we)(?:['’]ll| will| have|['’]ve)? (?:also )?attach",
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

    // The same words where they speak of something else, or of what the other one sent.
    private static readonly Regex Others = Pattern(@"\b(?:" + string.Join('|',
        "strings? attached",
        "(?:emotional|sentimental|personal|romantic|secure|insecure|anxious)(?:ly)? (?:attached|attachments?)",
        "(?:very|so|too|quite|really|deeply|grown|growing|become|becoming|becomes|became|feel|feels|felt|feeling|get|gets|got|getting) attached",
        "attached to (?:him|her|them|you|me|us|each other|one another)",
        "attachment (?:theory|styles?|parenting|disorders?|issues|loss|levels?)",
        "attached (?:garage|bathrooms?|bath|house|home|kitchen|gingiva)",
        "enclosed (?:space|area|garden|patio|porch|yard)s?",
        "your attachments?", "attachments? you (?:sent|attached)", "you(?:['’]ve| have)? attached",
        "(?:ihre?n?|deine?n?|eure?n?) (?:anhang|anhänge)",
        "votre pièce jointe", "vos pièces jointes", "comptes? joints?",
        "(?:su|tu) (?:archivo |documento )?adjunto", "(?:director|directora|profesor|profesora|fiscal|secretario) adjunt[oa]",
        "(?:suo|tuo|vostro) allegato", "(?:uw|je|jouw) bijlagen?", "(?:seu|teu) anexo") + @")\b");

    // What a mail program sets over the e-mail that is answered or forwarded, or before a signature.
    private static readonly Regex OthersWords = Pattern(@"^(?:-- ?|-{3,} ?[^-]{3,60} ?-{3,}|_{10,})$");

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
        return Speaks(Others.Replace(own, " "), rules);
    }

    private static bool Speaks(string text, SendingRules rules) =>
        (rules.Languages.Count == 0 ? Words.Values : rules.Languages.Select(Words.GetValueOrDefault).OfType<Regex>()).Any(words => words.IsMatch(text))
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

    private static string OwnWords(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n')
        .TakeWhile(line => !OthersWords.IsMatch(line.TrimEnd()))
        .Where(line => !line.TrimStart().StartsWith('>')));

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
