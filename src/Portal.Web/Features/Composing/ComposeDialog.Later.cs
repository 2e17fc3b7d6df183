using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Scheduling;
using Portal.Web.Features.Conversations;

namespace Portal.Web.Features.Composing;

/// <summary>The second half of the button: sending at another time.</summary>
public sealed partial class ComposeDialog
{
    private ElementReference _later;

    private string ButtonWords(Composition open) =>
        open.IsSending ? (open.Timing.Time is null ? "Sending…" : "Scheduling…") : $"{open.ActionName(Now)}{(open.Asked.Count > 0 ? " anyway" : null)}";

    private Timing BeginTiming() =>
        new(new TwoClocks(WallZone.Of(Contact.TimeZone), Contact.TimeZoneIsContacts, Clock.Zone) { Form = Clock.Form }, IsFollowUp);

    private async Task ToggleLaterAsync()
    {
        if (_open is not { IsSending: false, Timing: var timing })
        {
            return;
        }

        if (!timing.IsOpen)
        {
            timing.IsOpen = true;
        }
        else
        {
            timing.Close();
        }

        TimeChanged();
        if (!timing.IsOpen)
        {
            await FocusLaterAsync();
        }
    }

    private async Task FocusLaterAsync() => await _later.FocusAsync();

    // Offered by a toast, which may outlive the dialog.
    private async Task ReopenAsync(string contactId, Channel channel)
    {
        if (!_ending.IsCancellationRequested && Contact.Id == contactId)
        {
            await ContinueAsync(channel);
        }
        else
        {
            Navigation.NavigateTo(ConversationAddress.OfDraft(contactId, channel));
        }
    }

    private void TimeChanged()
    {
        _open?.TimeChanged();
        Chosen();
    }
}
