using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Materials;

/// <summary>Keeps the caller's signatures, one for each channel.</summary>
public sealed class SignatureService(Database database, TimeProvider clock)
{
    /// <summary>The channels that take one: the others are talk.</summary>
    public static IReadOnlyList<Channel> Channels { get; } = [Channel.Email, Channel.Sms];

    /// <summary>By <see cref="Channel.Key"/>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Own(context, caller).ToDictionaryAsync(s => s.ChannelKey, s => s.Text, StringComparer.Ordinal, token), cancellationToken);

    /// <summary>Empty text takes it away.</summary>
    public async Task<SignatureSaving> SaveAsync(Caller caller, Channel channel, string text, CancellationToken cancellationToken)
    {
        var kept = InvisibleCharacters.IsBlank(text) ? string.Empty : text.Trim();
        if (kept.Length > Signature.Longest)
        {
            return new SignatureSaving.Invalid(string.Create(CultureInfo.InvariantCulture, $"A signature takes at most {Signature.Longest:N0} characters."));
        }

        if (!Channels.Contains(channel))
        {
            return new SignatureSaving.Invalid($"{channel.Title} takes no signature.");
        }

        await database.WriteAsync((context, token) => StoreAsync(context, caller, channel, kept, token), cancellationToken);
        return new SignatureSaving.Saved(kept.Length == 0 ? null : kept);
    }

    private static IQueryable<Signature> Own(PortalDbContext context, Caller caller) =>
        context.Signatures.Where(s => s.PersonId == caller.PersonId && s.LocationId == caller.LocationId);

    private async Task StoreAsync(PortalDbContext context, Caller caller, Channel channel, string text, CancellationToken cancellationToken)
    {
        await Own(context, caller).Where(s => s.ChannelKey == channel.Key).ExecuteDeleteAsync(cancellationToken);
        if (text.Length > 0)
        {
            context.Add(new Signature
            {
                PersonId = caller.PersonId,
                LocationId = caller.LocationId,
                ChannelKey = channel.Key,
                Text = text,
                UpdatedAt = clock.GetUtcNow().UtcDateTime,
            });
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}
