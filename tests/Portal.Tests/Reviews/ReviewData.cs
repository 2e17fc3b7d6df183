using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Tests.Support;

namespace Portal.Tests.Reviews;

/// <summary>Reviewers at work, on a clock that the test owns.</summary>
internal sealed class ReviewData
{
    public static readonly Caller Max = new(Guid.CreateVersion7(), "Max Manager", "harbour", Role.Manager);

    public ReviewData(TestDatabase store, ReviewOptions? options = null)
    {
        Service = new ReviewService(store.Database, Changes, new AuditTrail(Clock), Options.Create(options ?? new()), Clock);
        Reading = new ReviewReading(store.Database, Changes, Clock);
        Changes.Changed += Told.Add;
    }

    public TestClock Clock { get; } = new();
    public MessageChanges Changes { get; } = new();
    public List<MessageChange> Told { get; } = [];
    public ReviewService Service { get; }
    public ReviewReading Reading { get; }

    public static ReviewCommand Of(Message message, string note = "A note", bool told = false, string kind = "Tone", string? rewording = null, Guid? revision = null) =>
        new() { MessageId = message.Id, Kind = kind, Note = note, Rewording = rewording, Audience = told ? ReviewAudience.Author : ReviewAudience.Managers, Revision = revision };

    public async Task<Review> SaveAsync(Caller caller, ReviewCommand command)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Assert.IsType<ReviewSaving.Saved>(await Service.SaveAsync(caller, command, TestContext.Current.CancellationToken)).Review;
    }

    public async Task<IReadOnlyList<string>> NotesAsync(Caller caller, Message message) =>
        [.. (await Service.OfAsync(caller, message.Id, TestContext.Current.CancellationToken))?.Reviews.Select(r => r.Note) ?? []];
}
