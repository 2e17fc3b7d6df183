using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

public class PlanTests : IAsyncLifetime
{
    private static readonly DateTime At = new(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc);
    private static readonly DraftPlan Plan = new(At, "2026-03-03T09:00", "Europe/Berlin", OnlyIfUnanswered: true);

    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private DraftService Drafts => new(Store.Database, new DraftChanges(), _clock);

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_put_back_is_a_draft_again_with_its_plan()
    {
        await PutBackAsync("See you at nine.");

        var draft = Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token));
        Assert.Equal(("See you at nine.", Plan), (draft.Content.Body, draft.Plan));
    }

    [Fact]
    public async Task Saving_the_text_keeps_the_plan()
    {
        var draft = await PutBackAsync("See you at nine.");

        await Drafts.SaveAsync(_maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text("See you at ten."), draft!.Id, draft.Version), Token);

        var saved = Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token));
        Assert.Equal(("See you at ten.", Plan), (saved.Content.Body, saved.Plan));
    }

    [Fact]
    public async Task A_draft_without_a_plan_has_none()
    {
        await Drafts.SaveAsync(_maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text(), null, 0), Token);

        Assert.Null(Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token)).Plan);
    }

    [Fact]
    public async Task Nothing_is_put_back_over_another_text()
    {
        await Drafts.SaveAsync(_maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text("begun anew"), null, 0), Token);

        Assert.Null(await PutBackAsync("See you at nine."));

        Assert.Equal("begun anew", Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token)).Content.Body);
    }

    private Task<Draft?> PutBackAsync(string body) =>
        Store.Database.WriteAsync(
            async (context, token) =>
            {
                var place = new DraftPlace(_maya.LocationId, _maya.PersonId, "contact1", Channel.Sms.Key);
                var draft = await DraftService.PutBackAsync(context, place, "Ana Ruiz", Some.Text(body), Plan, _clock.GetUtcNow().UtcDateTime, token);
                await context.SaveChangesAsync(token);
                return draft;
            },
            Token);
}
