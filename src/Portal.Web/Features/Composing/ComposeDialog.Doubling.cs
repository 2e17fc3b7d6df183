using Microsoft.AspNetCore.Components;
using Portal.Services.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>The text takes the place of a message that may have been sent, and its author has looked: it was.</summary>
public sealed partial class ComposeDialog
{
    private EventCallback SaysWasSent =>
        _open?.Doubling is { Kind: DoublingKind.MayHaveBeenSent } ? EventCallback.Factory.Create(this, SayWasSentAsync) : default;

    // The text is not wanted any more then; it can be had back from the toast, as whatever is discarded.
    private async Task SayWasSentAsync()
    {
        if (_open is { IsSending: false, Doubling: { } doubling } open && await Deeds.SayWasSentAsync(doubling.MessageId, open.Contact.Name, _ending.Token))
        {
            await DiscardAsync();
        }
    }
}
