// What is typed is told to the server when the typing pauses, at least once a second while it goes on,
// and at once when a control is used, so that the server always knows the text before it acts on it.
const pause = 250;
const longest = 1000;
const dialogs = new WeakMap();

export function attach(dialog, server) {
  const ending = new AbortController();
  const on = (target, type, listener, capture = false) =>
    target.addEventListener(type, listener, { capture, signal: ending.signal });
  let typed = 0, told = 0, since = 0, timer = 0;

  const tell = async (saveNow) => {
    clearTimeout(timer);
    since = 0;
    const fields = dialog.querySelector("[data-channel]");
    if (!fields || (typed === told && !saveNow)) {
      return;
    }

    const telling = typed;
    const value = (name) => fields.querySelector(`[data-field=${name}]`)?.value ?? null;
    try {
      await server.invokeMethodAsync("TypedAsync", fields.dataset.channel, value("body"), value("subject"), saveNow);
      told = Math.max(told, telling);
    } catch {
      timer = setTimeout(() => tell(saveNow), longest); // the connection is away: once more when it may be back
    }
  };

  on(dialog, "input", (event) => {
    if (event.target.closest("[data-field]")) {
      typed++;
      since ||= performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => tell(false), Math.max(0, Math.min(pause, since + longest - performance.now())));
    }
  });

  on(dialog, "click", () => tell(false), true);
  on(dialog, "click", (event) => {
    const button = event.target.closest("[data-format]");
    if (button) {
      format(dialog, button.dataset.format);
    }
  });
  // Another channel brings fields of its own: what is typed until they are there must not go into those that leave.
  // On the window, because Blazor hears it on the document before the dialog would, and the text has to be told first.
  on(window, "change", (event) => {
    if (!dialog.contains(event.target)) {
      return;
    }
    tell(false);
    const fields = dialog.querySelector("[data-channel]");
    if (event.target.matches("[data-channels]") && event.target.value !== fields.dataset.channel) {
      fields.querySelectorAll("[data-field]").forEach((field) => field.readOnly = true);
    }
  }, true);
  on(dialog, "focusout", (event) => event.target.closest("[data-field]") && tell(true));
  on(document, "visibilitychange", () => document.hidden && dialog.open && tell(true));

  on(dialog, "keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      takeTime(event.target);
      dialog.querySelector(event.shiftKey ? "[data-later]" : "[data-send]")?.click();
    } else if (event.key === "Escape" && event.target.closest("[data-later-panel]")) {
      event.preventDefault(); // closes the times, and not the dialog
      dialog.querySelector("[data-close-later]")?.click();
    } else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.target.closest("[data-field=body]")) {
      const wanted = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
      if (wanted && dialog.querySelector(`[data-format=${wanted}]`)) {
        event.preventDefault();
        format(dialog, wanted);
      }
    }
  });

  // The server closes the dialog, once the text is stored.
  on(dialog, "cancel", async (event) => {
    event.preventDefault();
    await tell(false);
    await server.invokeMethodAsync("CloseAsync");
  });

  // Some on-screen keyboards lie over the page instead of making it smaller.
  const fit = () => dialog.style.setProperty("--seen", `${visualViewport.height}px`);
  on(visualViewport, "resize", fit);
  fit();

  dialogs.set(dialog, ending);
}

// A field tells what was typed when it is left, which the keys that send don't do by themselves.
function takeTime(field) {
  if (field.matches("[data-time]")) {
    field.blur();
    field.focus();
  }
}

// Puts Markdown's marks around what is selected, or before each of its lines, in a way that the browser's own undo takes back.
function format(dialog, kind) {
  const field = dialog.querySelector("[data-field=body]");
  const { value, selectionStart: start, selectionEnd: end } = field;
  const selected = value.slice(start, end);
  const around = { bold: ["**", "**", "bold"], italic: ["*", "*", "italic"], link: ["[", "](https://)", "words"] }[kind];
  field.focus();
  if (around) {
    const [before, after, sample] = around;
    const words = selected || sample;
    replace(field, start, end, before + words + after);
    const from = start + before.length;
    kind === "link" && selected
      ? field.setSelectionRange(from + words.length + 2, from + words.length + 10)
      : field.setSelectionRange(from, from + words.length);
  } else {
    const line = value.lastIndexOf("\n", start - 1) + 1;
    const mark = kind === "list" ? "- " : "## ";
    replace(field, line, end, value.slice(line, end).replace(/^/gm, mark));
  }
}

function replace(field, start, end, text) {
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

export function open(dialog) {
  dialog.showModal();
  focusText(dialog);
}

export function focusText(dialog) {
  const body = dialog.querySelector("[data-field=body]");
  body.focus();
  body.setSelectionRange(body.value.length, body.value.length);
}

export function close(dialog) {
  dialog.close();
}

export function detach(dialog) {
  dialogs.get(dialog)?.abort();
}
