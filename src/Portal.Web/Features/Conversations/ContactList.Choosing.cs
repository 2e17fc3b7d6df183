using Portal.Web.Features.Inbox;

namespace Portal.Web.Features.Conversations;

/// <summary>Many conversations are chosen, and something is done with all of them.</summary>
public sealed partial class ContactList
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private bool _isSelecting;
    private bool _showsViews;
    private bool _mayChange = true; // until it is known

    private IReadOnlyList<ChosenContact> Listed => [.. (_rows ?? []).Where(row => row.ConversationId is not null).Select(row => new ChosenContact(row.ContactId, row.ContactName))];

    // What is no longer listed is no longer chosen.
    private IReadOnlyList<ChosenContact> Chosen => [.. Listed.Where(contact => _chosen.Contains(contact.Id))];

    private void ToggleSelecting()
    {
        _isSelecting = !_isSelecting;
        _chosen.Clear();
    }

    private void Choose(string contactId, bool isChosen) => _ = isChosen ? _chosen.Add(contactId) : _chosen.Remove(contactId);

    private void ChooseAll(bool areChosen)
    {
        _chosen.Clear();
        _chosen.UnionWith(areChosen ? Listed.Select(contact => contact.Id) : []);
    }

    private async Task EndDeedAsync()
    {
        _chosen.Clear();
        await RefreshAsync();
    }
}
