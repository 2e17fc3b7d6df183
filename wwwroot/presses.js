// Runs where a circuit draws the page: a press is for the row that the person saw. A list closes up as soon as something is done with one
// of its rows, so that the second press of a double click, or one that was aimed before the list changed, would meet somebody else's.
const calm = 800; // milliseconds; longer than a double click
const near = 24; // CSS pixels; two taps of one finger
let changed = -Infinity; // when rows last came, went or moved
let aim = null; // where the pointer moved to or pressed last, the row that was there, and when it pressed

const rowOf = (target) => target.closest?.("[data-row]")?.dataset.row;
const isAimedThere = (event) => aim !== null && Math.hypot(event.clientX - aim.x, event.clientY - aim.y) < near;
const holdsRow = (node) => node instanceof Element && (node.matches("[data-row]") || node.querySelector("[data-row]") !== null);

function take(event, at) {
  aim = { x: event.clientX, y: event.clientY, row: rowOf(event.target), at };
}

new MutationObserver((records) => {
  if (records.some((record) => [...record.addedNodes, ...record.removedNodes].some(holdsRow))) {
    changed = performance.now();
  }
}).observe(document.body, { subtree: true, childList: true });

addEventListener("pointermove", (event) => isAimedThere(event) || take(event, -Infinity), { capture: true, passive: true });

// Before Blazor, which listens at the document. Keys press where the focus is, and a row that goes takes the focus with it.
addEventListener("click", (event) => {
  if (event.detail === 0) {
    return;
  }

  const row = rowOf(event.target);
  if (row && isAimedThere(event) && row !== aim.row && event.timeStamp - Math.max(aim.at, changed) < calm) {
    event.stopImmediatePropagation();
    event.preventDefault();
    aim.at = event.timeStamp;
  } else {
    take(event, event.timeStamp);
  }
}, { capture: true });
