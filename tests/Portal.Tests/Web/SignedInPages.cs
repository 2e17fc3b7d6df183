using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Portal.Services;
using Portal.Services.Exports;
using Portal.Services.HighLevel;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Approvals;
using Portal.Web.Features.Composing;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.Drafts;
using Portal.Web.Features.HandingOver;
using Portal.Web.Features.Messages;
using Portal.Web.Features.Notifications;
using Portal.Web.Features.Presence;
using Portal.Web.Features.Reviews;
using Portal.Web.Features.Scheduling;
using Portal.Web.Features.SignIn;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web;

/// <summary>Pages of one signed-in person, on the portal's own services, a real database and a clock that the test moves.</summary>
public sealed class SignedInPages : BunitContext
{
    private readonly Dictionary<string, string?> _settings = new()
    {
        [$"SubAccounts:{Some.Location}:Name"] = "Harbour Dental",
        [$"SubAccounts:{Some.Location}:CustomProviders:provider1"] = "Front desk",
    };

    private readonly BunitAuthorizationContext _authorization;
    private IRenderedComponent<MudDialogProvider>? _dialogs;
    private Guid _session;
    private bool _hasLayout;

    // A machine that does much else at the same time needs longer than the second that bUnit waits by itself.
    static SignedInPages() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    private SignedInPages(TestDatabase store, Caller caller, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        _settings = new([.. _settings, .. settings]);
        _settings.TryAdd($"SubAccounts:{caller.LocationId}:Name", "Northside Fitness");
        (Store, Caller, Database) = (store, caller, new BreakableDatabase(store.Database));
        JSInterop.Mode = JSRuntimeMode.Loose;
        _authorization = this.AddAuthorization();
        Services.AddLogging();
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
        Services.AddPortalServices();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<Database>(provider => new AnnouncingDatabase(Database, provider.GetRequiredService<NotificationChanges>()));
        Services.AddSingleton<IHighLevel>(Service);
        Services.AddSingleton<ISubAccountTokens>(Tokens);
        Services.AddScoped<CurrentCaller>().AddSingleton<Callers>();
        Services.AddSingleton(new ExportFolder(Path.Combine(Path.GetTempPath(), $"portal-pages-{Guid.CreateVersion7():N}")));
        Services.AddControls();
        Services.Configure<PopoverOptions>(options => options.CheckForPopoverProvider = false); // a test that opens none has none
        Services.AddViewersRules();
        Services.AddComposing();
        Services.AddConversationPages().AddPresencePages().AddSchedulingPages().AddMessagePages().AddApprovalPages();
        Services.AddDraftPages().AddHandingOverPages().AddReviewPages().AddNotificationPages();
        Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Services.AddScoped<AntiforgeryStateProvider, NoAntiforgery>();
    }

    public TestDatabase Store { get; }

    /// <summary>What the pages write to and read from; the test can make writing fail.</summary>
    public BreakableDatabase Database { get; }
    public Caller Caller { get; }

    /// <summary>Without a token it is asked nothing.</summary>
    public FakeHighLevel Service { get; } = new();
    public FakeTokens Tokens { get; } = new() { Answer = new TokenAnswer.Missing("HighLevel is not connected.") };
    public TestClock Clock { get; } = new();

    /// <summary>Where the dialogs of MudBlazor are drawn, for pages without their layout; asked for before the first opens.</summary>
    public IRenderedComponent<MudDialogProvider> Dialogs => _dialogs ??= Render<MudDialogProvider>();

    /// <summary>Shows what only managers see; the rules behind the policies are the portal's own and tested there.</summary>
    public void ShowAsToManagers() => _authorization.SetPolicies(Policies.Managers);

    /// <summary><paramref name="settings"/> are those of the caller's sub-account, by the last part of their keys.</summary>
    public static async Task<SignedInPages> OfAsync(Caller caller, params (string Key, string Value)[] settings)
    {
        var pages = new SignedInPages(await TestDatabase.CreateAsync(), caller, settings.Select(s => KeyValuePair.Create($"SubAccounts:{caller.LocationId}:{s.Key}", (string?)s.Value)));
        await pages.SignInAsync();
        return pages;
    }

    /// <summary>With what the layout holds menus and dialogs in, so that they are found where they are drawn; a second page shares those of the first.</summary>
    public IRenderedComponent<IComponent> RenderInLayout<TPage>()
        where TPage : IComponent
    {
        var isFirst = !_hasLayout;
        _hasLayout = true;
        return Render(builder =>
        {
            if (isFirst)
            {
                builder.OpenComponent<MudPopoverProvider>(0);
                builder.CloseComponent();
                builder.OpenComponent<MudDialogProvider>(1);
                builder.CloseComponent();
            }

            builder.OpenComponent<TPage>(2);
            builder.CloseComponent();
        });
    }

    public Task EndSessionAsync() =>
        Services.GetRequiredService<Sessions>().EndAsync(_session, SessionEnd.SignedOut, TestContext.Current.CancellationToken);

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Store.DisposeAsync();
    }

    private async Task SignInAsync()
    {
        await Store.AddAsync(new Person { Id = Caller.PersonId, Issuer = "test", Subject = Caller.Name, Name = Caller.Name, LastSignInAt = Clock.Now, ClaimedRole = Caller.Role, ClaimedLocationIds = [Caller.LocationId] });
        var key = await Services.GetRequiredService<Sessions>().StartAsync(Caller.PersonId, Caller.Name, [], TestContext.Current.CancellationToken);
        _session = SessionKey.Parse(key)?.Id ?? throw new InvalidOperationException("The session has no id.");
        _authorization.SetAuthorized(Caller.Name).SetClaims(
            new Claim(PortalClaims.Session, _session.ToString()),
            new Claim(PortalClaims.Person, Caller.PersonId.ToString()),
            new Claim(PortalClaims.Role, Caller.Role.ToString()),
            new Claim(PortalClaims.Current, Caller.LocationId));
        Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
