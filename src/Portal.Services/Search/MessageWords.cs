using Portal.Services.Messages;

namespace Portal.Services.Search;

/// <summary>The words of one message, field by field, and who may see it.</summary>
internal sealed record MessageWords
{
    public required long Number { get; init; }
    public required Guid MessageId { get; init; }

    /// <summary>Subject, body, contact, person; a phrase stands within one of them.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Fields { get; init; }

    /// <summary><see cref="SearchScope"/>: where it belongs to.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    public static MessageWords Of(Message message) => new()
    {
        Number = MessageNumber.Of(message.Id),
        MessageId = message.Id,
        Fields = [Read(message.Content.Subject), Read(SearchedBody.Of(message.Content)), Read(message.ContactName), Read(message.AuthorName)],
        Scopes = [SearchScope.OfLocation(message.LocationId), SearchScope.OfAuthor(message.AuthorId)],
    };

    private static IReadOnlyList<string> Read(string? text) => [.. Tokenizer.Read(text ?? string.Empty).Select(token => token.Text)];
}
