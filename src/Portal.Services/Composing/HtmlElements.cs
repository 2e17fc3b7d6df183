using System.Collections.Frozen;

namespace Portal.Services.Composing;

/// <summary>What the portal knows of the elements of HTML.</summary>
internal static class HtmlElements
{
    /// <summary>Stand by themselves and are never closed.</summary>
    public static readonly FrozenSet<string> Void = Set("area br col embed hr img input link meta param source track wbr base frame keygen bgsound");

    /// <summary>Begin and end a line of their own; an open paragraph ends where one begins.</summary>
    public static readonly FrozenSet<string> Blocks = Set("""
        address article aside blockquote body center details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html
        li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption
        """);

    /// <summary>Cells and what is like them: nothing inside closes what is open around them.</summary>
    public static readonly FrozenSet<string> Walls = Set("td th caption table");

    /// <summary>Words inside a line.</summary>
    public static readonly FrozenSet<string> Inline = Set("""
        a abbr acronym b bdi bdo big cite code del em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var
        """);

    /// <summary>What stands in them is no markup: only their own end tag ends them.</summary>
    public static readonly FrozenSet<string> Raw = Set("script style xmp iframe noembed noframes title textarea plaintext");

    /// <summary>Of these nothing is shown, whatever stands in them.</summary>
    public static readonly FrozenSet<string> Unseen = Set("svg math template select datalist");

    /// <summary>By any of these a text shows that it is HTML.</summary>
    public static readonly FrozenSet<string> Known = Union(Void, Blocks, Inline, Raw, Unseen, Set("head object video audio canvas button picture map noscript colgroup"));

    private static FrozenSet<string> Set(string names) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Union(params FrozenSet<string>[] sets) => sets.SelectMany(set => set).ToFrozenSet(StringComparer.Ordinal);
}
