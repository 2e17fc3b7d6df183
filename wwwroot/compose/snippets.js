// The list of snippets: opened by a slash in the text, whose next letters search it, or by the button, with a field to search.
// Every snippet stands in the page with its variables filled, so that choosing one asks nobody.
const mark = /(?:^|\s)\/([^/\n]{0,40})$/;
const room = 180;

export function attach(row) {
  const ending = new AbortController();
  const on = (target, type, listener, capture = false) =>
    target.addEventListener(type, listener, { capture, signal: ending.signal });
  const dialog = row.closest("dialog");
  const button = row.querySelector("[data-snippets]");
  const list = row.querySelector("[data-snippet-list]");
  const search = list.querySelector("input");
  const field = () => dialog.querySelector("[data-field=body]");
  const shown = () => [...list.querySelectorAll("[role=option]:not([hidden])")];
  let slash = -1, isSearching = false, isInserting = false;

  const isOpen = () => list.matches(":popover-open");
  const owner = () => isSearching ? search : field();

  const choose = (option) => {
    list.querySelectorAll("[aria-selected=true]").forEach((other) => other.setAttribute("aria-selected", "false"));
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    option ? owner().setAttribute("aria-activedescendant", option.id) : owner().removeAttribute("aria-activedescendant");
  };

  const filter = (query) => {
    const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    list.querySelectorAll("[role=option]").forEach((option) => option.hidden = !words.every((word) => option.dataset.find.includes(word)));
    const found = shown();
    list.querySelector("[data-none]").hidden = found.length > 0;
    choose(found[0]);
    row.querySelector("[data-count]").textContent = found.length === 0 ? "No snippet matches."
      : `${found.length === 1 ? "1 snippet" : `${found.length} snippets`}. Arrow keys choose, Enter inserts.`;
    return found.length;
  };

  const place = () => {
    const [at, style] = [(isSearching ? button : field()).getBoundingClientRect(), list.style];
    const isAbove = !isSearching && at.top > room;
    const edge = isSearching ? at.bottom + 4 : isAbove ? at.top - 4 : at.bottom - 4;
    style.left = `${Math.max(8, Math.min(at.left, innerWidth - list.offsetWidth - 8))}px`;
    [style.top, style.bottom] = isSearching ? [`${edge}px`, "auto"] : ["auto", `${innerHeight - edge}px`];
    style.maxHeight = `${Math.min(320, isSearching ? innerHeight - edge - 8 : edge - 8)}px`;
  };

  const show = () => {
    list.querySelector("[data-search]").hidden = !isSearching;
    button.setAttribute("aria-expanded", String(isSearching));
    list.showPopover();
    place();
    if (!isSearching) {
      field().setAttribute("aria-autocomplete", "list");
      field().setAttribute("aria-controls", "compose-snippet-options");
    }
  };

  const hide = () => {
    if (isOpen()) {
      list.hidePopover();
      button.setAttribute("aria-expanded", "false");
      ["aria-activedescendant", "aria-autocomplete", "aria-controls"].forEach((name) => field()?.removeAttribute(name));
      row.querySelector("[data-count]").textContent = "";
    }
  };

  const close = () => {
    hide();
    slash = -1;
    isSearching = false;
  };

  // By the command, so that the browser's own undo takes it back.
  const insert = (words) => {
    const text = field();
    const start = isSearching ? text.selectionStart : slash;
    const end = isSearching ? text.selectionEnd : text.selectionStart;
    close();
    isInserting = true;
    text.focus();
    text.setSelectionRange(start, end);
    if (document.activeElement !== text || !document.execCommand("insertText", false, words)) {
      text.setRangeText(words, start, end, "end");
      text.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    isInserting = false;
  };

  const typed = (text, event) => {
    const before = text.value.slice(0, text.selectionStart);
    const match = mark.exec(before);
    const begins = match?.[1] === "" && event.inputType?.startsWith("insert");
    if (!match || (slash < 0 && !begins)) {
      close();
      return;
    }

    slash = before.length - match[1].length - 1;
    isSearching = false;
    // Nothing to choose is nothing to show: a slash may be just a slash.
    if (filter(match[1]) === 0) {
      hide();
    } else if (!isOpen()) {
      show();
      choose(shown()[0]);
    }
  };

  const move = (step) => {
    const options = shown();
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    choose(options[(at + step + options.length) % options.length]);
  };

  on(dialog, "input", (event) => {
    if (event.target === search) {
      filter(search.value);
    } else if (event.target === field() && !isInserting && !event.isComposing) {
      typed(event.target, event);
    }
  });

  on(dialog, "keydown", (event) => {
    if (!isOpen() || event.isComposing || (event.target !== owner())) {
      return;
    }

    const chosen = list.querySelector("[aria-selected=true]:not([hidden])");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      chosen && insert(chosen.dataset.insert);
    } else if (event.key === "Escape") {
      const wasSearching = isSearching;
      close();
      wasSearching && button.focus();
    } else {
      return event.key.length > 1 && !isSearching && event.key !== "Backspace" && event.key !== "Shift" ? close() : undefined;
    }

    event.preventDefault();
    event.stopPropagation();
  }, true);

  on(button, "click", () => {
    if (isOpen()) {
      close();
      return;
    }

    isSearching = true;
    search.value = "";
    filter("");
    show();
    search.focus();
  });

  on(list, "pointerdown", (event) => event.target.closest("[role=option]") && event.preventDefault());
  on(list, "click", (event) => {
    const option = event.target.closest("[role=option]");
    option && insert(option.dataset.insert);
  });
  on(document, "pointerdown", (event) => isOpen() && !list.contains(event.target) && !button.contains(event.target) && close());
  on(dialog, "focusin", (event) => isOpen() && !list.contains(event.target) && event.target !== owner() && event.target !== button && close());
  on(window, "resize", () => isOpen() && place());

  return { stop: () => ending.abort() };
}
