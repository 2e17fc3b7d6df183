using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Drafts;
using Portal.Services.HandingOver;
using Portal.Services.Messages;
using Portal.Services.Notes;
using Portal.Services.Notifications;
using Portal.Services.People;

namespace Portal.Tests.Support;

/// <summary>People of a sub-account who work with each other, on a real database.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private Workplace(TestDatabase store) => Store = store;

    public TestClock Clock { get; } = new();

    public TestDatabase Store { get; }

    public Caller Maya { get; } = Some.Staff();

    public Caller Ben { get; } = Some.Staff("Ben");

    public Caller Zoe { get; } = new(Guid.CreateVersion7(), "Zoe", Some.Location, Role.DraftOnly);

    public Caller Elsewhere { get; } = Some.Staff("Eve", Some.OtherLocation);

    public MessageChanges Changes { get; } = new();

    public DraftService Drafts => new(Store.Database, new DraftChanges(), Clock);

    public NoteService Notes => new(Store.Database, Colleagues, new NotificationBox(Clock), Changes, new AuditTrail(Clock), Clock);

    public NoteReading Reading => new(Store.Database);

    public DraftHandOver HandOvers => new(Store.Database, Colleagues, new NotificationBox(Clock), new DraftChanges(), new AuditTrail(Clock), Clock);

    private Colleagues Colleagues => new(Store.Database, new PeopleDirectory(Store.Database, AccessRules.In(Some.Location, Some.OtherLocation), Options.Create(new EmailAccessOptions())));

    public static async Task<Workplace> OpenAsync()
    {
        var place = new Workplace(await TestDatabase.CreateAsync());
        await place.Store.AddAsync(new[] { place.Maya, place.Ben, place.Zoe, place.Elsewhere }.Select(object (who) => new Person
        {
            Id = who.PersonId,
            Issuer = "test",
            Subject = who.PersonId.ToString(),
            Name = who.Name,
            ClaimedRole = who.Role,
            ClaimedLocationIds = [who.LocationId],
            LastSignInAt = place.Clock.Now,
        }).ToArray());
        return place;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
