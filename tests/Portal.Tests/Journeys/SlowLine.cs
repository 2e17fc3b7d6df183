using Microsoft.Playwright;

namespace Portal.Tests.Journeys;

/// <summary>A line on which what the server says comes late, and in order.</summary>
internal static class SlowLine
{
    /// <summary>To be called before the page is loaded.</summary>
    public static Task DelayServerAsync(this IPage page, TimeSpan by) => page.RouteWebSocketAsync(_ => true, browser =>
    {
        var last = Task.CompletedTask;
        var server = browser.ConnectToServer();
        server.OnMessage(said =>
        {
            var due = Task.Delay(by);
            last = last.ContinueWith(async _ =>
            {
                await due;
                Pass(said, browser);
            }, TaskScheduler.Default).Unwrap();
        });
        browser.OnMessage(said => Pass(said, server));
    });

    private static void Pass(IWebSocketFrame frame, IWebSocketRoute to)
    {
        if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text ?? string.Empty);
        }
    }
}
