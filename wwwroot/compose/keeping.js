import { draftStore, fingerprint, writing } from "./draft-store.js";

const longestAnswer = 3000;
const calm = 700;
const longestWait = 5000;
const mostTold = 200;
const mostBytes = 950_000; // a message to the server takes 1 MB, and ends the connection when it is larger

// Keeps in the browser what the server may not have stored yet, and says in the dialog's line that it does.
export class Keeping {
  typed = 0;
  #dialog;
  #store;
  #channels = new Map();
  #typedAt = 0;
  #isLost = false;
  #isSilent = false;
  #isRefused = false;
  #isNotSent = false;
  #hasRoom = true;

  constructor(dialog) {
    this.#dialog = dialog;
  }

  // The texts that windows of before have left here, beside the drafts that the server has.
  async begin(owner, contact, drafts) {
    this.#store = draftStore(owner, contact);
    this.#channels = new Map(drafts.map((draft) => [draft.channel, fresh(draft)]));
    const texts = [];
    for (const left of await this.#store.left()) {
      const draft = drafts.find((d) => d.channel === left.channel);
      const isSame = draft && printOf(draft) === printOf(left);
      const isNewer = draft
        ? (draft.draftId === left.draftId && draft.version === left.version) || left.told?.some(([, print]) => print === printOf(draft))
        : !left.draftId;
      if (!isSame) {
        texts.push({ key: left.key, channel: left.channel, body: whole(left.body), subject: whole(left.subject || null), later: left.later ?? null, replaces: left.replaces ?? null, at: left.at, isNewer: !!isNewer, number: isNewer ? this.#adopt(left) : 0 });
      } else {
        this.#store.dropKey(left.key);
      }
    }
    return { channel: writing.recall()?.channel ?? null, texts };
  }

  type() {
    this.#typedAt = performance.now();
    this.#channel(this.#fields().dataset.channel).typed = ++this.typed;
  }

  text() {
    const fields = this.#fields();
    const value = (name) => whole(fields.querySelector(`[data-field=${name}]`)?.value ?? null);
    return fields && { channel: fields.dataset.channel, body: value("body"), subject: value("subject"), later: fields.dataset.chosen ?? "", replaces: fields.dataset.replaces ?? "", number: this.#channel(fields.dataset.channel).typed };
  }

  // Whether the text is more than the server takes: then it has to be shortened before anything else is done with it.
  get isTooLong() {
    const text = this.text();
    const most = text ? 6 * (text.body.length + (text.subject?.length ?? 0)) : 0; // bytes that a letter may become on its way
    return most > mostBytes && new TextEncoder().encode(JSON.stringify([text.body, text.subject])).length > mostBytes;
  }

  maySend() {
    this.#isNotSent = this.#isLost || this.isTooLong;
    this.#say();
    return !this.#isNotSent;
  }

  notSent() {
    this.#isNotSent = true;
    this.#say();
  }

  // False where there is something that neither the server nor the browser has.
  keep() {
    const text = this.text();
    if (text && this.#store) {
      this.#remember(text.channel);
      const channel = this.#channel(text.channel);
      if (channel.typed > channel.stored && channel.kept !== channel.typed) {
        this.#hasRoom = this.#store.keep(text.channel, entryOf(channel, text));
        channel.kept = this.#hasRoom ? channel.typed : 0;
      }
    }
    this.#say();
    return this.#unsaved().every((channel) => channel.kept === channel.typed);
  }

  // Returns what to call with the answer of the server, who may never give one: a connection can be dead for a while before it counts as lost.
  tells(text) {
    const channel = this.#channel(text.channel);
    channel.told = [...channel.told.slice(-mostTold), [text.number, printOf(text)]];
    const silence = setTimeout(() => this.#silent(true), longestAnswer);
    return (isHeard) => {
      clearTimeout(silence);
      this.#isRefused = !isHeard;
      this.#isNotSent &&= !isHeard;
      this.#silent(false);
    };
  }

  stored(channelKey, number, draftId, version) {
    const channel = this.#channel(channelKey);
    Object.assign(channel, { draftId, version, stored: number, told: channel.told.filter(([told]) => told > number) });
    if (channel.typed <= number) {
      this.#store.drop(channelKey);
    } else {
      channel.kept = 0; // what was kept names the version before
      this.keep();
    }
  }

  connection(state) {
    this.#isLost = state === "lost";
    this.keep();
  }

  // Nobody is led away in the middle of a word, nor from a text that nobody has.
  async settled() {
    const end = performance.now() + longestWait;
    while (performance.now() - this.#typedAt < calm && performance.now() < end) {
      await new Promise((resume) => setTimeout(resume, 50));
    }
    return this.keep();
  }

  // Once the dialog is closed, its texts are stored, sent or discarded.
  end() {
    this.#channels.forEach((_, key) => this.#store?.drop(key));
    this.#channels.clear();
    this.#store = null;
    writing.forget();
  }

  // The page goes elsewhere: what it could not tell is still kept.
  leave() {
    this.keep();
    writing.forget();
  }

  forget(key) {
    this.#store?.dropKey(key);
  }

  #adopt(left) {
    const channel = this.#channel(left.channel);
    channel.typed = ++this.typed;
    if (this.#store.keep(left.channel, entryOf(channel, left)) && left.key !== this.#store.keyOf(left.channel)) {
      this.#store.dropKey(left.key);
    }
    return channel.typed;
  }

  #remember(channel) {
    const field = this.#dialog.contains(document.activeElement) ? document.activeElement.closest("[data-field]") : null;
    if (this.#dialog.open) {
      writing.remember({ channel, field: field?.dataset.field ?? null, start: field?.selectionStart, end: field?.selectionEnd, top: field?.scrollTop });
    }
  }

  #silent(isSilent) {
    this.#isSilent = isSilent;
    this.#say();
  }

  #say() {
    const line = this.#dialog.querySelector("[data-offline-words]");
    const words = this.#words();
    this.#dialog.toggleAttribute("data-offline", words !== "");
    if (line) {
      line.textContent === words || (line.textContent = words);
    }
  }

  #words() {
    const kept = this.#hasRoom ? "kept in this browser" : "and not kept. Copy your text";
    const trouble = this.isTooLong ? "Too long: shorten it, then it is saved"
      : this.#isLost ? (this.#unsaved().length === 0 ? "Offline, all saved" : `Offline, ${kept}`)
      : this.#isRefused ? `Not saved, ${kept}`
      : this.#isSilent && this.#unsaved().length > 0 ? `Not saved yet, ${kept}` // the server may be slow, or the connection dead and not known to be
      : "";
    return this.#isNotSent && trouble ? `Not sent. ${trouble}` : trouble;
  }

  #unsaved() {
    return [...this.#channels.values()].filter((channel) => channel.typed > channel.stored);
  }

  #fields() {
    return this.#dialog.querySelector("[data-channel]");
  }

  #channel(key) {
    return this.#channels.get(key) ?? this.#channels.set(key, fresh({})).get(key);
  }
}

const fresh = ({ draftId = null, version = 0 }) => ({ draftId, version, typed: 0, stored: 0, kept: 0, told: [] });

const printOf = (text) => fingerprint(text.body, text.subject, text.later);

// Half of a surrogate pair is no character and can't be told; it is shown as U+FFFD, and kept and sent as that.
const whole = (text) => text?.replace(/\p{Surrogate}/gu, "\uFFFD") ?? null;

const entryOf = (channel, text) => ({ body: text.body, subject: text.subject, later: text.later, replaces: text.replaces, at: Date.now(), draftId: channel.draftId, version: channel.version, told: channel.told });
