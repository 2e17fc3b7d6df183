// Where the dialog stands: beside the thread where there is room, else over the page, of which nobody reaches anything meanwhile. It is no modal
// dialog of the browser's own, because MudBlazor's dialogs, which open over it, would lie under that.
const hasRoomBeside = matchMedia("(min-width: 1100px)");
let asleep = [], opener = null, back = null;

export const isOver = (dialog) => dialog.hasAttribute("aria-modal");

export const hasDialogOver = () => document.querySelector("dialog:modal, .mud-dialog-container") !== null;

export function stand(dialog, leave) {
  opener = dialog.open ? opener : document.activeElement;
  dialog.open || dialog.show();
  letGo(dialog);
  if (!hasRoomBeside.matches) {
    dialog.setAttribute("aria-modal", "true");
    asleep = around(dialog);
    asleep.forEach((part) => part.inert = true);
    watchBack(dialog, leave);
  }
}

/** A window that grows or shrinks while one writes. */
export function moveWithWindow(dialog, leave, on) {
  on(hasRoomBeside, "change", () => dialog.open && stand(dialog, leave));
}

/** Closes it; from over the page the keyboard goes back to where it was before. */
export function lie(dialog) {
  const wasOver = isOver(dialog);
  letGo(dialog);
  dialog.close();
  wasOver && opener?.focus();
  opener = null;
}

/** Gives the page back. */
export function letGo(dialog) {
  dialog.removeAttribute("aria-modal");
  asleep.forEach((part) => part.inert = false);
  back?.destroy();
  [asleep, back] = [[], null];
}

// All of the page but the dialog, and what may lie over it.
function around(dialog) {
  const parts = [];
  for (let part = dialog; part !== document.body; part = part.parentElement) {
    parts.push(...[...part.parentElement.children].filter((other) => other !== part && !other.inert && !other.matches("dialog, .mud-popover-provider, .mud-dialog-container")));
  }
  return parts;
}

// A phone's Back closes the dialog, and does not leave the page under it.
function watchBack(dialog, leave) {
  if (globalThis.CloseWatcher) {
    back = new CloseWatcher();
    back.onclose = async () => {
      hasDialogOver() || await leave();
      isOver(dialog) && watchBack(dialog, leave);
    };
  }
}
