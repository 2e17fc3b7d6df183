using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>A text that the browser kept because the server had not stored it yet; see <c>compose/draft-store.js</c>.</summary>
public sealed record KeptText
{
    /// <summary>What the browser keeps it under.</summary>
    public required string Key { get; init; }

    /// <summary><see cref="Channel.Key"/>.</summary>
    public required string Channel { get; init; }
    public required string Body { get; init; }
    public string? Subject { get; init; }

    /// <summary>A <see cref="ChosenTime.Kept"/>; empty for none, null where the browser did not keep it.</summary>
    public string? Later { get; init; }

    /// <summary><see cref="MessageContent.Replaces"/>; empty or null for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>When it was typed, by the browser's clock; milliseconds since 1970 in UTC.</summary>
    public required long At { get; init; }

    /// <summary>It was typed over the draft that the server has, so nothing is lost by taking it.</summary>
    public bool IsNewer { get; init; }

    /// <summary>By which the browser knows it again; see <see cref="ComposeText.Typed"/>.</summary>
    public int Number { get; init; }

    public DateTime TypedAt => DateTimeOffset.FromUnixTimeMilliseconds(At).UtcDateTime;

    public override string ToString() => "kept text"; // never a body in a log
}

/// <summary>What a browser has of a contact when the dialog opens: <paramref name="Channel"/> is where the writing was when the page was left, if it was.</summary>
public sealed record KeptTexts(string? Channel, IReadOnlyList<KeptText> Texts);
