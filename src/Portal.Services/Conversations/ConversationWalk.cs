using Portal.Services.Contacts;
using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>Walks from page to page of the service until a page of the list is full of rows that belong into it, or enough has been asked for one press.</summary>
internal sealed class ConversationWalk(ConversationScope scope, Func<ConversationPlace, int, Task<Reading<ConversationRows>>> readAsync)
{
    private const int MostSteps = 4;

    /// <summary>A rare row is looked for in as many rows as the service gives at once, less those that it gives again.</summary>
    private const int RarePage = 90;

    private readonly List<ServiceConversation> _rows = [];
    private ConversationCursor? _cursor;

    /// <summary>From behind <paramref name="after"/>.</summary>
    public async Task<Reading<ConversationRows>> RunAsync(ConversationCursor? after, CancellationToken cancellationToken)
    {
        var size = scope.IsRare ? RarePage : ConversationService.PageSize;
        _cursor = after;
        for (var step = 0; step < MostSteps && _rows.Count < ConversationService.PageSize; step++)
        {
            var place = ConversationPlace.Of(_cursor, size);
            var reading = await readAsync(place, size);
            if (reading is not Reading<ConversationRows>.Found(var rows))
            {
                return reading;
            }

            _rows.AddRange(scope.Pick is { } pick ? await pick(rows.Rows, cancellationToken) : rows.Rows);
            _cursor = place.After(rows, place.ListedContacts);
            if (_cursor is null)
            {
                break;
            }
        }

        return new Reading<ConversationRows>.Found(new ConversationRows(_rows, _cursor is not null) { IsWalked = true, Cursor = _cursor });
    }
}
