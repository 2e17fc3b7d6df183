using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Scheduling;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.History;
using Portal.Web.Features.Scheduling;

namespace Portal.Tests.Web.Controls;

/// <summary>For zones whose rules were changed lately, so that machines and libraries disagree about them.</summary>
[TimeBound]
public sealed class OneClockTests : BunitContext
{
    private readonly TestClock _clock = new();

    public OneClockTests() => Services.AddSingleton<TimeProvider>(_clock).AddScoped<ViewerClock>();

    [Theory]
    [InlineData("America/Vancouver")]
    [InlineData("America/Edmonton")]
    [InlineData("America/Winnipeg")]
    [InlineData("Africa/Casablanca")]
    [InlineData("America/Havana")]
    [InlineData("Europe/Kiev")]
    public async Task All_parts_of_a_page_show_the_same_time_in_every_month(string id)
    {
        var zone = WallZone.Of(id);
        var viewer = Services.GetRequiredService<ViewerClock>();
        viewer.Use(id);
        for (var month = 0; month < 36; month++)
        {
            var now = Clock(Render<Moment>(parameters => parameters.Add(p => p.At, _clock.Now).Add(p => p.ClockOnly, true)).Find("time").TextContent);

            Assert.Equal(now, Clock(Render<ContactPanel>(parameters => parameters.Add(p => p.Contact, Contact(id))).Find("time").TextContent));
            Assert.Equal(now, Clock(Render<ClockWords>(parameters => parameters.Add(p => p.Clocks, new TwoClocks(zone, IsContacts: true, viewer.Zone)).Add(p => p.Time, null)).Find("p").TextContent));
            Assert.Equal(now, Clock(Render<HistoryTime>(parameters => parameters.Add(p => p.At, _clock.Now).Add(p => p.Exact, true)).Find("time").TextContent));
            Assert.Equal(now, SendTimeWords.Clock(zone.Keep(_clock.Now)));
            Assert.Equal(viewer.Now.Date, viewer.Local(zone.StartOf(DateOnly.FromDateTime(viewer.Now))).Date);
            await DisposeComponentsAsync(); // their clocks would move with each minute of the month
            _clock.Advance(TimeSpan.FromDays(30.5));
        }
    }

    private static string Clock(string text) => Regex.Match(text, "[0-9]{2}:[0-9]{2}").Value;

    private static ContactDetails Contact(string zone) => new()
    {
        Id = "contact1",
        Name = "Ana Ruiz",
        Emails = [],
        Phones = [],
        Tags = [],
        TimeZone = zone,
        TimeZoneIsContacts = true,
        Recipient = new Recipient { Name = "Ana Ruiz" },
        DoNotDisturb = [],
    };
}
