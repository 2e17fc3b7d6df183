using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Controls;

namespace Portal.Tests.Web.Controls;

public sealed class ToastTests : BunitContext
{
    private readonly TestClock _clock = new();
    private readonly Toasts _toasts = new();

    public ToastTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton(_toasts);
    }

    [Fact]
    public void A_toast_goes_by_itself_after_a_while()
    {
        var stack = Render<ToastStack>();
        _toasts.Say("Draft kept");
        stack.WaitForAssertion(() => Assert.Contains("Draft kept", stack.Find("[role=status]").TextContent));

        _clock.Advance(TimeSpan.FromSeconds(5));

        stack.WaitForAssertion(() => Assert.DoesNotContain("Draft kept", stack.Markup));
    }

    [Fact]
    public void A_toast_waits_for_who_points_at_it()
    {
        var stack = Render<ToastStack>();
        _toasts.Say("Draft kept");
        stack.WaitForElement(".toast").MouseEnter();

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("Draft kept", stack.Markup);
    }

    [Fact]
    public void An_error_is_an_alert_and_stays_until_it_is_closed()
    {
        var stack = Render<ToastStack>();
        _toasts.SayError("It was not stored");
        _clock.Advance(TimeSpan.FromHours(1));
        stack.WaitForAssertion(() => Assert.Contains("It was not stored", stack.Find("[role=alert]").TextContent));

        stack.Find(".toast button").Click();

        stack.WaitForAssertion(() => Assert.DoesNotContain("It was not stored", stack.Markup));
    }

    [Fact]
    public void What_a_toast_offers_and_can_not_be_done_says_so_and_ends_nothing()
    {
        var stack = Render<ToastStack>();
        _toasts.Say("Cancelled", ToastAction.Undo(() => throw new InvalidOperationException("While saving.", new SqliteException("full", 13))));
        stack.WaitForElement("[data-undo]").Click();

        stack.WaitForAssertion(() => Assert.StartsWith("The portal’s disk is full", stack.Find("[role=alert] .toast > span:not(.icon)").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void At_most_three_are_shown()
    {
        var stack = Render<ToastStack>();
        foreach (var number in Enumerable.Range(1, 4))
        {
            _toasts.Say($"Toast {number}");
        }

        stack.WaitForAssertion(() => Assert.Equal(3, stack.FindAll(".toast").Count));
        Assert.DoesNotContain("Toast 1", stack.Markup);
    }
}
