using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Reviews;

/// <summary>Managers and admins say of others' messages what was good and what was not. The audit says who reviewed whose message, never what was said.</summary>
public sealed class ReviewService(Database database, MessageChanges changes, AuditTrail audit, IOptions<ReviewOptions> options, TimeProvider clock)
{
    public IReadOnlyList<string> Kinds => options.Value.All;

    /// <summary>Null where the message does not exist or is not the caller's to see.</summary>
    public Task<MessageReviews?> OfAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) => await context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == messageId, token) is { } message
                ? new MessageReviews(await context.ReviewsFor(caller).Where(r => r.MessageId == messageId).OrderBy(r => r.Id).ToListAsync(token))
                {
                    Text = ReviewedText.Of(message.Content),
                    MayReview = Refusal(caller, message) is null,
                    IsOwn = message.AuthorId == caller.PersonId,
                }
                : null,
            cancellationToken);

    public Task<ReviewSaving> SaveAsync(Caller caller, ReviewCommand command, CancellationToken cancellationToken)
    {
        var cleaned = command with { Note = ReviewedText.Typed(command.Note), Rewording = ReviewedText.Typed(command.Rewording) };
        return WriteAsync(caller, command.MessageId, command.Revision, (context, message, review) => Save(context, caller, cleaned, message, review), cancellationToken);
    }

    /// <param name="caller">Whose review it is.</param>
    /// <param name="messageId">Of which message.</param>
    /// <param name="revision">As it was read; what has changed since is not deleted.</param>
    /// <param name="cancellationToken">Before it is stored.</param>
    public Task<ReviewSaving> DeleteAsync(Caller caller, Guid messageId, Guid revision, CancellationToken cancellationToken) =>
        WriteAsync(caller, messageId, revision, (context, message, review) => Delete(context, caller, message, review), cancellationToken);

    private async Task<ReviewSaving> WriteAsync(
        Caller caller, Guid messageId, Guid? revision, Func<PortalDbContext, Message, Review?, ReviewSaving> work, CancellationToken cancellationToken)
    {
        var (saving, contactId) = await database.WriteAsync(
            async (context, token) =>
            {
                await database.OneAtATimeAsync(context, $"review {messageId} {caller.PersonId}", token);
                var message = await context.VisibleTo(caller).AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId, token);
                var saving = message is null ? new ReviewSaving.NotFound() : await AllowedAsync(context, caller, message, revision, work, token);
                await context.SaveChangesAsync(token);
                return (saving, message?.ContactId ?? string.Empty);
            },
            cancellationToken);
        if (saving is ReviewSaving.Saved or ReviewSaving.Deleted)
        {
            changes.Publish(new MessageChange(caller.LocationId, contactId, messageId));
        }

        return saving;
    }

    private static async Task<ReviewSaving> AllowedAsync(
        PortalDbContext context, Caller caller, Message message, Guid? revision, Func<PortalDbContext, Message, Review?, ReviewSaving> work, CancellationToken cancellationToken)
    {
        if (Refusal(caller, message) is { } reason)
        {
            return new ReviewSaving.NotAllowed(reason);
        }

        var review = await context.Reviews.AsTracking().SingleOrDefaultAsync(r => r.MessageId == message.Id && r.ReviewerId == caller.PersonId, cancellationToken);
        return review?.Revision == revision ? work(context, message, review) : new ReviewSaving.ChangedMeanwhile(review);
    }

    /// <summary>Why the caller does not review this message; null where they may.</summary>
    private static string? Refusal(Caller caller, Message message) =>
        !caller.MaySeeEveryonesMessages ? "Only managers and admins review messages."
        : message.RemovedWords is { } removed ? $"{removed}, so there is nothing left to review."
        : message.AuthorId == caller.PersonId ? "You wrote this message yourself, so somebody else has to review it."
        : null;

    private ReviewSaving Save(PortalDbContext context, Caller caller, ReviewCommand command, Message message, Review? review)
    {
        if (Problem(command, review) is { } problem)
        {
            return problem;
        }

        var (now, isNew) = (clock.GetUtcNow(), review is null);
        review ??= Begin(caller, message, now);
        (review.Kind, review.Note, review.Audience) = (command.Kind, command.Note, command.Audience);
        review.Rewording = command.Rewording is { Length: > 0 } words && words != ReviewedText.Of(message.Content) ? words : null;
        (review.Revision, review.At, review.SeenAt) = (Guid.CreateVersion7(now), now.UtcDateTime, null);
        if (isNew)
        {
            context.Add(review);
        }

        Record(context, caller, message, isNew ? AuditActions.ReviewAdded : AuditActions.ReviewChanged, review);
        return new ReviewSaving.Saved(review);
    }

    private ReviewSaving Delete(PortalDbContext context, Caller caller, Message message, Review? review)
    {
        if (review is null)
        {
            return new ReviewSaving.ChangedMeanwhile(Now: null);
        }

        context.Remove(review);
        Record(context, caller, message, AuditActions.ReviewDeleted, review: null);
        return new ReviewSaving.Deleted();
    }

    private ReviewSaving.Invalid? Problem(ReviewCommand command, Review? review) =>
        !Kinds.Contains(command.Kind, StringComparer.Ordinal) && command.Kind != review?.Kind ? new(ReviewField.Kind, "Choose what the review says.")
        : command.Note.Length > Review.LongestNote ? new(ReviewField.Note, $"A note takes at most {Review.LongestNote} characters; this one has {command.Note.Length}.")
        : command.Rewording?.Length > Review.LongestRewording ? new(ReviewField.Rewording, $"Other words take at most {Review.LongestRewording} characters; these have {command.Rewording.Length}.")
        : null;

    private static Review Begin(Caller caller, Message message, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LocationId = caller.LocationId,
        MessageId = message.Id,
        AuthorId = message.AuthorId,
        ReviewerId = caller.PersonId,
        ReviewerName = caller.Name,
        Kind = string.Empty,
        Note = string.Empty,
        Audience = ReviewAudience.Managers,
        Revision = Guid.Empty,
        At = now.UtcDateTime,
    };

    private void Record(PortalDbContext context, Caller caller, Message message, string action, Review? review) =>
        audit.Record(context, new(action, $"A review of a message by {message.AuthorName}.", caller.PersonId, caller.Name, caller.LocationId)
        {
            After = review is null ? null : review.IsTold ? "Told to the author" : "Managers only",
        });
}
