namespace Portal.Bench.Pages;

/// <summary>Runs inside the page, so that no message between this process and the browser is measured.</summary>
internal static class OpeningScript
{
    /// <summary>Defines <c>opened(name)</c>: the figures of an <see cref="Opening"/>, with times since the page's navigation began.</summary>
    public const string Definition =
        """
        window.opened = (name) => new Promise((resolve, reject) => {
          const give = performance.now() + 15000;
          let shown = 0;
          const look = () => {
            const pane = document.querySelector("section[aria-label=Conversation]");
            const items = pane ? [...pane.querySelectorAll("[data-item]")] : [];
            const last = items.at(-1) ?? pane?.querySelector(".empty");
            const box = pane?.querySelector("[data-scroller]").getBoundingClientRect();
            const bottom = last?.getBoundingClientRect().bottom;
            const now = performance.now();
            if (pane?.querySelector("h1")?.textContent === name && last?.checkVisibility() && bottom > box.top && bottom <= box.bottom + 1) {
              shown ||= now;
              const write = [...pane.querySelectorAll("button")].find((b) => b.textContent.trim() === "Write");
              if (write && !write.disabled) {
                resolve([shown, now, items.length]);
                return;
              }
            }

            if (now > give) {
              reject(new Error(`The conversation with ${name} did not open.`));
            } else {
              requestAnimationFrame(look);
            }
          };
          look();
        });
        """;

    /// <summary>Scrolls down the list until it holds the link that leads to this id.</summary>
    public const string Show =
        """
        async (id) => {
          const give = performance.now() + 30000;
          while (!document.querySelector(`ul[aria-label=Contacts] a[href*="${id}"]`)) {
            if (performance.now() > give) {
              throw new Error(`The list does not hold ${id}.`);
            }

            document.querySelector(".rows[data-scroller]")?.scrollTo(0, 1e9);
            await new Promise((done) => setTimeout(done, 100));
          }
        }
        """;

    /// <summary>Follows the link of the list that leads to <c>id</c>; times since the click.</summary>
    public const string Click =
        """
        async ({ id, name }) => {
          const link = document.querySelector(`ul[aria-label=Contacts] a[href*="${id}"]`);
          link.scrollIntoView({ block: "center" });
          await new Promise((done) => setTimeout(done, 300)); // what the conversation before still does is not measured
          const start = performance.now();
          link.click();
          const [shown, usable, messages] = await window.opened(name);
          return [shown - start, usable - start, messages];
        }
        """;
}
