import { writing } from "./draft-store.js";
import { format } from "./formatting.js";
import { Keeping } from "./keeping.js";
import { hasDialogOver, isOver, letGo, lie, moveWithWindow, stand } from "./standing.js";

export { quote } from "./formatting.js";

// What is typed is told to the server when the typing pauses, at least once a second while it goes on,
// and at once when a control is used, so that the server always knows the text before it acts on it.
const pause = 250;
const longest = 1000;
const dialogs = new WeakMap();

export function attach(dialog, server) {
  const ending = new AbortController();
  const on = (target, type, listener, capture = false) =>
    target.addEventListener(type, listener, { capture, signal: ending.signal });
  const keeping = new Keeping(dialog);
  let told = 0, since = 0, timer = 0;

  const tell = async (saveNow) => {
    clearTimeout(timer);
    since = 0;
    keeping.keep();
    const text = keeping.text();
    if (!text || ending.signal.aborted || keeping.isTooLong || (keeping.typed === told && !saveNow)) {
      return;
    }

    const telling = keeping.typed;
    const heard = keeping.tells(text);
    try {
      await server.invokeMethodAsync("TypedAsync", text.channel, text.body, text.subject, saveNow, text.number);
      told = Math.max(told, telling);
      heard(true);
    } catch {
      heard(false);
      timer = setTimeout(() => tell(saveNow), longest); // the connection is away: once more when it may be back
    }
  };

  // The press takes along the text that stands here, because that is what the person means: the server may be behind.
  // Until the answer is there nothing more is typed into it.
  const send = async (word) => {
    clearTimeout(timer);
    since = 0;
    keeping.keep();
    const text = keeping.text();
    if (!text || !keeping.maySend()) {
      return;
    }

    const telling = keeping.typed;
    const heard = keeping.tells(text);
    lock(true);
    try {
      await server.invokeMethodAsync("SendAsync", text.channel, text.body, text.subject, text.number, word === "all-the-same", word === "anyway", word === "good-hour");
      told = Math.max(told, telling);
      heard(true);
    } catch {
      heard(false);
      keeping.notSent();
      timer = setTimeout(() => tell(true), longest);
    }
    lock(false);
  };

  const lock = (isLocked) => dialog.querySelectorAll("[data-field]").forEach((field) => field.readOnly = isLocked);

  on(dialog, "input", (event) => {
    if (event.target.closest("[data-field]")) {
      keeping.type();
      since ||= performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => tell(false), Math.max(0, Math.min(pause, since + longest - performance.now())));
    }
  });

  // A time is chosen with the server's help, and kept like what is typed.
  const timing = new MutationObserver(() => {
    keeping.type();
    tell(false);
  });
  timing.observe(dialog, { attributeFilter: ["data-chosen"], subtree: true });
  ending.signal.addEventListener("abort", () => timing.disconnect());

  on(dialog, "click", (event) => {
    const pressed = event.target.closest("[data-send]");
    if (keeping.isTooLong && event.target.closest("button")) {
      event.stopPropagation(); // whatever it does would be done with an older text
    } else if (pressed && event.detail < 2) { // the second click of a double click is no second press
      send(pressed.dataset.send);
    } else {
      tell(false);
    }
  }, true);
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
    const fields = dialog.querySelector("[data-channel]");
    if (keeping.isTooLong && event.target.matches("[data-channels]")) {
      event.stopPropagation(); // the server can't keep what stands here, so it has to stay
      event.target.value = fields.dataset.channel;
      return;
    }
    tell(false);
    if (event.target.matches("[data-channels]") && event.target.value !== fields.dataset.channel) {
      fields.querySelectorAll("[data-field]").forEach((field) => field.readOnly = true);
    }
  }, true);
  on(dialog, "focusout", (event) => event.target.closest("[data-field]") && tell(true));
  on(document, "visibilitychange", () => document.hidden && dialog.open && tell(true));
  on(window, "pagehide", () => dialog.open && tell(true));
  // What the server said meanwhile was not heard: the answer to a press may be lost, and a dialog without fields is done with.
  const comeBack = async () => {
    lock(false);
    await tell(true);
    if (dialog.open && !keeping.text()) {
      close(dialog);
    }
  };
  on(document, "portal:connection", (event) => {
    keeping.connection(event.detail);
    if (event.detail === "back" && dialog.open) {
      comeBack();
    }
  });
  on(document, "portal:leaving", (event) => dialog.open && event.detail.wait(keeping.settled()));

  // The server closes the dialog, once the text is stored.
  const leave = async () => {
    if (!keeping.isTooLong) {
      await tell(false);
      await server.invokeMethodAsync("CloseAsync").catch(() => {}); // stays open while there is no connection
    }
  };

  on(dialog, "keydown", (event) => {
    const popup = event.key === "Escape" && dialog.querySelector("details[data-popup][open]");
    if (popup) {
      event.preventDefault(); // closes that, and not the dialog
      popup.open = false;
      popup.querySelector("summary").focus();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing && !event.repeat) {
      event.preventDefault();
      takeTime(event.target);
      dialog.querySelector(event.shiftKey ? "[data-later]" : "footer [data-send]")?.click();
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

  // It stays open for who leaves something else by that key, such as the search.
  on(document, "keydown", (event) => {
    const isHere = dialog.contains(event.target) || event.target === document.body || event.target.closest("[data-scroller]");
    if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && dialog.open && isHere && !hasDialogOver()) {
      event.preventDefault();
      leave();
    }
  });

  moveWithWindow(dialog, leave, on);

  // Some on-screen keyboards lie over the page instead of making it smaller.
  const fit = () => dialog.style.setProperty("--seen", `${visualViewport.height}px`);
  on(visualViewport, "resize", fit);
  fit();

  dialogs.set(dialog, { keeping, leave });
  return {
    // The page goes elsewhere, and the dialog with it: what was typed last is kept here and told.
    leave() {
      clearTimeout(timer);
      keeping.leave();
      letGo(dialog);
      ending.abort();
      return keeping.isTooLong ? null : keeping.text() ?? null;
    },
    end: () => keeping.end(),
  };
}

// A field tells what was typed when it is left, which the keys that send don't do by themselves.
function takeTime(field) {
  if (field.matches("[data-time]")) {
    field.blur();
    field.focus();
  }
}

export function begin(dialog, owner, contact, drafts) {
  return dialogs.get(dialog).keeping.begin(owner, contact, drafts);
}

export function open(dialog) {
  stand(dialog, dialogs.get(dialog).leave);
  ask(dialog) || resume(dialog) || focusText(dialog);
  dialogs.get(dialog).keeping.keep();
}

// What is asked first has to be seen first.
function ask(dialog) {
  const question = dialog.querySelector("[data-choice]");
  question?.focus();
  return !!question;
}

// The dialog is there already, and was meant by something that was pressed beside it.
export function goOn(dialog) {
  ask(dialog) || dialog.querySelector("[data-field=body]")?.focus();
}

// Over the thread its last words stand here.
export function look(dialog) {
  const words = dialog.querySelector("[data-last-words]");
  if (words && isOver(dialog)) {
    words.open = true;
    words.scrollIntoView({ block: "nearest" });
    words.querySelector("li:last-child")?.scrollIntoView({ block: "nearest" });
    words.querySelector("summary").focus({ preventScroll: true });
  }
}

// Where the writing was when the page was left.
function resume(dialog) {
  const place = writing.recall();
  const field = place?.channel === dialog.querySelector("[data-channel]").dataset.channel && place.field && dialog.querySelector(`[data-field=${place.field}]`);
  if (field) {
    field.focus();
    field.setSelectionRange(place.start, place.end);
    field.scrollTop = place.top;
  }
  return !!field;
}

// What is wrong with a field may stand below what is seen of the dialog.
export function showProblem(dialog) {
  dialog.querySelector(".body .error")?.scrollIntoView({ block: "nearest" });
}

export function focusText(dialog) {
  dialog.querySelectorAll("details[data-popup][open]").forEach((popup) => popup.open = false);
  const body = dialog.querySelector("[data-field=body]");
  body.focus();
  body.setSelectionRange(body.value.length, body.value.length);
}

export function stored(dialog, channel, number, draftId, version) {
  dialogs.get(dialog).keeping.stored(channel, number, draftId, version);
}

export function forget(dialog, key) {
  dialogs.get(dialog).keeping.forget(key);
}

export function close(dialog) {
  dialogs.get(dialog).keeping.end();
  lie(dialog);
}
