namespace Portal.Services.Composing;

internal enum MarkKind
{
    StrongBegin,
    StrongEnd,
    EmphasisBegin,
    EmphasisEnd,
    LinkBegin,

    /// <summary>From <c>](</c> to the bracket that closes the address.</summary>
    LinkEnd,

    /// <summary>All of <c>![words](address)</c>.</summary>
    Image,

    /// <summary>A web address that was typed as it is.</summary>
    Address,

    /// <summary>A backslash before something that would format without it.</summary>
    Escape,
}

/// <summary>A piece of a typed line that formats the rest. What is in no mark is shown as it was typed.</summary>
internal readonly record struct Mark(int Start, int Length, MarkKind Kind, string Target = "")
{
    public int End => Start + Length;
}
