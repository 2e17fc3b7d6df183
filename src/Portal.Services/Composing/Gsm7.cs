using System.Collections.Frozen;

namespace Portal.Services.Composing;

/// <summary>The default alphabet of 3GPP TS 23.038 and its extension.</summary>
internal static class Gsm7
{
    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly FrozenDictionary<char, int> Costs =
        Alphabet.Select(c => (Character: c, Septets: 1)).Concat(Extension.Select(c => (Character: c, Septets: 2)))
            .ToFrozenDictionary(c => c.Character, c => c.Septets);

    /// <summary>0 for a character that is in neither.</summary>
    public static int Septets(char character) => Costs.GetValueOrDefault(character);
}
