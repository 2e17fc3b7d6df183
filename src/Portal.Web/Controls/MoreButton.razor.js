// Presses the button when it comes near the visible part of its scroller, marked by data-scroller.
export function watch(button) {
  const observer = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && !button.disabled && button.click(),
    { root: button.closest("[data-scroller]"), rootMargin: "500px 0px" });
  observer.observe(button);

  return {
    // An observer speaks only when something changes: after a page too short to push the button away, ask anew.
    again() {
      observer.unobserve(button);
      observer.observe(button);
    },
    stop() {
      observer.disconnect();
    },
  };
}
