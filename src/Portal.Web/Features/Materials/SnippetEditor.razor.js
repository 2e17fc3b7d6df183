// By the command, so that the browser's own undo takes it back; told at once, because a button pressed next must find it.
export function insert(text, words) {
  text.focus();
  if (!document.execCommand("insertText", false, words)) {
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
  }

  text.dispatchEvent(new Event("change", { bubbles: true }));
}
