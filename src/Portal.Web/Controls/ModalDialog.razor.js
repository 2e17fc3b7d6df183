export function open(dialog) {
  if (!dialog.open) {
    dialog.showModal();
    // The browser begins with the first control, which is Close.
    (dialog.querySelector("[autofocus]") ?? dialog.querySelector(".body :is(button, input, select, textarea):enabled"))?.focus();
  }
}

export function close(dialog) {
  dialog.close();
}
