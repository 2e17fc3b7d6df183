// Puts marks around what is selected, in each of its lines and without the spaces beside it, because only so they format; or before
// each of its lines. In a way that the browser's own undo takes back.
export function format(dialog, kind) {
  const field = dialog.querySelector("[data-field=body]");
  const { value, selectionStart: start, selectionEnd: end } = field;
  const selected = value.slice(start, end);
  const around = { bold: ["**", "**", "bold"], italic: ["*", "*", "italic"], link: ["[", "](https://)", "words"] }[kind];
  field.focus();
  if (around) {
    const [before, after, sample] = around;
    const words = selected.trim();
    const lead = selected.slice(0, selected.length - selected.trimStart().length);
    const marked = words && kind !== "link"
      ? selected.replace(/^([^\S\n]*(?:(?:-|#{1,6}) )?)(\S.*?)([^\S\n]*)$/gm, `$1${before}$2${after}$3`)
      : lead + before + (words || sample) + after + selected.slice(lead.length + words.length);
    replace(field, start, end, marked);
    const from = start + marked.indexOf(before) + before.length;
    kind === "link" && words
      ? field.setSelectionRange(from + words.length + 2, from + words.length + 10)
      : field.setSelectionRange(from, start + marked.lastIndexOf(after));
  } else {
    const line = value.lastIndexOf("\n", start - 1) + 1;
    const mark = kind === "list" ? "- " : "## ";
    replace(field, line, end, value.slice(line, end).replace(/^/gm, mark));
  }
}

// At the cursor, on lines of its own.
export function quote(dialog, words) {
  const field = dialog.querySelector("[data-field=body]");
  const { value, selectionStart: start, selectionEnd: end } = field;
  const before = start > 0 && value[start - 1] !== "\n" ? "\n" : "";
  field.focus();
  replace(field, start, end, `${before}${words}\n`);
}

function replace(field, start, end, text) {
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}
