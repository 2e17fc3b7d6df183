using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Materials;

/// <summary>The phone numbers that a sub-account sends SMS from; the service lists none of other channels (<see cref="Channel.HasSenderNumbers"/>).</summary>
public sealed class NumberService(IHighLevel service, ServiceReads reads, Database database)
{
    /// <summary>Those that can send SMS, the usual one first.</summary>
    public async Task<Reading<SenderNumbers>> ListAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(
            caller, "a phone system", (token, stop) => service.ListNumbersAsync(token, caller.LocationId, stop), cancellationToken);
        return await reading.ThenAsync<SenderNumbers>(async found => new Reading<SenderNumbers>.Found(
            new SenderNumbers(Senders(found.Numbers), await LastUsedAsync(caller, contactId, cancellationToken))));
    }

    private static IReadOnlyList<SenderNumber> Senders(IReadOnlyList<ServiceNumber> numbers) =>
    [
        .. numbers.Where(number => number.CanSms is not false).OrderByDescending(number => number.IsDefault)
            .Select(number => new SenderNumber(number.PhoneNumber, number.FriendlyName, number.IsDefault)),
    ];

    private async Task<string?> LastUsedAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var content = await database.ReadAsync(
            (context, token) => context.Messages
                .Where(m => m.LocationId == caller.LocationId && m.ContactId == contactId && m.ChannelKey == Channel.Sms.Key)
                .OrderByDescending(m => m.Id).Select(m => m.Content).FirstOrDefaultAsync(token),
            cancellationToken);
        return content?.FromNumber;
    }
}
