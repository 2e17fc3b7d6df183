using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Messages;

/// <summary>Whether somebody else has to approve what a person sends, by who they are and by what the sub-account asks for.</summary>
public sealed class ApprovalRule(KnownSubAccounts subAccounts)
{
    /// <summary>The states of what has reached the contact, or may have.</summary>
    private static readonly MessageState[] Reached =
        [MessageState.Sending, MessageState.Accepted, MessageState.Delivered, MessageState.Read, MessageState.Failed, MessageState.Unknown, MessageState.ServiceScheduled];

    /// <summary>Whether nothing that this person sends could need it.</summary>
    public bool IsOffFor(Caller author) => author.MaySend && subAccounts.RulesOf(author.LocationId).Approval.IsOff;

    /// <summary>Why, as sentences; null where nobody has to.</summary>
    internal async Task<string?> NeedAsync(PortalDbContext context, Caller author, string contactId, Channel channel, MessageContent content, CancellationToken cancellationToken)
    {
        if (IsOffFor(author))
        {
            return null;
        }

        var rules = subAccounts.RulesOf(author.LocationId).Approval;
        List<string> needs = [.. OfAuthor(rules, author), .. OfContent(rules, channel, content)];
        if (rules.People.Count > 0 && await IsNamedAsync(context, rules, author, cancellationToken))
        {
            needs.Add($"What {author.Name} writes needs approval.");
        }

        if (rules.FirstMessages && !await context.Messages.AnyAsync(m => m.LocationId == author.LocationId && m.ContactId == contactId && Reached.Contains(m.State), cancellationToken))
        {
            needs.Add("The first message to a contact needs approval.");
        }

        return needs.Count == 0 ? null : string.Join(' ', needs);
    }

    private static IEnumerable<string> OfAuthor(ApprovalSettings rules, Caller author)
    {
        if (!author.MaySend)
        {
            yield return $"{author.Name} drafts only.";
        }
        else if (rules.Roles.Contains(author.Role.ToString()))
        {
            yield return $"What people write who are {RoleWords.Of(author.Role)} needs approval.";
        }
    }

    private static IEnumerable<string> OfContent(ApprovalSettings rules, Channel channel, MessageContent content)
    {
        if (rules.Channels.Contains(channel.Key))
        {
            yield return $"{channel.Title} needs approval.";
        }

        if (rules.Templates && content.TemplateId is not null)
        {
            yield return "What was begun with a template needs approval.";
        }

        if (rules.MoreRecipientsThan is { } most && ApprovalSettings.RecipientsOf(channel, content) > most)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"An email to more than {most} people needs approval.");
        }
    }

    private static async Task<bool> IsNamedAsync(PortalDbContext context, ApprovalSettings rules, Caller author, CancellationToken cancellationToken)
    {
        var person = await context.People.Where(p => p.Id == author.PersonId).Select(p => new { p.Email, p.VerifiedEmail }).SingleOrDefaultAsync(cancellationToken);
        return rules.People.Select(SignInEmail.Normalize).OfType<string>().Any(email => email == person?.VerifiedEmail || email == SignInEmail.Normalize(person?.Email));
    }
}
