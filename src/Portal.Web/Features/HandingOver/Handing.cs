using Portal.Services.HandingOver;
using Portal.Services.People;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.HandingOver;

/// <summary>Hands drafts over and says so, with a way back. Scoped, as the toasts are.</summary>
public sealed class Handing(DraftHandOver handOver, CurrentCaller callers, Toasts toasts)
{
    /// <summary>Whether it is the colleague's now; else it has been said why not. <paramref name="back"/> is done when it was taken back.</summary>
    public async Task<bool> GiveAsync(Guid draftId, int version, Colleague to, string contactName, Func<Task>? back = null)
    {
        HandOver? result = null;
        var problem = await callers.TryAsync(async caller => result = await handOver.GiveAsync(caller, draftId, version, to.PersonId, CancellationToken.None));
        if (result is HandOver.Done done)
        {
            toasts.Say($"Draft to {contactName} handed to {to.Name}", ToastAction.Undo(() => TakeBackAsync(done.DraftId, to, back)));
            return true;
        }

        toasts.SayError(problem ?? Words(result, to));
        return false;
    }

    private async Task TakeBackAsync(Guid draftId, Colleague from, Func<Task>? back)
    {
        HandOver? result = null;
        var problem = await callers.TryAsync(async caller => result = await handOver.TakeBackAsync(caller, draftId, CancellationToken.None));
        if (result is not HandOver.Done)
        {
            toasts.SayError(problem ?? Words(result, from));
        }
        else if (back is not null)
        {
            await back();
        }
    }

    private static string Words(HandOver? result, Colleague colleague) => result switch
    {
        HandOver.Changed => "The draft was changed in another window meanwhile. Nothing was handed over: look at it again.",
        HandOver.Gone => "The draft is not there any more: it was sent, discarded or handed over meanwhile.",
        HandOver.InTheWay => "There is another draft to this contact on the same channel already. Nothing was changed.",
        HandOver.TooLate => $"{colleague.Name} has it now. Ask them to hand it back.",
        _ => $"{colleague.Name} does not work in this sub-account any more. Nothing was handed over.",
    };
}
