using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Org.BouncyCastle.Crypto.Parameters;
using Portal.Services.Connections;
using Portal.Services.People;
using Portal.Services.Webhooks;
using Portal.Tests.Support;

namespace Portal.Tests.Webhooks;

/// <summary>Whatever is not HighLevel's, of now, and for us, has no effect.</summary>
public sealed class WebhookDoorTests
{
    [Fact]
    public async Task What_HighLevel_signed_is_taken_and_whoever_looks_is_told()
    {
        await using var portal = await WebhooksFixture.CreateAsync();

        await portal.ComesAsync(portal.Body("InboundMessage", ("contactId", "contact1"), ("body", "Hello")));

        Assert.Equal([new(Some.Location, "contact1", Services.Messages.ServiceNewsKind.Messages)], portal.Told);
        Assert.Equal(1, portal.Counts.Of(WebhookFate.Taken));
    }

    [Fact]
    public async Task Every_kind_tells_where_to_look()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        foreach (var type in (string[])["InboundMessage", "OutboundMessage", "ConversationUnreadUpdate", "ContactCreate", "ContactUpdate", "ContactDelete", "ContactDndUpdate", "INSTALL", "LCEmailStats"])
        {
            await portal.ComesAsync(portal.Body(type, ("id", "of-the-thing"), ("contactId", type.StartsWith("Contact", StringComparison.Ordinal) ? null : "contact1")));
        }

        Assert.Equal(
            ["contact1 Messages", "contact1 Messages", "contact1 Messages", "of-the-thing Contact", "of-the-thing Contact", "of-the-thing Contact", "of-the-thing Contact"],
            portal.Told.Select(told => $"{told.ContactId} {told.Kind}"));
    }

    [Fact]
    public async Task A_body_that_is_not_to_the_letter_what_was_signed_is_refused()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        var body = portal.Body("InboundMessage");
        var signature = portal.Sign(body);

        Assert.Equal(WebhookFate.NotSigned, portal.Door.Take([.. body, (byte)' '], signature));
        Assert.Equal(WebhookFate.NotSigned, portal.Door.Take(body, portal.Sign(body, new Ed25519PrivateKeyParameters(RandomNumberGenerator.GetBytes(32)))));
        Assert.Equal(WebhookFate.Taken, portal.Door.Take(body, signature));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("N/A")]
    [InlineData("not base64 !!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task What_can_be_no_signature_is_refused_before_the_body_is_read(string? signature)
    {
        await using var portal = await WebhooksFixture.CreateAsync();

        Assert.Equal(WebhookFate.NotSigned, portal.Door.Glance(signature, 10));
        Assert.Equal(WebhookFate.NotSigned, portal.Door.Take(portal.Body("InboundMessage"), signature));
    }

    [Fact]
    public async Task Five_minutes_early_or_late_is_now_and_more_has_no_effect()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        WebhookFate Of(double seconds) => portal.Take(portal.Body("InboundMessage", ("timestamp", portal.At(TimeSpan.FromSeconds(seconds)))));

        Assert.Equal([WebhookFate.Taken, WebhookFate.Late, WebhookFate.Taken, WebhookFate.Late], [Of(300), Of(301), Of(-300), Of(-301)]);
        Assert.Equal(2, portal.Counts.Of(WebhookFate.Late));
    }

    [Fact]
    public async Task Another_app_and_a_sub_account_that_is_not_served_have_no_effect_though_HighLevel_signed_them()
    {
        await using var portal = await WebhooksFixture.CreateAsync();

        Assert.Equal(WebhookFate.Foreign, portal.Take(portal.Body("InboundMessage", ("appId", "another"))));
        Assert.Equal(WebhookFate.Foreign, portal.Take(portal.Body("InboundMessage", ("locationId", Some.OtherLocation))));
        Assert.Equal(WebhookFate.Foreign, portal.Take(portal.Body("InboundMessage", ("locationId", null), ("companyId", "company"))));
    }

    [Theory]
    [InlineData("webhookId")]
    [InlineData("timestamp")]
    [InlineData("appId")]
    [InlineData("type")]
    public async Task What_lacks_what_every_webhook_has_is_of_no_effect(string field)
    {
        await using var portal = await WebhooksFixture.CreateAsync();

        Assert.Equal(WebhookFate.Unreadable, portal.Take(portal.Body("InboundMessage", (field, null))));
        Assert.Equal(WebhookFate.Unreadable, portal.Take(portal.Body("InboundMessage", (field, 7))));
        Assert.Equal(WebhookFate.Unreadable, portal.Take(portal.Body("InboundMessage", (field, new string('1', 201)))));
    }

    [Fact]
    public async Task What_is_no_JSON_is_of_no_effect_even_if_it_is_signed()
    {
        await using var portal = await WebhooksFixture.CreateAsync();

        Assert.All((byte[][])[[], "[]"u8.ToArray(), "{"u8.ToArray(), [0xff], """{"webhookId":"\ud800"}"""u8.ToArray()], body => Assert.Equal(WebhookFate.Unreadable, portal.Take(body)));
    }

    [Fact]
    public async Task More_than_can_be_kept_are_dropped()
    {
        await using var portal = await WebhooksFixture.CreateAsync();

        Assert.All(Enumerable.Range(0, WebhookQueue.Most), _ => Assert.Equal(WebhookFate.Taken, portal.Take(portal.Body("InboundMessage"))));

        Assert.Equal(WebhookFate.Dropped, portal.Take(portal.Body("InboundMessage")));
    }

    [Fact]
    public async Task An_administrator_sees_when_the_last_one_came_and_what_became_of_the_others()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        portal.Take(portal.Body("InboundMessage"));
        var at = portal.Clock.Now;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        portal.Take(portal.Body("InboundMessage", ("locationId", Some.OtherLocation)));
        portal.Take(portal.Body("UNINSTALL")); // tells of no message
        portal.Door.Glance("N/A", null);

        var standing = portal.Counts.Look(Some.Manager() with { Role = Role.Admin });

        Assert.Equal(at, standing?.TakenAt);
        Assert.Equal(new Dictionary<WebhookFate, long> { [WebhookFate.Taken] = 2, [WebhookFate.NotSigned] = 1, [WebhookFate.Foreign] = 1 }, standing?.Counts);
        Assert.Null(portal.Counts.Look(Some.Manager()));
        Assert.Null(portal.Counts.Look(Some.Manager() with { Role = Role.Admin, LocationId = Some.OtherLocation })?.TakenAt);
    }

    [Fact]
    public async Task A_thousand_forged_ones_are_a_line_of_the_log_a_minute_and_never_a_word_of_them()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        var body = portal.Body("InboundMessage", ("body", "secret words"));
        for (var i = 0; i < 1_000; i++)
        {
            portal.Door.Glance("N/A", null);
        }

        Assert.Single(portal.Log.Lines);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        portal.Door.Take(body, portal.Sign([.. body, 0]));

        Assert.Equal(2, portal.Log.Lines.Count);
        Assert.Contains("1001", portal.Log.Lines.Last(), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Log.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("AAAA")]
    [InlineData("MCowBQYDK2VuAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=")] // for agreeing on keys, not for signing
    public void A_key_that_is_none_is_said_by_its_settings_name(string key) =>
        Assert.StartsWith("HighLevel:App:WebhookKey", new WebhookKeyValidator().Validate(null, new MarketplaceAppOptions { WebhookKey = key }).FailureMessage, StringComparison.Ordinal);

    [Fact]
    public void HighLevels_published_key_is_used_where_none_is_set() => Assert.Same(ValidateOptionsResult.Success, new WebhookKeyValidator().Validate(null, new MarketplaceAppOptions()));
}
