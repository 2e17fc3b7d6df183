// Runs on every page, before and without a circuit: tells the server the viewer's time zone and whether one pane fills the screen.
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

keepDraftsPrivate();
submitFromMenus();
keepPastedLines();

// What a dialog keeps in this browser (see compose/draft-store.js) is its author's alone: gone at sign-out, and when another person signs in.
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

// And whether the browser counts 12 or 24 hours. To ask for the zone's name takes a browser longer than all else that this file does: it is asked again only where the clock differs.
function tellZone() {
  const year = new Date().getFullYear();
  const clock = [...[0, 3, 6, 9].map((month) => new Date(year, month, 1).getTimezoneOffset()), navigator.language].join();
  if (/(^|; )tz=/.test(document.cookie) && /(^|; )hours=/.test(document.cookie) && localStorage.getItem("clock") === clock) {
    return;
  }

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    keepCookie("tz", zone);
    keepCookie("hours", Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions().hour12 ? "12" : "24");
    localStorage.setItem("clock", clock);
  }
}

// An entry of a menu names the form that it submits, and the value of its one field: signing out and changing the sub-account are posts.
function submitFromMenus() {
  document.addEventListener("click", (event) => {
    const entry = event.target.closest?.("[data-submits]");
    const form = entry && document.getElementById(entry.dataset.submits);
    if (form) {
      const field = form.querySelector("input[type=hidden]:not([name^=__])");
      field && (field.value = entry.dataset.value);
      form.requestSubmit();
    }
  });
  // The component that draws the menu hears Enter by itself, and no click comes of it.
  document.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.("[data-submits]:not([disabled], [aria-disabled=true]), [data-show-keys]")) {
      event.preventDefault();
      event.target.click();
    }
  });
}

// A field of one line makes each line end of what is pasted a blank, and then two people may be one. The line separator is none to it, and is one to the server.
function keepPastedLines() {
  document.addEventListener("paste", (event) => {
    const text = event.target.matches?.("[data-lines]") && event.clipboardData?.getData("text/plain").trim();
    if (text && /[\r\n]/.test(text)) {
      event.preventDefault();
      document.execCommand("insertText", false, text.replace(/\r\n?|\n/g, "\u2028"));
    }
  });
}
