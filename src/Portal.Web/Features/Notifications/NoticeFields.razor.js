// A browser may be asked for desktop notifications only by a press, so not by the server.
const state = () => globalThis.Notification?.permission ?? "none";

export function attach(element, page) {
  element.querySelector("[data-ask]").addEventListener("click", async () => {
    await Notification.requestPermission();
    page.invokeMethodAsync("Tell", state());
  });
  return state();
}
