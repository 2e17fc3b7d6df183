using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Scheduling;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.SubAccounts;

/// <summary>An administrator changes the settings of the own sub-account: they hold at once, and the audit says what they were.</summary>
public class SettingsTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly SendingRulesOptions _rules = new() { [Some.Location] = new SendingRules { Senders = ["Front desk <desk@harbour.example>"], FurtherChannels = { ["RCS"] = "chat on the phone" }, ServiceMayHold = true } };
    private TestDatabase? _store;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task What_is_saved_holds_at_once_and_what_is_not_changed_stays_with_the_configuration()
    {
        var (known, settings) = Start();

        var saved = await settings.SaveAsync(values => values with
        {
            Name = "Harbour Dental Care",
            TimeZone = "America/New_York",
            Channels = ["Email", "SMS"],
            CustomProviders = [new CustomProvider("p1", "Front desk")],
            QuietHours = "22:00-07:00",
            ChannelQuietHours = new Dictionary<string, string> { ["Email"] = "none", ["SMS"] = "20:00-09:00" },
        });

        var rules = known.RulesOf(Some.Location);
        Assert.Equal(("Harbour Dental Care", "America/New_York"), (known.NameOf(Some.Location), known.Find(Some.Location)?.TimeZone));
        Assert.Equal(["SMS", "Email", "RCS"], rules.Offered.Select(channel => channel.Key));
        Assert.Equal(["Front desk <desk@harbour.example>"], rules.Senders);
        Assert.Equal("Front desk", rules.CustomProviders["p1"]);
        Assert.Equal((QuietHours.Find("22:00-07:00"), QuietHours.Find("20:00-09:00"), null), (rules.QuietHours.On(Channel.WhatsApp), rules.QuietHours.On(Channel.Sms), rules.QuietHours.On(Channel.Email)));
        Assert.True(rules.ServiceMayHold);
        Assert.False(saved.Now.Changed.ContainsKey(SubAccountSetting.Senders));
        Assert.Equal(new SettingChange("Ingrid", _clock.Now), saved.Now.Changed[SubAccountSetting.TimeZone]);
        Assert.Equal(("Northside Fitness", 7), (known.NameOf(Some.OtherLocation), known.RulesOf(Some.OtherLocation).Known.Count));
    }

    [Fact]
    public async Task The_audit_has_an_entry_for_each_setting_with_what_it_was_and_what_it_is()
    {
        var (_, settings) = Start();

        await settings.SaveAsync(values => values with
        {
            TimeZone = "America/New_York",
            Senders = ["Billing <billing@harbour.example>"],
            CustomProviders = [new CustomProvider("p1", "Front desk")],
            ChannelQuietHours = new Dictionary<string, string>(),
        });

        Assert.Equal(
            [
                "Custom providers: none → Front desk (p1).",
                "Quiet hours by channel: Email none → as in general.",
                "Senders: Front desk <desk@harbour.example> → Billing <billing@harbour.example>.",
                "Time zone: Europe/Berlin → America/New_York.",
            ],
            (await settings.AuditAsync()).Order(StringComparer.Ordinal));
        var entry = await Store.Database.ReadAsync((context, token) => context.Audit.FirstAsync(token), Token);
        Assert.Equal((Some.Location, SettingsUnderTest.Ingrid.PersonId, "Ingrid"), (entry.LocationId, entry.PersonId, entry.PersonName));
    }

    [Fact]
    public async Task Staff_managers_and_administrators_of_another_sub_account_neither_see_nor_change_them()
    {
        var (known, settings) = Start();
        var edit = SettingsUnderTest.Edit(await settings.LookAsync(), values => values with { Name = "Mine" });

        foreach (var other in new[] { Some.Staff(), Some.Manager() })
        {
            Assert.Null(await settings.Service.LookAsync(other, Token));
            Assert.IsType<SettingsSaving.NotAllowed>(await settings.Service.SaveAsync(other, edit, Token));
        }

        var luca = SettingsUnderTest.Ingrid with { Name = "Luca", LocationId = Some.OtherLocation };
        Assert.Equal("Northside Fitness", (await settings.LookAsync(luca)).Values.Name);
        await settings.Service.SaveAsync(luca, edit, Token);
        Assert.Equal(("Harbour Dental", "Mine"), (known.NameOf(Some.Location), known.NameOf(Some.OtherLocation)));
        Assert.IsType<SettingsSaving.NotAllowed>(await settings.Service.SaveAsync(luca with { LocationId = "unknown" }, edit, Token));
        Assert.All(await settings.AuditAsync(), detail => Assert.Equal("Name: Northside Fitness → Mine.", detail));
    }

    [Fact]
    public async Task Who_saves_over_what_another_saved_meanwhile_is_told_by_whom_and_changes_nothing()
    {
        var (known, settings) = Start();
        var before = await settings.LookAsync();
        await settings.SaveAsync(values => values with { TimeZone = "America/New_York" }, SettingsUnderTest.Ingrid with { Name = "Luca" });

        var late = await settings.Service.SaveAsync(SettingsUnderTest.Ingrid, SettingsUnderTest.Edit(before, values => values with { TimeZone = "Asia/Tokyo" }), Token);

        var meanwhile = Assert.IsType<SettingsSaving.ChangedMeanwhile>(late);
        Assert.Equal(("Luca", "America/New_York"), (meanwhile.Now.Latest?.ByName, meanwhile.Now.Values.TimeZone));
        Assert.Equal("America/New_York", known.Find(Some.Location)?.TimeZone);
        Assert.Single(await settings.AuditAsync());
    }

    [Fact]
    public async Task Of_two_who_save_at_the_same_moment_one_is_told_of_the_other()
    {
        var (known, settings) = Start();
        var before = await settings.LookAsync();
        var edits = Enumerable.Range(0, 6).Select(i => SettingsUnderTest.Edit(before, values => values with { Name = $"Name {i}" }));

        var endings = await Task.WhenAll(edits.Select(edit => Task.Run(() => settings.Service.SaveAsync(SettingsUnderTest.Ingrid, edit, Token))));

        var saved = Assert.Single(endings.OfType<SettingsSaving.Saved>());
        Assert.Equal(5, endings.OfType<SettingsSaving.ChangedMeanwhile>().Count());
        Assert.Equal(saved.Now.Values.Name, known.NameOf(Some.Location));
        Assert.Single(await settings.AuditAsync());
    }

    [Fact]
    public async Task Back_to_configuration_follows_the_configuration_from_then_on()
    {
        var (known, settings) = Start();
        await settings.SaveAsync(values => values with { TimeZone = "America/New_York", QuietHours = "none" });
        var holds = await settings.LookAsync();

        var saved = Assert.IsType<SettingsSaving.Saved>(await settings.Service.SaveAsync(
            SettingsUnderTest.Ingrid, new SettingsEdit(holds.Version, holds.Values, new HashSet<SubAccountSetting> { SubAccountSetting.QuietHours }), Token));

        Assert.Equal([SubAccountSetting.TimeZone], saved.Changed);
        Assert.Equal("Europe/Berlin", known.Find(Some.Location)?.TimeZone);
        Assert.Contains("Time zone: America/New_York → Europe/Berlin, as in the configuration.", await settings.AuditAsync());
        var (later, _) = await RestartAsync(new SubAccountsOptions { [Some.Location] = new SubAccountOptions { Name = "Harbour Dental", TimeZone = "Asia/Tokyo" } });
        Assert.Equal("Asia/Tokyo", later.Find(Some.Location)?.TimeZone);
        Assert.Null(later.RulesOf(Some.Location).QuietHours.On(Channel.Sms));
    }

    [Fact]
    public async Task What_was_saved_holds_after_a_restart_for_sub_accounts_that_are_served()
    {
        var (_, settings) = Start();
        await settings.SaveAsync(values => values with { Name = "Harbour Dental Care" });
        await settings.SaveAsync(values => values with { Name = "Fitness" }, SettingsUnderTest.Ingrid with { LocationId = Some.OtherLocation });

        var (known, again) = await RestartAsync(new SubAccountsOptions { [Some.Location] = new SubAccountOptions { Name = "Harbour Dental" } });

        Assert.Equal(("Harbour Dental Care", Some.OtherLocation), (known.NameOf(Some.Location), known.NameOf(Some.OtherLocation)));
        Assert.Null(known.Find(Some.OtherLocation));
        Assert.Empty(again.Log.Lines);
    }

    [Fact]
    public async Task Saving_what_holds_already_changes_nothing()
    {
        var (_, settings) = Start();
        await settings.SaveAsync(values => values with { Name = "Harbour" });

        var again = await settings.SaveAsync(values => values with { Name = " Harbour ", Senders = [.. values.Senders, " "] });

        Assert.Equal((1, 0), (again.Now.Version, again.Changed.Count));
        Assert.Single(await settings.AuditAsync());
    }

    [Theory]
    [InlineData("TimeZone", "Eastern Standard Time", "Here this zone is called America/New_York.")]
    [InlineData("TimeZone", "europe/berlin", "Here this zone is called Europe/Berlin.")]
    [InlineData("TimeZone", "Mars/Olympus", "The portal knows no such time zone. Choose one from the list.")]
    [InlineData("TimeZone", " ", "Choose a time zone.")]
    [InlineData("Name", "\u200B", "Give it a name.")]
    [InlineData("Channels", "", "Choose at least one channel.")]
    [InlineData("Channels", "Pigeon", "The portal knows no channel “Pigeon”.")]
    [InlineData("Senders", "desk@harbour.example\nnobody", "“nobody” is not an email address.")]
    [InlineData("Senders", "desk@harbour.example\nDesk <DESK@harbour.example>", "desk@harbour.example is there twice.")]
    [InlineData("Senders", "Ada <ada@harbour.example>, Bo <bo@harbour.example>", "Write one address a line.")]
    [InlineData("Senders", "Bcc: desk@harbour.example", "“Bcc: desk@harbour.example” is not an email address.")]
    [InlineData("CustomProviders", "=Front desk", "A provider needs its id in HighLevel.")]
    [InlineData("CustomProviders", "p1=", "Give p1 a name.")]
    [InlineData("CustomProviders", "p1=One\np1=Two", "p1 is there twice.")]
    [InlineData("CustomProviders", "p1=One\np2=ONE", "Two providers have the same name. People choose by it.")]
    [InlineData("CustomProviders", "p 1=One", "“p 1” is no id. Copy it from HighLevel: letters, digits, hyphens and underscores.")]
    [InlineData("CustomProviders", "https://x/p1=One", "“https://x/p1” is no id. Copy it from HighLevel: letters, digits, hyphens and underscores.")]
    [InlineData("QuietHours:Hours", "21:00-21:00", "Choose two different times.")]
    [InlineData("QuietHours:Hours", "-", "Choose both times: when they begin and when they end.")]
    [InlineData("QuietHours:Hours", "21:00-", "Choose both times: when they begin and when they end.")]
    [InlineData("QuietHours:Channels", "SMS=-09:00", "SMS: choose both times: when they begin and when they end.")]
    [InlineData("QuietHours:Channels", "SMS=09:00-09:00", "SMS: choose two different times.")]
    [InlineData("QuietHours:Channels", "Pigeon=none", "The portal knows no channel “Pigeon”.")]
    public async Task What_is_wrong_is_said_of_its_own_field_and_nothing_is_saved(string key, string typed, string problem)
    {
        var (known, settings) = Start();
        var setting = SubAccountSetting.All.Single(s => s.Key == key);

        var invalid = Assert.IsType<SettingsSaving.Invalid>(await settings.TryAsync(values => Typed(values with { Name = "Never" }, key, typed)));

        Assert.Equal([(setting, problem)], invalid.Problems.Select(found => (found.Key, found.Value)));
        Assert.Equal("Harbour Dental", known.NameOf(Some.Location));
        Assert.Empty(await settings.AuditAsync());
    }

    [Fact]
    public async Task Custom_alone_needs_a_provider()
    {
        _rules[Some.Location].FurtherChannels.Clear();
        var (_, settings) = Start();

        var invalid = Assert.IsType<SettingsSaving.Invalid>(await settings.TryAsync(values => values with { Channels = ["Custom"] }));

        Assert.Equal("Custom messages need a provider. Add one, or choose another channel.", invalid.Problems[SubAccountSetting.Channels]);
        await settings.SaveAsync(values => values with { Channels = ["Custom"], CustomProviders = [new CustomProvider("p1", "Front desk")] });
        invalid = Assert.IsType<SettingsSaving.Invalid>(await settings.TryAsync(values => values with { CustomProviders = [] }));
        Assert.Equal([SubAccountSetting.Channels], invalid.Problems.Keys);
    }

    [Theory]
    [InlineData("Name", "Harbour")]
    [InlineData("TimeZone", "Europe/Kiev")]
    [InlineData("Channels", "Custom\nSMS")]
    [InlineData("Senders", "")]
    [InlineData("Senders", "Ruiz, Ana <ana@harbour.example>")]
    [InlineData("CustomProviders", "p1=One\np2=Two")]
    [InlineData("QuietHours:Hours", "08:00-21:00")]
    [InlineData("QuietHours:Channels", "RCS=none\nSMS=20:00-09:00")]
    public async Task What_is_accepted_here_is_accepted_in_the_configuration(string key, string typed)
    {
        var (known, settings) = Start();

        await settings.SaveAsync(values => Typed(values, key, typed));

        Assert.True(new SendingRulesValidator().Validate(null, new SendingRulesOptions { [Some.Location] = known.RulesOf(Some.Location) }).Succeeded);
        Assert.True(new SubAccountsValidator().Validate(null, new SubAccountsOptions { [Some.Location] = known.Find(Some.Location) ?? new SubAccountOptions() }).Succeeded);
    }

    [Theory]
    [InlineData("""{"value":"Mars/Olympus","byName":"Ingrid","at":"2026-03-02T09:00:00Z"}""")]
    [InlineData("""{"value":["Europe/Berlin"],"byName":"Ingrid","at":"2026-03-02T09:00:00Z"}""")]
    [InlineData("""{"value":"Asia/Tokyo","byName":null,"at":"2026-03-02T09:00:00Z"}""")]
    [InlineData("""{"byName":"Ingrid","at":"2026-03-02T09:00:00Z"}""")]
    [InlineData("null")]
    [InlineData("17")]
    public async Task What_is_stored_and_can_not_be_used_gives_way_to_the_configuration_with_one_line_of_log(string stored)
    {
        await Store.AddAsync(Row("{\"TimeZone\":" + stored + ""","Name":{"value":"Harbour","byName":"Ingrid","at":"2026-03-02T09:00:00Z"},"Later":{"value":1}}"""));

        var (known, settings) = await RestartAsync();

        Assert.Equal(("Harbour", "Europe/Berlin"), (known.NameOf(Some.Location), known.Find(Some.Location)?.TimeZone));
        Assert.Equal($"What was changed under Settings for SubAccounts:{Some.Location}:TimeZone can't be used any more; what the configuration says holds instead.", Assert.Single(settings.Log.Lines));
        await settings.Stored.RefreshAsync(Token);
        Assert.Single(settings.Log.Lines);
        await settings.SaveAsync(values => values with { QuietHours = "none" });
        Assert.Equal("Harbour", known.NameOf(Some.Location));
        var row = await Store.Database.ReadAsync((context, token) => context.SubAccountSettings.SingleAsync(token), Token);
        Assert.Contains("\"Later\":{\"value\":1}", row.Changes, StringComparison.Ordinal); // a newer portal on the same data knows it
    }

    [Theory]
    [InlineData("{\"Senders\":")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_row_that_can_not_be_read_at_all_gives_way_too(string changes)
    {
        await Store.AddAsync(Row(changes));

        var (known, settings) = await RestartAsync();

        Assert.Equal("Harbour Dental", known.NameOf(Some.Location));
        Assert.Equal(SubAccountSetting.All.Count, settings.Log.Lines.Count);
        await settings.SaveAsync(values => values with { Name = "Harbour" });
        Assert.Equal("Harbour", known.NameOf(Some.Location));
    }

    [Fact]
    public async Task The_only_channel_gives_way_when_the_provider_that_it_needs_is_no_longer_configured()
    {
        _rules[Some.Location] = new SendingRules { CustomProviders = { ["p1"] = "Front desk" } };
        await Start().Settings.SaveAsync(values => values with { Channels = ["Custom"] });
        _rules[Some.Location] = new SendingRules();

        var (known, settings) = await RestartAsync();

        Assert.Equal(6, known.RulesOf(Some.Location).Offered.Count);
        Assert.Contains(":Channels can't be used", Assert.Single(settings.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_state_never_takes_the_place_of_a_newer_one()
    {
        var (known, settings) = Start();
        var changes = 0;
        settings.Changes.Changed += _ => changes++;
        await settings.SaveAsync(values => values with { Name = "First" });
        var first = await Store.Database.ReadAsync((context, token) => context.SubAccountSettings.SingleAsync(token), Token);
        await settings.SaveAsync(values => values with { Name = "Second" });

        Assert.False(settings.Stored.Take(first));
        await settings.Stored.RefreshAsync(Token);

        Assert.Equal(("Second", 2), (known.NameOf(Some.Location), changes));
    }

    [Fact]
    public void Every_zone_to_choose_from_can_be_saved() => Assert.All(WallZone.Ids, id => Assert.Equal(id, WallZone.Find(id)?.Id));

    private static SettingValues Typed(SettingValues values, string key, string typed)
    {
        string[] lines = typed.Length == 0 ? [] : typed.Split('\n');
        var pairs = lines.Select(line => line.Split('=')).ToList();
        return key switch
        {
            "Name" => values with { Name = typed },
            "TimeZone" => values with { TimeZone = typed },
            "Channels" => values with { Channels = lines },
            "Senders" => values with { Senders = lines },
            "CustomProviders" => values with { CustomProviders = [.. pairs.Select(pair => new CustomProvider(pair[0], pair[1]))] },
            "QuietHours:Hours" => values with { QuietHours = typed },
            _ => values with { ChannelQuietHours = pairs.ToDictionary(pair => pair[0], pair => pair[1]) },
        };
    }

    private SubAccountSettings Row(string changes) => new() { LocationId = Some.Location, Changes = changes, Version = 3, ChangedById = Guid.CreateVersion7(), ChangedByName = "Ingrid", ChangedAt = _clock.Now };

    private (KnownSubAccounts Known, SettingsUnderTest Settings) Start(SubAccountsOptions? subAccounts = null)
    {
        var known = Some.SubAccounts(_rules, subAccounts);
        return (known, new SettingsUnderTest(Store.Database, known, _clock));
    }

    private async Task<(KnownSubAccounts Known, SettingsUnderTest Settings)> RestartAsync(SubAccountsOptions? subAccounts = null)
    {
        var (known, settings) = Start(subAccounts);
        await settings.Stored.StartAsync(Token);
        return (known, settings);
    }
}
