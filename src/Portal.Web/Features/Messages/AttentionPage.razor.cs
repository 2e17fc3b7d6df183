using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Features.Links;

namespace Portal.Web.Features.Messages;

/// <summary>What waits for a person, by why it does, with what can be done about it.</summary>
public sealed partial class AttentionPage
{
    private static readonly IReadOnlyList<(string, string)> Kinds = [.. AttentionKind.All.Select(kind => (kind.Key, kind.Title))];

    private OtherChannels? _others;

    protected override string Page => ListAddress.Attention;

    private OtherChannels Others => _others ??= new OtherChannels(Contacts, Time);

    private int ChosenInVain => Chosen.Count(m => RetryRule.WhyNot(m) is not null);

    protected override Task<IReadOnlyList<Message>> ListAsync(Caller caller, bool everyones, CancellationToken cancellationToken) => Attention.ListAsync(caller, everyones, cancellationToken);

    protected override object PlaceOf(Message message) => (AttentionKind.Of(message), message.StateAt);

    protected override string KindOf(Message message) => AttentionKind.Of(message).Key;

    protected override bool CanChange(Message message) => AttentionKind.Of(message).Deeds.Count > 0 && Caller?.MayActOn(message.AuthorId) is true;

    private List<Message> ChosenFor(Deed deed) => [.. Chosen.Where(m => AttentionKind.Of(m).DeedsFor(m).Contains(deed))];

    protected override async Task ReadAsync(Caller caller)
    {
        await base.ReadAsync(caller);
        if (RendererInfo.IsInteractive)
        {
            _ = FindOthersAsync(caller); // the list does not wait for the service
        }
    }

    private async Task FindOthersAsync(Caller caller)
    {
        try
        {
            if (await Others.ReadAsync(caller, Shown.Select(row => row.Item).Where(m => m.AuthorId == caller.PersonId), Rules, Ending))
            {
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            return; // the page is gone
        }
    }

    private bool IsPending(Message message) => message.AuthorId == Caller?.PersonId && OtherChannels.Help(message) && !Others.Knows(message);

    private Channel? Instead(Message message) => OtherChannels.Help(message) ? Others.Find(message) : null;

    // What is held goes back to the drafts; what is over stays, and a copy of its text is begun.
    private async Task EditAsync(Message message)
    {
        if (message.State is not MessageState.Held)
        {
            Navigation.NavigateTo(ConversationAddress.OfResumed(message.ContactId, message.Id));
        }
        else if (await Deeds.TakeBackAsync(message, CancellationToken.None))
        {
            Navigation.NavigateTo(ConversationAddress.OfDraft(message.ContactId, message.Channel));
        }
    }
}
