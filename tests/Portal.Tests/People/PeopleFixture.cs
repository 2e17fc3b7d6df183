using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.People;

/// <summary>Who may do what in two sub-accounts, in a real database on which two portals run.</summary>
public sealed class PeopleFixture : IAsyncDisposable
{
    public const string Here = "here";
    public const string There = "there";

    private readonly TestDatabase _store;

    private PeopleFixture(TestDatabase store, EmailAccessOptions byEmail)
    {
        (_store, ByEmail) = (store, byEmail);
        (One, Two) = (new Node(this), new Node(this));
    }

    public TestClock Clock { get; } = new();

    public EmailAccessOptions ByEmail { get; }

    public Database Database => _store.Database;

    /// <summary>A portal, and another on the same data; each believes for a moment what it has read.</summary>
    public Node One { get; }
    public Node Two { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AuditTrail Audit => new(Clock);

    private AccessRule Rule => AccessRules.Of(ByEmail, Here, There);

    public static async Task<PeopleFixture> CreateAsync(EmailAccessOptions? byEmail = null) => new(await TestDatabase.CreateAsync(), byEmail ?? new EmailAccessOptions());

    /// <summary>As the provider tells it; a subject has an address of its own unless the test says another.</summary>
    public Task<SignedIn> SignInAsync(string subject, string? role = null, string[]? locations = null, string? email = null, bool? isVerified = true) =>
        new SignIns(
            Database, Audit, new SignInTokenVault(Database, new EphemeralDataProtectionProvider(), Clock), AccessRules.SubAccounts(Here, There), Rule,
            Options.Create(new RoleOptions { Staff = ["staff"], Manager = ["manager"], Admin = ["admin"] }), Options.Create(ByEmail), Clock)
        .SignInAsync(
            new SignInFacts
            {
                Issuer = "https://login.example",
                Subject = subject,
                Name = subject,
                Email = email ?? $"{subject}@example.com",
                IsEmailVerified = isVerified,
                RoleValues = role is null ? ["employee"] : [role],
                LocationIds = locations ?? [],
                Tokens = new ProviderTokens("token", null, null),
            },
            Token);

    /// <summary>An administrator by the claims, signed in.</summary>
    public async Task<Caller> AdminAsync(string name = "ingrid", string location = Here)
    {
        var person = await SignInAsync(name, "admin", [location]);
        return new Caller(person.PersonId, person.Name, location, Role.Admin);
    }

    /// <summary>A moment later, so that what is then done with them is written down after what was done before.</summary>
    public async Task<PersonHere> FindAsync(Caller caller, string nameOrEmail)
    {
        Clock.Advance(TimeSpan.FromMilliseconds(10));
        return Assert.Single(await One.Directory.ListAsync(caller, Token), p => p.Name == nameOrEmail || p.Email == nameOrEmail);
    }

    /// <summary>What is stored, not what a portal believes.</summary>
    public Task<Access> AccessAsync(Guid personId) => Database.ReadAsync((context, token) => Rule.OfAsync(context, personId, token), Token);

    public Task<List<AuditEntry>> AuditAsync(params string[] actions) =>
        Database.ReadAsync((context, token) => context.Audit.Where(e => actions.Contains(e.Action)).OrderBy(e => e.Id).ToListAsync(token), Token);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>What one portal keeps of people in its memory.</summary>
    public sealed class Node
    {
        private readonly PeopleFixture _fixture;

        public Node(PeopleFixture fixture)
        {
            _fixture = fixture;
            Sessions = new Sessions(fixture.Database, fixture.Rule, fixture.Audit, Options.Create(new SessionLifetimeOptions()), fixture.Clock);
            Directory = new PeopleDirectory(fixture.Database, fixture.Rule, Options.Create(fixture.ByEmail));
            Service = new PeopleService(fixture.Database, Directory, fixture.Rule, Sessions, fixture.Audit, fixture.Clock);
        }

        public Sessions Sessions { get; }
        public PeopleDirectory Directory { get; }
        public PeopleService Service { get; }

        /// <summary>Of a new session.</summary>
        public async Task<Guid> BeginAsync(SignedIn person)
        {
            var key = await Sessions.StartAsync(person.PersonId, person.Name, [], Token);
            return SessionKey.Parse(key)?.Id ?? throw new InvalidOperationException("The session has no id.");
        }

        public async Task<Role?> RoleAsync(Guid session) => (await Sessions.AccessAsync(session, Token))?.In(Here)?.Role;

        public async Task ChangeAsync(Caller caller, string who, Role role) =>
            Assert.IsType<PeopleResult.Done>(await Service.ChangeRoleAsync(caller, (await _fixture.FindAsync(caller, who)).Key, role, isTold: false, Token));
    }
}
