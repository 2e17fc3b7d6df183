// Keeps what one reads in its place while the thread grows above, below or in the middle.
// The scroller is laid out in reverse: scrollTop is 0 at the newest message, and negative above it.
const endZone = 60;
const openingTime = 3000;

export function keepPlace(scroller, pane) {
  const content = scroller.firstElementChild;
  const stop = new AbortController();
  let anchor = null;
  let anchorTop = 0;
  let isAtEnd = true;
  let frame = 0;
  let pressedAt = -Infinity;

  const hold = (item) => {
    anchor = item;
    anchorTop = item ? item.getBoundingClientRect().top : 0;
  };

  const topmostItem = () => {
    const box = scroller.getBoundingClientRect();
    for (let y = box.top + 4; y < box.bottom; y += 24) {
      const item = document.elementFromPoint(box.left + box.width / 2, y)?.closest("[data-item]");
      if (item && scroller.contains(item)) {
        return item;
      }
    }

    return null;
  };

  const look = () => {
    frame = 0;
    hold(topmostItem());
    const now = scroller.scrollTop > -endZone;
    if (now !== isAtEnd) {
      isAtEnd = now;
      pane.invokeMethodAsync("AtEndChangedAsync", isAtEnd);
    }
  };

  const lookSoon = () => {
    frame ||= requestAnimationFrame(look);
  };

  // At the end one stays at the end. Elsewhere, and after pressing something inside a message, that message stays where it is.
  const grown = new ResizeObserver(() => {
    const wasPressed = performance.now() - pressedAt < openingTime;
    if (anchor?.isConnected && (wasPressed || !isAtEnd)) {
      scroller.scrollTop += anchor.getBoundingClientRect().top - anchorTop;
    }

    if (!wasPressed) {
      lookSoon();
    }
  });

  grown.observe(content);
  scroller.addEventListener("scroll", lookSoon, { passive: true, signal: stop.signal });
  content.addEventListener("click", (event) => {
    const item = event.target.closest("[data-item]");
    if (item) {
      hold(item);
      pressedAt = performance.now();
    }
  }, { capture: true, signal: stop.signal });
  look();
  if (document.activeElement === document.body || !document.activeElement.checkVisibility()) {
    scroller.parentElement.querySelector("h1")?.focus({ preventScroll: true }); // where only one pane fits, the row that was pressed is gone
  }

  return {
    toEnd() {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      scroller.scrollTo({ top: 0, behavior: calm ? "auto" : "smooth" });
    },
    lookAt(id) {
      const item = document.getElementById(id);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      item?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
      item?.animate({ backgroundColor: ["var(--accent-soft)", "transparent"] }, 2000);
    },
    stop() {
      cancelAnimationFrame(frame);
      grown.disconnect();
      stop.abort();
    },
  };
}
