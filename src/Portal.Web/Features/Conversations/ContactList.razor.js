const typingPause = 300;

// Rows that come to another place slide there.
function slides(list) {
  const places = new WeakMap();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  return new MutationObserver(() => {
    for (const row of list.querySelectorAll("li")) {
      const moved = (places.get(row) ?? row.offsetTop) - row.offsetTop;
      places.set(row, row.offsetTop);
      if (moved && !calm.matches) {
        row.animate({ transform: [`translateY(${moved}px)`, "none"] }, { duration: 220, easing: "ease-out" });
      }
    }
  });
}

// Arrow keys walk through the rows; the search field tells of its text when one pauses, not at every key.
export function attach(root, known) {
  const search = root.querySelector("[data-search]");
  const stop = new AbortController();
  let timer;
  let told = known; // what stands there may have been typed before this was attached

  const tell = () => {
    clearTimeout(timer);
    if (search.value !== told) {
      told = search.value;
      search.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const walk = (event) => {
    const rows = [...root.querySelectorAll("li > a")];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const isInField = event.target === search;
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey || (isInField ? event.key !== "ArrowDown" : at < 0)) {
      return;
    }

    event.preventDefault();
    (to < 0 ? search : rows[Math.min(to, rows.length - 1)])?.focus();
  };

  const tellSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, typingPause);
  };

  const rows = slides(root);
  rows.observe(root.querySelector("[data-scroller]"), { childList: true, subtree: true });
  search.addEventListener("input", tellSoon, { signal: stop.signal });
  tellSoon();
  search.addEventListener("change", (event) => {
    clearTimeout(timer);
    if (event.isTrusted && search.value === told) {
      event.stopPropagation(); // leaving the field says again what has been told, and would undo the click that left it
    }

    told = search.value;
  }, { signal: stop.signal });
  root.addEventListener("keydown", walk, { signal: stop.signal });

  return {
    seek() {
      search.focus();
    },
    detach() {
      rows.disconnect();
      clearTimeout(timer);
      stop.abort();
    },
  };
}
