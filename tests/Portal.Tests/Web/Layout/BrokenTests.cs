using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Layout;

namespace Portal.Tests.Web.Layout;

/// <summary>What stands in the place of a page that failed.</summary>
public sealed class BrokenTests : BunitContext
{
    public BrokenTests() => Services.AddSingleton<TimeProvider>(new TestClock()).AddControls();

    [Fact]
    public void A_full_disk_is_said_with_what_is_safe_and_whom_to_tell() =>
        Assert.Equal(
            "The portal’s disk is full, so nothing can be stored. What was stored before is safe. Tell your administrator, and try again when there is room.",
            WordsOf(new InvalidOperationException("While saving.", new SqliteException("full", 13))));

    [Fact]
    public void Another_failure_makes_nobody_think_of_the_disk() =>
        Assert.StartsWith("This page could not be shown.", WordsOf(new InvalidOperationException("A bug.")), StringComparison.Ordinal);

    private string WordsOf(Exception failure) => Render<Broken>(parameters => parameters
        .Add(b => b.Failure, failure)
        .Add(b => b.OnAgain, EventCallback.Empty)).Find("[role=alert]").TextContent;
}
