// Single keys of a sample, where they are switched on and nothing is being typed. While it is open, n is not “New message”.
export function listen(page) {
  const presses = { g: "[data-good]", n: "[data-review]" };
  const press = (event) => {
    const isTaken = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]")
      || document.querySelector(".mud-dialog-container, dialog:modal, .mud-popover-open");
    if (isTaken || event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.singleKeys === "off" || !presses[event.key]) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    page.querySelector(presses[event.key])?.click();
  };
  document.addEventListener("keydown", press, true);
  return {
    stop() {
      document.removeEventListener("keydown", press, true);
    },
  };
}
