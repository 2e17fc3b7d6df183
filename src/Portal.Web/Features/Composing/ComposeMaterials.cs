using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Materials;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.Composing;

/// <summary>Brings what an author has at hand for a text, and what is to be known of the contact.</summary>
public sealed partial class ComposeMaterials(
    SnippetService snippets, SignatureService signatures, KnownSubAccounts subAccounts, ThreadService threads, NumberService numbers, AppointmentService appointments,
    ISubAccountTokens tokens, ILogger<ComposeMaterials> logger)
{
    /// <summary>What has to be there before anything is shown.</summary>
    public async Task FurnishAsync(Caller caller, Composition composition, CancellationToken cancellationToken)
    {
        composition.Variables.Known = new VariableValues(composition.Contact.Recipient, caller.Name, subAccounts.NameOf(caller.LocationId));
        composition.AuthorTexts.Take(await snippets.ListAsync(caller, cancellationToken), await signatures.ListAsync(caller, cancellationToken));
    }

    /// <summary>What HighLevel is asked while one writes already, each for itself; <paramref name="learnt"/> is called after each.</summary>
    public Task LearnAsync(Caller caller, Composition open, Action learnt, CancellationToken cancellationToken)
    {
        var contactId = open.Contact.Id;
        return Task.WhenAll(
            TakeAsync(WindowsAsync(caller, contactId, cancellationToken), windows => open.Windows = windows, fault => open.Windows = new WritingWindows.Unknown(fault?.Sentence ?? "That can’t be read just now.")),
            TakeAsync(tokens.GetAsync(caller.LocationId, caller.PersonId, cancellationToken), token => (open.SignInProblem, open.SendsWith) = ((token as TokenAnswer.Missing)?.Reason, (token as TokenAnswer.Usable)?.Token.Source)),
            TakeAsync(numbers.ListAsync(caller, contactId, cancellationToken), found => open.Numbers = found),
            TakeAsync(appointments.ListAsync(caller, contactId, cancellationToken), found => open.Appointments = found));

        // What can't be read stays out; writing goes on without it.
        async Task TakeAsync<T>(Task<T> asked, Action<T> take, Action<StorageFault?>? miss = null)
        {
            try
            {
                take(await asked);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (!StorageFault.Explains(exception))
                {
                    LogNotRead(exception, contactId);
                }

                miss?.Invoke(StorageFault.Of(exception));
            }

            learnt();
        }
    }

    private async Task<WritingWindows> WindowsAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        await threads.LastInboundAsync(caller, contactId, cancellationToken) switch
        {
            Reading<LastInbound>.Found found => new WritingWindows.Known(found.Value),
            Reading<LastInbound>.NotAllowed refused => new WritingWindows.Unknown(refused.Reason),
            Reading<LastInbound>.Unavailable unavailable => new WritingWindows.Unknown(unavailable.Reason),
            _ => new WritingWindows.Unknown("HighLevel does not show when the contact last wrote."),
        };

    [LoggerMessage(LogLevel.Warning, "Something about contact {ContactId} that is shown beside the text could not be read.")]
    private partial void LogNotRead(Exception exception, string contactId);
}
