// What is typed is kept in this browser too, until the server says that it has stored exactly that: the text alone and the time
// that was chosen for it, under its author, sub-account, contact, channel and window. portal.js forgets all of it at sign-out, and
// others' when another person signs in.
const prefix = "draft|";
const mostOfOne = 600_000; // characters
const mostOfAll = 2_000_000;
const longestKept = 30 * 24 * 3600_000;
const writingKey = "writing";

// Says to other windows which texts somebody is still writing on; a window that is gone leaves its texts behind.
const windowId = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const lockName = (id) => `draft-window ${id}`;
navigator.locks?.request(lockName(windowId), () => new Promise(() => {}));

export function draftStore(owner, contact) {
  const mine = `${prefix}${owner}|${contact}|`;
  const keyOf = (channel) => `${mine}${channel}|${windowId}`;

  return {
    // False where the browser has no room, or keeps nothing at all.
    keep(channel, entry) {
      const text = JSON.stringify(entry);
      const key = keyOf(channel);
      if (text.length > mostOfOne) {
        return drop(key, false);
      }

      for (const other of oldestFirst(key, text.length)) {
        try {
          localStorage.setItem(key, text);
          return true;
        } catch {
          drop(other);
        }
      }
      return drop(key, false);
    },
    keyOf,
    drop: (channel) => drop(keyOf(channel)),
    dropKey: drop,

    // The newest text of each channel that a window left behind.
    async left() {
      const living = new Set(((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name));
      const newest = new Map();
      for (const [key, entry] of entries()) {
        const window = key.split("|").pop();
        if (Date.now() - entry.at > longestKept) {
          drop(key);
        } else if (key.startsWith(mine) && (window === windowId || !living.has(lockName(window)))) {
          const channel = key.slice(mine.length, key.lastIndexOf("|"));
          if (!(newest.get(channel)?.at >= entry.at)) {
            newest.set(channel, { ...entry, key, channel });
          }
        }
      }
      return [...newest.values()];
    },
  };
}

// Where one is writing, so that a page that is loaded anew goes on there. Of this tab alone; portal.js reads it too.
export const writing = {
  remember: (place) => attempt(() => sessionStorage.setItem(writingKey, JSON.stringify({ ...place, path: location.pathname, at: Date.now() }))),
  forget: () => attempt(() => sessionStorage.removeItem(writingKey)),
  recall() {
    const place = attempt(() => JSON.parse(sessionStorage.getItem(writingKey)));
    return place?.path === location.pathname ? place : null;
  },
};

// Tells whether the server's text is one that this window told it; 32 bits and the length are enough among a window's own texts.
export function fingerprint(body, subject, later) {
  const text = [body, subject, later].map((part) => part ?? "").join("\u0000");
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return `${text.length}:${hash >>> 0}`;
}

function entries() {
  const found = [];
  for (const key of attempt(() => Object.keys(localStorage)) ?? []) {
    if (key.startsWith(prefix)) {
      const entry = attempt(() => JSON.parse(localStorage.getItem(key)));
      entry?.at ? found.push([key, entry]) : drop(key);
    }
  }
  return found;
}

// Whom to drop when there is no room, one for each try; those that are too much already are dropped at once.
function oldestFirst(key, length) {
  const others = entries().filter(([other]) => other !== key).sort(([, a], [, b]) => a.at - b.at).map(([other]) => other);
  let all = length + others.reduce((sum, other) => sum + localStorage.getItem(other).length, 0);
  while (all > mostOfAll && others.length > 0) {
    const oldest = others.shift();
    all -= localStorage.getItem(oldest).length;
    drop(oldest);
  }
  return [...others, key];
}

function drop(key, answer) {
  attempt(() => localStorage.removeItem(key));
  return answer;
}

function attempt(work) {
  try {
    return work();
  } catch {
    return null; // a browser that keeps nothing: the server still does
  }
}
