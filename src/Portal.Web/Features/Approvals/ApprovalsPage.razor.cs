using MudBlazor;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Features.Links;

namespace Portal.Web.Features.Approvals;

/// <summary>What waits for approval, the longest first, with its exact words and what can be decided about it.</summary>
public sealed partial class ApprovalsPage
{
    protected override string Page => ApprovalAddress.Page;

    protected override Task<IReadOnlyList<Message>> ListAsync(Caller caller, bool everyones, CancellationToken cancellationToken) => Approvals.ListAsync(caller, caller.MayApprove, cancellationToken);

    protected override object PlaceOf(Message message) => message.StateAt;

    protected override string KindOf(Message message) => message.ChannelKey;

    protected override bool CanChange(Message message) => Caller is { MayApprove: true } caller && message.AuthorId != caller.PersonId;

    protected override string WordsOf(Message? message) => ApprovalWords.Became(message);

    private async Task ApproveAsync(IReadOnlyList<Message> messages)
    {
        await Decisions.ApproveAsync(messages);
        await LoadAsync();
    }

    private async Task SendBackAsync(Message message)
    {
        var parameters = new DialogParameters<SendBackDialog> { { d => d.Message, message }, { d => d.OnSend, note => Decisions.SendBackAsync(message, note) } };
        await ShowAsync<SendBackDialog>($"Send the message to {message.ContactName} back?", parameters);
    }

    private async Task RewordAsync(Message message)
    {
        var parameters = new DialogParameters<RewordDialog> { { d => d.Message, message }, { d => d.OnSend, words => Decisions.RewordAsync(message, words) } };
        await ShowAsync<RewordDialog>($"Reword the message to {message.ContactName}", parameters);
    }

    private async Task ShowAsync<TDialog>(string title, DialogParameters parameters)
        where TDialog : Microsoft.AspNetCore.Components.IComponent
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(title, parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        await dialog.Result;
        await LoadAsync();
    }

    private async Task EditAsync(Message message)
    {
        if (await Deeds.TakeBackAsync(message, CancellationToken.None))
        {
            Navigation.NavigateTo(ConversationAddress.OfDraft(message.ContactId, message.Channel));
        }
    }
}
