// Runs on every page, before and without a circuit: tells the server the viewer's time zone and whether one pane fills the screen,
// and words a lost connection.
const keepCookie = (name, value) => {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
};

tellZone();
keepCookie("narrow", matchMedia("(max-width: 699.98px)").matches ? 1 : 0);

// With a base address, "#content" would lead to another page.
document.addEventListener("click", (event) => {
  if (event.target.closest?.(".skip")) {
    event.preventDefault();
    document.getElementById("content").focus();
  }
}, { capture: true });

listenForKeys();
listenForToasts();
keepDraftsPrivate();

const askForSession = () => fetch("/session", { redirect: "manual", cache: "no-store" }).catch(() => null);
const banner = document.getElementById("components-reconnect-modal");
if (banner) {
  tellOfActivity();
  watchConnection(banner);
  goOnWriting();
}

// What a dialog keeps in this browser (see DraftChoice.razor.js) is its author's alone: gone at sign-out, and when another person signs in.
function keepDraftsPrivate() {
  const forget = (but) => {
    Object.keys(localStorage).filter((key) => key.startsWith("draft|") && !(but && key.startsWith(`draft|${but}|`))).forEach((key) => localStorage.removeItem(key));
  };
  const person = document.querySelector("meta[name=person]")?.content;
  if (person || document.querySelector("[data-signed-out]")) {
    forget(person);
  }
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]")) {
      forget();
      sessionStorage.removeItem("writing");
    }
  });
}

// A page that was left in the middle of writing opens its dialog again, which finds the text and the place in it.
function goOnWriting() {
  const place = JSON.parse(sessionStorage.getItem("writing"));
  if (place?.path !== location.pathname || Date.now() - place.at > 12 * 3600_000) {
    sessionStorage.removeItem("writing");
    return;
  }
  const write = () => {
    const button = document.querySelector("[data-write]:enabled");
    button?.click();
    return button;
  };
  if (!write()) {
    const watch = new MutationObserver(() => write() && watch.disconnect());
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ["disabled"] });
    setTimeout(() => watch.disconnect(), 30_000);
  }
}

// To ask for the zone's name takes a browser longer than all else that this file does: it is asked again only where the clock differs.
function tellZone() {
  const year = new Date().getFullYear();
  const clock = [0, 3, 6, 9].map((month) => new Date(year, month, 1).getTimezoneOffset()).join();
  if (/(^|; )tz=/.test(document.cookie) && localStorage.getItem("clock") === clock) {
    return;
  }

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    keepCookie("tz", zone);
    localStorage.setItem("clock", clock);
  }
}

// Keeps the session alive while a person does something, which the server can't tell from a page that changes by itself.
function tellOfActivity() {
  const every = 30_000;
  let told = performance.now();
  const tell = () => {
    if (performance.now() - told >= every) {
      told = performance.now();
      askForSession();
    }
  };
  for (const doing of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(doing, tell, { capture: true, passive: true });
  }
}

// Keys without Ctrl do something only while nothing is being typed and no dialog is open, and can be switched off.
function listenForKeys() {
  const off = "single-keys-off";
  const show = () => {
    const dialog = document.getElementById("keys");
    dialog.querySelector("[data-single-keys]").checked = !localStorage.getItem(off);
    dialog.showModal();
  };
  const does = {
    "?": show,
    "/": () => document.querySelector("input[type=search]")?.focus(),
    w: () => document.querySelector("[data-write]:enabled")?.click(),
    n: () => document.querySelector("[data-new-message]")?.click(),
  };

  document.addEventListener("click", (event) => event.target.closest?.("[data-show-keys]") && show());
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-single-keys]")) {
      event.target.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1");
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(off) || document.querySelector("dialog[open]")) {
      return;
    }
    if (does[event.key] && document.getElementById("keys")) {
      event.preventDefault();
      does[event.key]();
    }
  });
}

// F6 goes to what has just happened and back again; Ctrl+Z takes back what a toast still offers to, while nothing is being typed.
function listenForToasts() {
  let before = null;
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
      if (undo && !typing && !document.querySelector("dialog[open]")) {
        event.preventDefault();
        undo.click();
      }
    }
  });
}

function watchConnection(banner) {
  const patience = 3000;
  const words = banner.querySelector("[role=status]");
  const again = banner.querySelector("button");
  let lost = false;
  let leaving = false;
  let retry = 0;

  const say = (text, state) => {
    words.textContent = text;
    banner.dataset.state = state;
  };

  const tell = (state) => document.dispatchEvent(new CustomEvent("portal:connection", { detail: state }));

  // The server no longer knows this page. It is loaded anew once what was typed on it is kept.
  const leave = async () => {
    if (leaving) {
      return;
    }
    leaving = true;
    const waits = [];
    document.dispatchEvent(new CustomEvent("portal:leaving", { detail: { wait: (until) => waits.push(until) } }));
    if ((await Promise.all(waits)).every(Boolean)) {
      location.reload();
    } else {
      leaving = false;
      say("This page has to be loaded again, and its text could not be kept. Copy it first.", "failed");
    }
  };

  const fail = () => {
    say("Still no connection. Your text is safe.", "failed");
    clearTimeout(retry);
    retry = setTimeout(() => banner.dataset.state === "failed" && reconnect(), patience);
  };

  const reconnect = async () => {
    say("Reconnecting…", "lost");
    try {
      if (!(await Blazor.reconnect())) {
        await leave();
      }
    } catch {
      fail();
    }
  };

  // A connection that was cut because the session has ended can't come back; the reload leads to the sign-in page.
  const leaveIfSignedOut = async () => {
    const answer = await askForSession();
    if (answer?.type === "opaqueredirect") {
      await leave();
    } else if (banner.dataset.state === "lost") {
      setTimeout(leaveIfSignedOut, 5000);
    }
  };

  const hasState = (state) => banner.classList.contains(`components-reconnect-${state}`);

  // Blazor tells how the connection is by classes on this element.
  new MutationObserver(() => {
    if (hasState("rejected")) {
      leave();
    } else if (hasState("failed")) {
      fail();
    } else if (hasState("show") && !lost) {
      lost = true;
      tell("lost");
      say("Connection lost. Your text is safe. Reconnecting…", "lost");
      leaveIfSignedOut();
    } else if (hasState("hide") && lost) {
      lost = false;
      tell("back");
      say("Connected again.", "back");
      setTimeout(() => lost || say("", "none"), 3000);
    }
  }).observe(banner, { attributeFilter: ["class"] });

  again.addEventListener("click", reconnect);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && banner.dataset.state === "failed") {
      reconnect();
    }
  });
}
