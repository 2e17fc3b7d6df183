// Runs where a circuit draws the page: keeps the session alive, leaves where none begins, words a lost connection, and goes on with what was being written.
const askForSession = (headers = {}) => fetch("/session", { redirect: "manual", cache: "no-store", headers }).catch(() => null);

tellOfActivity();
watchBeginning();
keepEarlyTyping();
keepEarlyPress();
watchConnection(document.getElementById("components-reconnect-modal"));
goOnWriting();
keepTextWhole();
tellOfSight();

// Keeps the session alive while a person does something, which the server can't tell from a page that changes by itself.
function tellOfActivity() {
  const every = 30_000;
  let told = performance.now();
  const tell = () => {
    if (performance.now() - told >= every) {
      told = performance.now();
      askForSession({ "X-Page": document.querySelector("[data-circuit]")?.dataset.circuit ?? "" });
    }
  };
  for (const doing of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(doing, tell, { capture: true, passive: true });
  }
}

// A page whose session has ended, or whose connection was cut, before its circuit stood would stay as it is, with nothing on it that can be pressed.
function watchBeginning() {
  const begun = () => document.querySelector("[data-sight=live]");
  let wait = 5000;
  let cut = false;
  const look = async () => {
    const answer = begun() ? null : await askForSession();
    if (begun()) {
      return;
    }
    if (answer?.type === "opaqueredirect" || (answer && cut)) {
      location.reload();
      return;
    }
    cut ||= !answer;
    wait *= cut ? 1 : 2; // each question keeps the session alive
    setTimeout(look, wait);
  };
  setTimeout(look, wait);
}

// The circuit draws the page anew. What was typed before goes into the new field, and the keyboard with it.
function keepEarlyTyping() {
  const typed = new Set(); // fields that the circuit has not drawn yet
  const stop = new AbortController();
  let focused = null;
  const isField = (target) => target.id && target.matches("input:not([type=file]), textarea");
  addEventListener("focusin", ({ target }) => (focused = isField(target) ? target : null), { signal: stop.signal });
  addEventListener("input", ({ target }) => isField(target) && typed.add(target), { signal: stop.signal });

  const putBack = (old, field) => {
    if (old === focused && document.activeElement === document.body) {
      field.focus();
    }
    if (typed.delete(old)) {
      field.value = old.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };
  const watch = new MutationObserver(() => {
    for (const old of new Set([...typed, focused])) {
      const field = old && !old.isConnected && document.getElementById(old.id);
      field && putBack(old, field);
    }
    if (!stop.signal.aborted && document.querySelector("[data-sight=live]")) {
      stop.abort();
      setTimeout(() => watch.disconnect(), 5000); // what the page reads first is drawn a little later
    }
  });
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-sight"] });
}

// A link that is drawn anew between the press and the release of the button gets no click from the browser.
function keepEarlyPress() {
  const stop = new AbortController();
  let pressed = null;
  addEventListener("pointerdown", (event) => {
    pressed = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey) ? event.target.closest("a[href]") : null;
  }, { capture: true, signal: stop.signal });
  addEventListener("pointerup", ({ clientX, clientY }) => {
    const link = document.elementFromPoint(clientX, clientY)?.closest("a[href]");
    if (pressed && !pressed.isConnected && link?.href === pressed.href) {
      link.click();
    }
    if (document.querySelector("[data-sight=live]")) {
      stop.abort();
    }
  }, { capture: true, signal: stop.signal });
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

// Half of a surrogate pair can't be told to the server: what a field says with one in it would be dropped without a word. It is shown
// as U+FFFD, and becomes that. The texts of the dialog are the browser's, and are seen to in compose/keeping.js.
function keepTextWhole() {
  const mend = ({ target }) => {
    if (target.matches?.("input:not([type=file]), textarea") && !target.matches("[data-field]") && /\p{Surrogate}/u.test(target.value)) {
      const place = target.selectionStart;
      target.value = target.value.replace(/\p{Surrogate}/gu, "\uFFFD");
      place === null || target.setSelectionRange(place, place);
    }
  };
  window.addEventListener("input", mend, { capture: true });
  window.addEventListener("change", mend, { capture: true });
}

// While nobody looks at the tab, the server asks the service for less.
function tellOfSight() {
  const mark = () => document.querySelector("[data-sight=live]");
  const tell = () => mark()?.dispatchEvent(new Event("sight", { bubbles: true }));
  Blazor.registerCustomEventType("sight", { createEventArgs: () => ({ isSeen: !document.hidden }) });
  document.addEventListener("visibilitychange", tell);
  document.addEventListener("portal:connection", ({ detail }) => detail === "back" && tell());
  if (document.hidden) {
    // Opened behind another tab: there is nobody to tell before the circuit stands.
    const watch = new MutationObserver(() => mark() && (watch.disconnect(), setTimeout(tell)));
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-sight"] });
  }
}
