export function show(frame, html) {
  const page = frame.contentDocument;
  if (page?.readyState !== "complete" || !page.body) {
    frame.addEventListener("load", () => show(frame, html), { once: true });
    return;
  }

  // Parsed apart from any window, and put into one where the sandbox lets no script run.
  const parsed = new DOMParser().parseFromString(html, "text/html");
  page.body.replaceChildren(...parsed.body.childNodes);
}
