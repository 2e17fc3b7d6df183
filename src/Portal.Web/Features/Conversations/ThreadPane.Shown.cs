using Microsoft.AspNetCore.Components;

namespace Portal.Web.Features.Conversations;

/// <summary>Brings the message into sight that the address names, and says so where it can't be found.</summary>
public sealed partial class ThreadPane
{
    // So far back it is looked for by itself; each is a request to the service.
    private const int MostPagesLookedThrough = 10;

    private string? _marked;
    private string? _notInSight;

    /// <summary>The portal's own message that is to be seen; null for the end of the thread.</summary>
    [Parameter]
    public Guid? Shown { get; set; }

    private async Task LookForShownAsync()
    {
        if (Shown is not { } id || _thread is null || _planned.Any(message => message.Id == id))
        {
            return; // what is planned stands at the end, where one is
        }

        for (var pages = 0; pages < MostPagesLookedThrough && KeyOf(id) is null && _problem is null && _thread.HasOlder; pages++)
        {
            await OlderAsync();
        }

        _marked = KeyOf(id);
        _notInSight = _marked is not null ? null
            : _thread.HasOlder ? "That message is further back than could be looked through. Show older messages to come to it."
            : "That message is not in this conversation any more.";
        StateHasChanged();
        await (_marked is { } key ? LookAtAsync(key) : Task.CompletedTask);
    }

    private string? KeyOf(Guid messageId) => Sent.FirstOrDefault(item => item.MessageId == messageId)?.Key;
}
