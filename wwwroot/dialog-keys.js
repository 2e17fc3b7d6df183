// MudBlazor's dialogs take the keyboard only when the server has answered twice. Here they have it from the moment they are seen: Escape closes the
// upper one, no other key reaches what lies under it, and Tab does not lead out of it.
export const upperDialog = () => [...document.querySelectorAll(".mud-dialog-container")].at(-1);

const liesOver = ".toasts, .mud-popover-provider";
let isTabbing = false; // a dialog that closes gives the focus back by itself, and keeps it meanwhile

document.addEventListener("keydown", (event) => {
  const dialog = upperDialog();
  isTabbing = event.key === "Tab";
  setTimeout(() => isTabbing = false); // by then the key has moved the focus
  if (!dialog || event.isComposing || event.target.closest?.(liesOver)) {
    return;
  }
  const isInside = dialog.contains(event.target);
  if (event.key === "Escape") {
    const emptiesSearch = isInside && event.target.matches("input[type=search]") && event.target.value;
    event.stopPropagation();
    if (!emptiesSearch && !document.querySelector(".mud-popover-open")) {
      event.preventDefault();
      dialog.querySelector(".mud-overlay").click();
    }
  } else if (!isInside && event.key !== "F6" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);

document.addEventListener("focusin", (event) => {
  const dialog = upperDialog();
  if (isTabbing && dialog?.contains(event.relatedTarget) && !dialog.contains(event.target) && !event.target.closest(liesOver)) {
    dialog.querySelector(".mud-dialog :is(a[href], button:enabled, input:enabled, select:enabled, textarea:enabled)")?.focus();
  }
});
