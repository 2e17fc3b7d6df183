using Portal.Services.Contacts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Web.Features.Links;
using Portal.Web.Features.Scheduling;

namespace Portal.Web.Features.Messages;

/// <summary>What is planned and has not gone out yet, by day, with what can be done about it.</summary>
public sealed partial class ScheduledPage
{
    private static readonly IReadOnlyList<(string, string)> Kinds = [.. PlannedKind.All.Select(kind => (kind.Key, kind.Words))];

    private IReadOnlyList<Message> _replanned = [];
    private RescheduleDialog? _times;

    protected override string Page => ListAddress.Scheduled;

    private WallZone Viewer => Clock.Zone;

    protected override Task<IReadOnlyList<Message>> ListAsync(Caller caller, bool everyones, CancellationToken cancellationToken) => Planned.ListAsync(caller, everyones, cancellationToken);

    protected override object PlaceOf(Message message) => message.PlannedAt ?? message.DueAt;

    protected override string KindOf(Message message) => PlannedKind.Of(message).Key;

    protected override bool CanChange(Message message) => PlannedKind.CanChange(message) && Caller?.MayActOn(message.AuthorId) is true;

    private async Task EditAsync(Message message)
    {
        if (await Deeds.TakeBackAsync(message, CancellationToken.None))
        {
            Navigation.NavigateTo(ConversationAddress.OfDraft(message.ContactId, message.Channel));
        }
    }

    private async Task RescheduleAsync(IReadOnlyList<Message> messages)
    {
        _replanned = messages;
        if (messages is [var only])
        {
            _times?.Open($"Reschedule the message to {only.ContactName}", await ClocksAsync(only), Planning.TimeOf(only));
        }
        else
        {
            _times?.Open($"Reschedule {messages.Count} messages", TwoClocks.OfViewer(Viewer, Clock.Form), current: null);
        }
    }

    private Task ReplanAsync(SendTime time) => DoAsync(Deed.Reschedule(time, Clock.Form), _replanned);

    private async Task<TwoClocks> ClocksAsync(Message message) =>
        Caller is { } caller && await Contacts.GetAsync(caller, message.ContactId, Ending) is Reading<ContactDetails>.Found(var contact)
            ? new TwoClocks(WallZone.Of(contact.TimeZone), contact.TimeZoneIsContacts, Viewer) { Form = Clock.Form }
            : TwoClocks.OfViewer(Viewer, Clock.Form);
}
