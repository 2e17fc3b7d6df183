export function show(frame, html) {
  if (!frame?.isConnected) {
    return; // another channel was chosen meanwhile, which took the preview away
  }

  const page = frame.contentDocument;
  if (page?.readyState !== "complete" || !page.body) {
    frame.addEventListener("load", () => show(frame, html), { once: true });
    return;
  }

  // Parsed apart from any window, and put into one where the sandbox lets no script run.
  const parsed = new DOMParser().parseFromString(html, "text/html");
  page.body.replaceChildren(...parsed.body.childNodes);
}
