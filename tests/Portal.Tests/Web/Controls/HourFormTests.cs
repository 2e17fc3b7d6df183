using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Tests.Support;
using Portal.Web.Controls;
using static Portal.Tests.Scheduling.Times;

namespace Portal.Tests.Web.Controls;

/// <summary>Times are told in the form that the viewer has chosen, wherever they are told.</summary>
[TimeBound]
public sealed partial class HourFormTests : BunitContext
{
    private static readonly WallZone Chicago = WallZone.Of("America/Chicago");
    private static readonly WallZone Berlin = WallZone.Of("Europe/Berlin");

    public HourFormTests() => Services.AddSingleton<TimeProvider>(new TestClock()).AddScoped<ViewerClock>();

    [Theory]
    [InlineData("2026-03-02 14:32", "14:32", "2:32 pm")]
    [InlineData("2026-03-02 00:05", "00:05", "12:05 am")]
    [InlineData("2026-03-02 12:00", "12:00", "12:00 pm")]
    public void A_clock_counts_to_24_or_twice_to_12(string at, string of24, string of12)
    {
        Assert.Equal((of24, of12), (TimeWords.Clock(Wall(at)), TimeWords.Clock(Wall(at), HourForm.Hours12)));
        Assert.Equal(of12, SendTimeWords.Clock(Chicago.Resolve(Wall(at)), HourForm.Hours12));
        Assert.StartsWith($"Mon 2 Mar 2026, {of12.Replace(" ", ":00 ", StringComparison.Ordinal)}", TimeWords.Full(Wall(at), HourForm.Hours12), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_clocks_of_a_planned_time_are_told_so()
    {
        var clocks = new TwoClocks(Chicago, IsContacts: true, Berlin) { Form = HourForm.Hours12 };

        Assert.Equal(
            "Tue 3 Mar 2026, 9:00 am Chicago (contact) · 4:00 pm Berlin (you) · in 30 h",
            SendTimeWords.Clocks(Chicago.Resolve(Wall("2026-03-03 09:00")), clocks, Utc("2026-03-02 09:00")));
        Assert.Equal("3:00 am Chicago (contact) · 10:00 am Berlin (you)", SendTimeWords.Now(clocks, Utc("2026-03-02 09:00")));
        Assert.Equal("2:30 am does not exist that night in Berlin; it becomes 3:00 am.", SendTimeWords.Shift(Berlin.Resolve(Wall("2026-03-29 02:30")), HourForm.Hours12));
    }

    [Fact]
    public void The_times_that_are_offered_are_named_so_and_are_the_same_times()
    {
        var now = Utc("2026-03-02 09:00");

        Assert.Equal(SendPresets.For(Berlin, now).Select(preset => preset.Time), SendPresets.For(Berlin, now, HourForm.Hours12).Select(preset => preset.Time));
        Assert.Contains("Tomorrow 9:00 am", SendPresets.For(Berlin, now, HourForm.Hours12).Select(preset => preset.Name));
        Assert.Equal(
            "Sun 1 Mar 2026, 9:00 am Berlin has passed already.",
            Assert.IsType<TypedTime.NotUnderstood>(TimeText.ReadFields("2026-03-01", "09:00", Berlin, now, HourForm.Hours12)).Sentence);
    }

    [Theory]
    [InlineData(TimeFormat.Hours24, "12", "09:00")]
    [InlineData(TimeFormat.Hours12, "24", "9:00 am")]
    [InlineData(TimeFormat.Browser, "12", "9:00 am")]
    [InlineData(TimeFormat.Browser, "24", "09:00")]
    [InlineData(TimeFormat.Browser, null, "09:00")]
    public void A_moment_is_told_as_its_viewer_has_chosen_or_as_their_browser_says(TimeFormat chosen, string? browser, string words)
    {
        Services.GetRequiredService<ViewerClock>().Use(chosen, browser);

        Assert.Equal(words, Render<Moment>(parameters => parameters.Add(m => m.At, Utc("2026-03-02 09:00"))).Find("time").TextContent);
    }

    [Fact]
    public void No_page_tells_a_time_without_asking_for_the_form()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Portal.Web"), "*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) is not "EmailAnswer.cs"); // what it says is read by the contact

        Assert.Empty(pages.SelectMany(file => File.ReadLines(file).Where(line => Telling().IsMatch(line) && !FormAsked().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}")));
    }

    [GeneratedRegex(@"TimeWords\.(Clock|InList|Moment|Full|Brief|Shift)\(")]
    private static partial Regex Telling();

    [GeneratedRegex(@"\b[Ff]orm\b")]
    private static partial Regex FormAsked();
}
