using Microsoft.AspNetCore.Components;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Conversations;

/// <summary>What is planned for the contact stands below what was said, in whichever order it was written.</summary>
public sealed partial class ThreadPane
{
    private IReadOnlyList<Message> _planned = [];
    private Caller? _caller;

    /// <summary>Null until it is known.</summary>
    [Parameter]
    public ContactDetails? Contact { get; set; }

    [CascadingParameter]
    public ThreadActions? Compose { get; set; }

    private List<ThreadItem> Sent => [.. ((_thread ?? _own)?.Items ?? []).Where(item => item.MessageId is not { } id || _planned.All(m => m.Id != id))];

    private async Task ReadPlannedAsync()
    {
        _caller = await Inquiry.FindCallerAsync(Gone);
        _planned = _caller is { } caller ? await Planned.OfContactAsync(caller, ContactId, Gone) : [];
    }
}
