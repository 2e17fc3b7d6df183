using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Audit;

/// <summary>Administrators see who did what in their sub-account, and in no other.</summary>
public class AuditListTests
{
    private static readonly Guid Ada = Guid.CreateVersion7();
    private static readonly DateTimeOffset Begin = new(2026, 6, 9, 14, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_an_entry_while_others_are_written()
    {
        await using var store = await TestDatabase.CreateAsync();
        await WriteAsync(store, 120, "here");
        var service = new AuditService(store.Database);

        var first = await service.ListAsync(Caller(Role.Admin), new(), Token);
        await WriteAsync(store, 10, "here", from: 500);
        var second = await service.ListAsync(Caller(Role.Admin), new(Before: first.Entries[^1].Id), Token);
        var third = await service.ListAsync(Caller(Role.Admin), new(Before: second.Entries[^1].Id), Token);

        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(i => $"Entry {i}."), first.Entries.Concat(second.Entries).Concat(third.Entries).Select(e => e.Detail));
        Assert.Equal((true, true, false), (first.HasOlder, second.HasOlder, third.HasOlder));
    }

    [Fact]
    public async Task Other_sub_accounts_and_other_roles_see_nothing_of_it()
    {
        await using var store = await TestDatabase.CreateAsync();
        await WriteAsync(store, 3, "here");
        await WriteAsync(store, 3, "there", from: 10);
        var service = new AuditService(store.Database);

        Assert.Equal(3, (await service.ListAsync(Caller(Role.Admin), new(), Token)).Entries.Count);
        Assert.All((await service.ListAsync(Caller(Role.Admin), new(), Token)).Entries, entry => Assert.Equal("here", entry.LocationId));
        Assert.Empty((await service.ListAsync(Caller(Role.Manager), new(), Token)).Entries);
        Assert.Empty((await service.ChoicesAsync(Caller(Role.Staff), Token)).Actions);
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_a_deed_and_a_person()
    {
        await using var store = await TestDatabase.CreateAsync();
        await WriteAsync(store, 3, "here");
        await WriteAsync(store, 2, "here", from: 10, "connected", Guid.CreateVersion7());
        var service = new AuditService(store.Database);

        Assert.Equal(["connected", "signed-in"], (await service.ChoicesAsync(Caller(Role.Admin), Token)).Actions);
        Assert.Equal(2, (await service.ListAsync(Caller(Role.Admin), new("connected"), Token)).Entries.Count);
        Assert.Equal(3, (await service.ListAsync(Caller(Role.Admin), new(PersonId: Ada), Token)).Entries.Count);
        Assert.Empty((await service.ListAsync(Caller(Role.Admin), new("connected", Ada), Token)).Entries);
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_a_period_and_pages_stay_in_it()
    {
        await using var store = await TestDatabase.CreateAsync();
        await WriteAsync(store, 120, "here");
        var service = new AuditService(store.Database);
        var period = new AuditQuery { From = Begin.AddSeconds(10).UtcDateTime, To = Begin.AddSeconds(70).UtcDateTime };

        var first = await service.ListAsync(Caller(Role.Admin), period, Token);
        var second = await service.ListAsync(Caller(Role.Admin), period with { Before = first.Entries[^1].Id }, Token);

        Assert.Equal(Enumerable.Range(10, 60).Reverse().Select(i => $"Entry {i}."), first.Entries.Concat(second.Entries).Select(e => e.Detail));
        Assert.Equal((true, false), (first.HasOlder, second.HasOlder));
    }

    private static Caller Caller(Role role) => new(Guid.CreateVersion7(), "Ingrid", "here", role);

    private static Task WriteAsync(TestDatabase store, int count, string locationId, int from = 0, string action = "signed-in", Guid? person = null)
    {
        return store.AddAsync([.. Enumerable.Range(from, count).Select(i => (object)new AuditEntry
        {
            Id = Guid.CreateVersion7(Begin.AddSeconds(i)),
            At = Begin.AddSeconds(i).UtcDateTime,
            LocationId = locationId,
            PersonId = person ?? Ada,
            PersonName = "Ada",
            Action = action,
            Detail = $"Entry {i}.",
        })]);
    }
}
