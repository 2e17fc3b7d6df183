using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Web.Features.Settings;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Settings;

/// <summary>The form in which an administrator changes the settings of the sub-account.</summary>
public sealed class SubAccountCardTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private SettingsService Service => Pages.Services.GetRequiredService<SettingsService>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(SettingsUnderTest.Ingrid, ("TimeZone", "Europe/Berlin"), ("Senders:0", "desk@harbour.example"));

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public void Each_setting_stands_in_its_field_and_says_where_it_comes_from()
    {
        var card = Open();

        Assert.Equal(["Harbour Dental", "Europe/Berlin", "desk@harbour.example"], new[] { "#setting-name", "#setting-zone", "#setting-senders" }.Select(field => card.Find(field).GetAttribute("value")));
        Assert.Equal(7, card.FindAll("input[type=checkbox][checked]").Count);
        Assert.Equal(["provider1", "Front desk"], card.FindAll("[aria-label$='provider 1']").Select(field => field.GetAttribute("value")).OfType<string>());
        Assert.Equal(["21:00", "08:00"], card.FindAll("input[type=time]").Select(field => field.GetAttribute("value")));
        Assert.Equal(Enumerable.Repeat("From configuration", 10), Origins(card));
        Assert.DoesNotContain(card.FindAll("button"), button => button.TextContent.StartsWith("Back to configuration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_saved_is_said_and_each_field_says_who_changed_it()
    {
        var card = Open();
        await NameAsync(card, "Harbour Dental Care");
        await card.Find("#setting-senders").ChangeAsync(new() { Value = "desk@harbour.example\nBilling <billing@harbour.example>\n" });
        Assert.Equal("Not saved yet.", Origin(card, SubAccountSetting.Senders));

        await SaveAsync(card);

        Assert.Equal("Saved: name, senders. That holds from now on.", Said(card));
        Assert.Equal("Changed by Ingrid, 2 Mar, 09:00", Origin(card, SubAccountSetting.Name));
        Assert.Equal("From configuration", Origin(card, SubAccountSetting.TimeZone));
        var known = Pages.Services.GetRequiredService<KnownSubAccounts>();
        Assert.Equal("Harbour Dental Care", known.NameOf(Some.Location));
        Assert.Equal(["desk@harbour.example", "Billing <billing@harbour.example>"], known.RulesOf(Some.Location).Senders);
        await SaveAsync(card);
        Assert.Equal("There was nothing to save: all of this holds already.", Said(card));
    }

    [Fact]
    public async Task Zones_are_offered_and_another_programs_name_for_one_is_refused_with_the_right_one()
    {
        var card = Open();
        Assert.Equal("America/New York", card.Find("#setting-zones option[value='America/New_York']").GetAttribute("label"));

        await ZoneAsync(card, "Eastern Standard Time");
        await NameAsync(card, "Harbour");
        await SaveAsync(card);

        Assert.Equal("Nothing was saved yet. Look again at: time zone.", Said(card));
        Assert.Equal("Here this zone is called America/New_York.", card.Find("#setting-TimeZone-problem").TextContent);
        Assert.Equal("true", card.Find("#setting-zone").GetAttribute("aria-invalid"));
        Assert.Equal(["Eastern Standard Time", "Harbour"], new[] { "#setting-zone", "#setting-name" }.Select(field => card.Find(field).GetAttribute("value")));
        await ZoneAsync(card, "America/New_York");
        Assert.Empty(card.FindAll("#setting-TimeZone-problem, [aria-invalid='true']"));
        await SaveAsync(card);
        Assert.Equal("Saved: name, time zone. That holds from now on.", Said(card));
    }

    [Fact]
    public async Task Channels_providers_and_quiet_hours_are_chosen()
    {
        var card = Open();
        await card.FindAll("input[type=checkbox]")[2].ChangeAsync(new() { Value = false });
        await PressAsync(card, "Add a provider");
        await card.Find("[aria-label='Id of provider 2']").ChangeAsync(new() { Value = "p2" });
        await card.Find("[aria-label='Name of provider 2']").ChangeAsync(new() { Value = "Night desk" });
        await card.Find("[aria-label='Remove provider 1']").ClickAsync(new());
        await card.Find("[aria-label='Quiet hours from']").ChangeAsync(new() { Value = "22:30:00" });
        await card.SelectAsync("Quiet hours by SMS", "None");
        await card.SelectAsync("Quiet hours by email", "As in general");
        await card.SelectAsync("Quiet hours by WhatsApp", "Between times");
        await card.Find("[aria-label='Quiet hours by WhatsApp to']").ChangeAsync(new() { Value = "10:00" });

        await SaveAsync(card);

        var values = (await Service.LookAsync(Pages.Caller, Stop))?.Values ?? throw new InvalidOperationException("Not allowed.");
        Assert.Equal(["SMS", "Email", "IG", "FB", "Live_Chat", "Custom"], values.Channels);
        Assert.Equal([new CustomProvider("p2", "Night desk")], values.CustomProviders);
        Assert.Equal("22:30-08:00", values.QuietHours);
        Assert.Equal(["SMS=none", "WhatsApp=21:00-10:00"], values.ChannelQuietHours.Select(hours => $"{hours.Key}={hours.Value}").Order());
    }

    [Fact]
    public async Task Back_to_configuration_shows_what_that_says_and_holds_when_it_is_saved()
    {
        await ChangeAsync(values => values with { TimeZone = "America/New_York", QuietHours = "none" });
        var card = Open();
        Assert.Equal("Changed by Luca, 2 Mar, 09:00", Origin(card, SubAccountSetting.TimeZone));

        await PressAsync(card, "Back to configuration for time zone");

        card.WaitForAssertion(() => Assert.Equal("Europe/Berlin", card.Find("#setting-zone").GetAttribute("value")));
        Assert.Equal("From configuration, once you save.", Origin(card, SubAccountSetting.TimeZone));
        Assert.Equal("America/New_York", Pages.Services.GetRequiredService<KnownSubAccounts>().Find(Some.Location)?.TimeZone);
        await SaveAsync(card);
        Assert.Equal("From configuration", Origin(card, SubAccountSetting.TimeZone));
        Assert.Equal("Changed by Luca, 2 Mar, 09:00", Origin(card, SubAccountSetting.QuietHours));
        Assert.Equal("Europe/Berlin", Pages.Services.GetRequiredService<KnownSubAccounts>().Find(Some.Location)?.TimeZone);
    }

    [Fact]
    public async Task Who_saves_later_than_another_is_told_by_whom_and_loses_nothing()
    {
        var card = Open();
        await NameAsync(card, "Mine");
        await card.Find("#setting-senders").ChangeAsync(new() { Value = "mine@harbour.example" });
        await ChangeAsync(values => values with { Name = "Theirs", TimeZone = "America/New_York" });

        await SaveAsync(card);

        Assert.StartsWith("Luca saved settings meanwhile, 2 Mar, 09:00.", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Mine", "America/New_York", "mine@harbour.example"], new[] { "#setting-name", "#setting-zone", "#setting-senders" }.Select(field => card.Find(field).GetAttribute("value")));
        Assert.Equal("Not saved yet. Now it is: Theirs.", Origin(card, SubAccountSetting.Name));
        Assert.Equal("Changed by Luca, 2 Mar, 09:00", Origin(card, SubAccountSetting.TimeZone));
        Assert.Equal("Not saved yet.", Origin(card, SubAccountSetting.Senders));

        await SaveAsync(card);
        Assert.Equal("Saved: name, senders. That holds from now on.", Said(card));
        Assert.Empty(card.FindAll("[role=alert]"));
        Assert.Equal("America/New_York", Pages.Services.GetRequiredService<KnownSubAccounts>().Find(Some.Location)?.TimeZone);
    }

    [Fact]
    public async Task What_is_typed_while_it_is_being_saved_stays()
    {
        var card = Open();
        await NameAsync(card, "First");
        Pages.Database.Meanwhile = () => NameAsync(card, "Second");

        await SaveAsync(card);

        card.WaitForAssertion(() => Assert.Equal("Saved: name. That holds from now on.", Said(card)));
        Assert.Equal(("Second", "Not saved yet."), (card.Find("#setting-name").GetAttribute("value"), Origin(card, SubAccountSetting.Name)));
        Assert.Equal("First", Pages.Services.GetRequiredService<KnownSubAccounts>().NameOf(Some.Location));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_nothing_can_be_stored_it_says_so_and_keeps_what_was_typed(bool isAway)
    {
        var card = Open();
        await NameAsync(card, "Mine");
        (Pages.Database.IsBroken, Pages.Database.IsAway) = (!isAway, isAway);

        await SaveAsync(card);

        Assert.NotEmpty(Said(card));
        Assert.Equal("Mine", card.Find("#setting-name").GetAttribute("value"));
        (Pages.Database.IsBroken, Pages.Database.IsAway) = (false, false);
        await SaveAsync(card);
        Assert.Equal("Saved: name. That holds from now on.", Said(card));
    }

    [Fact]
    public async Task Who_leaves_with_something_unsaved_is_asked_first()
    {
        var card = Open();
        var navigation = Pages.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("drafts");
        Assert.EndsWith("/drafts", navigation.Uri, StringComparison.Ordinal);
        await NameAsync(card, "Mine");

        await card.InvokeAsync(() => navigation.NavigateTo("history"));

        card.WaitForAssertion(() => Assert.Contains("Leave without saving?", card.Markup, StringComparison.Ordinal));
        await PressAsync(card, "Stay here");
        Assert.EndsWith("/drafts", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managers_and_staff_see_nothing_of_it()
    {
        foreach (var caller in new[] { Some.Manager(), Some.Staff() })
        {
            await using var pages = await SignedInPages.OfAsync(caller);
            var card = pages.Render<SubAccountCard>();

            card.WaitForAssertion(() => Assert.Equal("Only administrators see the settings.", card.Find("[role=status]").TextContent));
            Assert.Empty(card.FindAll("input"));
        }
    }

    private IRenderedComponent<IComponent> Open()
    {
        var card = Pages.RenderInLayout<SubAccountCard>();
        card.WaitForElement("#setting-name");
        return card;
    }

    private async Task ChangeAsync(Func<SettingValues, SettingValues> change)
    {
        var luca = Pages.Caller with { PersonId = Guid.CreateVersion7(), Name = "Luca" };
        var holds = await Service.LookAsync(luca, Stop) ?? throw new InvalidOperationException("Not allowed.");
        Assert.IsType<SettingsSaving.Saved>(await Service.SaveAsync(luca, SettingsUnderTest.Edit(holds, change), Stop));
    }

    private static Task NameAsync(IRenderedComponent<IComponent> card, string name) => card.Find("#setting-name").ChangeAsync(new() { Value = name });

    private static Task ZoneAsync(IRenderedComponent<IComponent> card, string zone) => card.Find("#setting-zone").ChangeAsync(new() { Value = zone });

    private static async Task SaveAsync(IRenderedComponent<IComponent> card)
    {
        await card.Find("form").SubmitAsync();
        card.WaitForAssertion(() => Assert.NotEmpty(Said(card)));
    }

    private static Task PressAsync(IRenderedComponent<IComponent> card, string button) => card.FindAll("button").Single(b => b.TextContent.Trim() == button).ClickAsync(new());

    private static string Said(IRenderedComponent<IComponent> card) => card.Find("form [role=status]").TextContent;

    private static IEnumerable<string> Origins(IRenderedComponent<IComponent> card) => card.FindAll("[id$='-origin'] > span").Select(origin => origin.TextContent);

    private static string Origin(IRenderedComponent<IComponent> card, SubAccountSetting setting) => card.Find($"#setting-{setting.Key.Replace(':', '-')}-origin > span").TextContent;
}
