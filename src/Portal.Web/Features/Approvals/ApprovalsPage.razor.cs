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
        foreach (var id in await Decisions.ApproveAsync(messages))
        {
            Rows.Say(id, "Approved");
        }

        await LoadAsync();
    }

    private Task SendBackAsync(Message message) => ShowAsync<SendBackDialog>(
        $"Send the message to {message.ContactName} back?",
        new DialogParameters<SendBackDialog> { { d => d.Message, message }, { d => d.OnSend, note => SayAsync(message, "Sent back", Decisions.SendBackAsync(message, note)) } });

    private Task RewordAsync(Message message) => ShowAsync<RewordDialog>(
        $"Reword the message to {message.ContactName}",
        new DialogParameters<RewordDialog> { { d => d.Message, message }, { d => d.OnSend, words => SayAsync(message, "Approved in other words", Decisions.RewordAsync(message, words)) } });

    private async Task<string?> SayAsync(Message message, string became, Task<string?> deciding)
    {
        var problem = await deciding;
        if (problem is null)
        {
            Rows.Say(message.Id, became);
        }

        return problem;
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
