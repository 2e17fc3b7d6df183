// Marks the tab, and tells what is new in one of a person's tabs only. Loaded when there is something to mark or tell.
let prefix = "";

// The text is changed where it stands: the server goes on drawing the same one.
const draw = (before = prefix) => {
  const text = document.head.querySelector("title")?.firstChild;
  const bare = text?.data.startsWith(before) ? text.data.slice(before.length) : text?.data;
  if (text && text.data !== prefix + bare) {
    text.data = prefix + bare;
  }
};
new MutationObserver(() => draw()).observe(document.head, { subtree: true, childList: true, characterData: true });

export function mark(count, icon) {
  const before = prefix;
  prefix = count ? `(${count}) ` : "";
  document.head.querySelector("link[rel=icon]").href = icon;
  draw(before);
}

// A message is named by its contact and its second, which another tab may have read a little otherwise.
const isTold = (told, key) => {
  const [id, second] = key.split("|");
  return second ? [-2, -1, 0, 1, 2].some((apart) => `${id}|${Number(second) + apart}` in told) : key in told;
};

// Which of these nobody has told yet; they are this tab's then. A tab that is looked at goes first.
export async function claim(keys) {
  if (document.hidden) {
    await new Promise((done) => setTimeout(done, 1500));
  }
  const take = () => {
    const now = Date.now();
    const told = Object.fromEntries(Object.entries(JSON.parse(localStorage.getItem("told") ?? "{}")).filter(([, at]) => now - at < 600_000));
    const mine = keys.filter((key) => !isTold(told, key));
    localStorage.setItem("told", JSON.stringify({ ...told, ...Object.fromEntries(mine.map((key) => [key, now])) }));
    return mine;
  };
  return navigator.locks ? navigator.locks.request("told", take) : take();
}

export function tell({ title, words, address, tag }, sound, desktop) {
  sound && chime();
  if (desktop && !document.hasFocus() && globalThis.Notification?.permission === "granted") {
    const notice = new Notification(title, { body: words, tag, silent: true });
    notice.onclick = () => {
      focus();
      notice.close();
      Blazor.navigateTo(address);
    };
  }
}

// Two short notes. A browser keeps still where nobody has pressed anything on the page yet.
function chime() {
  const audio = new AudioContext();
  const volume = new GainNode(audio, { gain: 0.08 });
  volume.connect(audio.destination);
  [660, 880].forEach((frequency, i) => {
    const note = new OscillatorNode(audio, { frequency });
    note.connect(volume);
    note.start(audio.currentTime + i * 0.12);
    note.stop(audio.currentTime + i * 0.12 + 0.1);
  });
  setTimeout(() => audio.close(), 1000);
}
