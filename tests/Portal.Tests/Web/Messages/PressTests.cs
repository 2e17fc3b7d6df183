using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Messages;

/// <summary>wwwroot/presses.js alone, on a list of three rows that closes up when the button of one is pressed.</summary>
public sealed class PressTests(SharedChromium chromium)
{
    private const string List = """
        <style>button { display: block; width: 200px; height: 60px }</style>
        <ul>
            <li data-row="a"><button>Send now</button></li>
            <li data-row="b"><button>Send now</button></li>
            <li data-row="c"><button>Send now</button></li>
        </ul>
        """;

    // As Blazor does: one listener at the document.
    private const string Page = """
        window.pressed = [];
        window.times = [];
        window.addEventListener("click", (event) => times.push(event.timeStamp), { capture: true });
        document.addEventListener("click", (event) => {
          const row = event.target.closest("[data-row]");
          if (row) {
            window.pressed.push(row.dataset.row);
            row.remove();
          }
        });
        """;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Presses_of_one_double_click_are_for_the_first_row_alone(int presses)
    {
        var page = await OpenAsync();
        for (var tries = 1; !await PressQuicklyAsync(page, presses) && tries < 10; tries++) // a machine that has more to do presses too slowly for a double click
        {
            page = await OpenAsync();
        }

        Assert.Equal(["a"], await PressedAsync(page));
    }

    /// <summary>False where the presses lay further apart than those of a hand.</summary>
    private static async Task<bool> PressQuicklyAsync(IPage page, int presses)
    {
        var (x, y) = await MiddleAsync(page, "a");
        await page.Mouse.MoveAsync(x, y);
        for (var i = 0; i < presses; i++)
        {
            await page.Mouse.DownAsync();
            await page.Mouse.UpAsync();
            await page.Mouse.MoveAsync(x + i, y + 1); // a hand is never quite still
        }

        return await page.EvaluateAsync<bool>("times.at(-1) - times[0] < 600");
    }

    [Fact]
    public async Task A_press_on_a_row_that_has_just_come_under_the_pointer_is_not_taken()
    {
        var page = await OpenAsync();
        var (x, y) = await MiddleAsync(page, "a");
        await page.Mouse.MoveAsync(x, y);
        await page.EvaluateAsync("document.querySelector('[data-row=a]').remove()");

        await page.Mouse.ClickAsync(x, y);

        Assert.Empty(await PressedAsync(page));
    }

    [Fact]
    public async Task Who_moves_to_another_row_may_press_there_at_once()
    {
        var page = await OpenAsync();
        var (x, y) = await MiddleAsync(page, "a");
        await page.Mouse.ClickAsync(x, y);
        var (x2, y2) = await MiddleAsync(page, "c");

        await page.Mouse.ClickAsync(x2, y2);

        Assert.Equal(["a", "c"], await PressedAsync(page));
    }

    [Fact]
    public async Task Who_has_had_time_to_see_the_next_row_may_press_without_moving()
    {
        var page = await OpenAsync();
        var (x, y) = await MiddleAsync(page, "a");
        await page.Mouse.ClickAsync(x, y);
        await page.WaitForFunctionAsync("since => performance.now() - since > 900", await page.EvaluateAsync<double>("performance.now()"));

        await page.Mouse.ClickAsync(x, y);

        Assert.Equal(["a", "b"], await PressedAsync(page));
    }

    [Fact]
    public async Task What_is_no_row_is_pressed_as_often_as_one_likes()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("""
            () => {
              document.body.insertAdjacentHTML("afterbegin", "<button id=next>Next</button>");
              document.getElementById("next").addEventListener("click", () => window.pressed.push("next"));
            }
            """);

        await page.Locator("#next").DblClickAsync();

        Assert.Equal(["next", "next"], await PressedAsync(page));
    }

    private static Task<string[]> PressedAsync(IPage page) => page.EvaluateAsync<string[]>("window.pressed");

    private static async Task<(float X, float Y)> MiddleAsync(IPage page, string row)
    {
        var box = await page.Locator($"[data-row={row}] button").BoundingBoxAsync() ?? throw new InvalidOperationException("It is not shown.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await (await chromium.StartedAsync()).OpenAsync(new Uri("http://localhost/"), Screen.Wide);
        await page.SetContentAsync(List);
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Repository.Root, "wwwroot", "presses.js"), Type = "module" });
        await page.EvaluateAsync(Page);
        return page;
    }
}
