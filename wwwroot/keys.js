// Runs where a circuit draws the page: single keys, the keys of dialogs and toasts, and a keyboard that never stands nowhere.
let before = null; // where F6 came from

const upperDialog = () => [...document.querySelectorAll(".mud-dialog-container")].at(-1);

keepDialogs();
listenForKeys();
listenForPreferences();
listenForToasts();
keepFocus();

// Keys without Ctrl do something only while nothing is being typed, outside every dialog and under none, and can be switched off among the preferences.
function listenForKeys() {
  const show = () => document.getElementById("keys").showModal();
  const does = {
    "?": show,
    "/": () => document.querySelector("input[type=search]")?.focus(),
    w: write,
    j: () => document.querySelector("a[data-older]")?.click(),
    k: () => document.querySelector("a[data-newer]")?.click(),
    n: () => document.querySelector("[data-new-message]")?.click(),
  };

  document.addEventListener("click", (event) => event.target.closest?.("[data-show-keys]") && show());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.singleKeys === "off" || isDialogOpen()) {
      return;
    }
    if (does[event.key] && document.getElementById("keys")) {
      event.preventDefault();
      does[event.key]();
    }
  });
}

// To the contact whose row has the focus; else to the one whose conversation is open.
function write() {
  const row = document.activeElement?.closest("[data-write-to]:not([aria-current])");
  row ? Blazor.navigateTo(row.dataset.writeTo) : document.querySelector("[data-write]:enabled")?.click();
}

function isDialogOpen() {
  return (upperDialog() ?? document.querySelector("dialog:modal, dialog[aria-modal], .mud-popover-open")) !== null;
}

// What is chosen among the preferences is seen at once; the server keeps it, and draws the next page so.
function listenForPreferences() {
  const chosen = { theme: "themeChoice", density: "densityChoice" };
  document.addEventListener("click", (event) => {
    for (const [name, choice] of Object.entries(chosen)) {
      const button = event.target.closest?.(`[data-${name}-choice]`);
      if (button) {
        button.dataset[choice] ? document.documentElement.dataset[name] = button.dataset[choice] : delete document.documentElement.dataset[name];
      }
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.closest?.("[data-keys-choice]")) {
      document.documentElement.dataset.singleKeys = event.target.checked ? "on" : "off";
    }
  });
}

// F6 goes to what has just happened and back again; Ctrl+Z takes back what a toast still offers to, while nothing is being typed.
function listenForToasts() {
  document.addEventListener("keydown", (event) => {
    const last = (what) => [...document.querySelectorAll(`.toasts ${what}`)].at(-1);
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.key === "F6" && !ctrl && !event.altKey && !event.shiftKey) {
      const isThere = document.activeElement?.closest(".toasts");
      const target = isThere ? before : last(".toast")?.querySelector("button");
      if (target?.isConnected) {
        event.preventDefault();
        before = isThere ? null : document.activeElement;
        target.focus();
      }
    } else if (ctrl && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z") {
      const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
      const undo = last("[data-undo]");
      if (undo && !typing && !isDialogOpen()) {
        event.preventDefault();
        undo.click();
      }
    }
  });
}

// A control that is gone leaves the keyboard at the top of the page. What stands in its row's place takes over, or what lies around it.
function keepFocus() {
  let last = null;
  document.addEventListener("focusin", ({ target }) => {
    const row = target.closest("li");
    const around = [];
    for (let part = target.parentElement; part; part = part.parentElement) {
      around.push(part);
    }
    last = { target, around, list: row?.parentElement, at: row ? [...row.parentElement.children].indexOf(row) : -1 };
  });

  const heir = () => {
    const rows = last.list?.isConnected ? last.list.children : [];
    const field = last.target.dataset.field; // of another channel now
    const first = (part) => part?.querySelector("a[href], button:enabled, input:enabled");
    return (field && last.around.find((part) => part.isConnected && part.matches("dialog[open]"))?.querySelector(`[data-field=${field}]`))
      ?? first(rows[Math.min(last.at, rows.length - 1)])
      ?? (before?.isConnected && last.around.some((part) => part.matches(".toasts")) ? before : null)
      ?? last.around.find((part) => part.isConnected && part.matches("[tabindex]:not(main)"))
      ?? first(last.around.find((part) => part.isConnected && part.matches("dialog[open]")))
      ?? document.querySelector("h1[tabindex]");
  };

  new MutationObserver(() => {
    if (last && !last.target.isConnected && document.activeElement === document.body) {
      heir()?.focus();
    }
  }).observe(document.body, { childList: true, subtree: true });
}

// MudBlazor's dialogs take the keyboard only when the server has answered twice. Here they have it from the moment they are seen: Escape closes the
// upper one, no other key reaches what lies under it, and Tab does not lead out of it.
function keepDialogs() {
  const liesOver = ".toasts, .mud-popover-provider";
  let isTabbing = false; // a dialog that closes gives the focus back by itself, and keeps it meanwhile

  document.addEventListener("keydown", (event) => {
    const dialog = upperDialog();
    isTabbing = event.key === "Tab";
    setTimeout(() => isTabbing = false); // by then the key has moved the focus
    if (!dialog || event.isComposing || event.target.closest?.(liesOver)) {
      return;
    }
    const isInside = dialog.contains(event.target);
    if (event.key === "Escape") {
      const emptiesSearch = isInside && event.target.matches("input[type=search]") && event.target.value;
      event.stopPropagation();
      if (!emptiesSearch && !document.querySelector(".mud-popover-open")) {
        event.preventDefault();
        dialog.querySelector(".mud-overlay").click();
      }
    } else if (!isInside && event.key !== "F6" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  document.addEventListener("focusin", (event) => {
    const dialog = upperDialog();
    if (isTabbing && dialog?.contains(event.relatedTarget) && !dialog.contains(event.target) && !event.target.closest(liesOver)) {
      dialog.querySelector(".mud-dialog :is(a[href], button:enabled, input:enabled, select:enabled, textarea:enabled)")?.focus();
    }
  });
}
