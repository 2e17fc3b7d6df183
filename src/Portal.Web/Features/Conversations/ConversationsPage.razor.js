// Tells when there is room for the list beside the conversation.
export function awaitWidth(page) {
  const wide = matchMedia("(min-width: 700px)");
  const stop = new AbortController();
  const tell = () => {
    if (wide.matches) {
      stop.abort();
      page.invokeMethodAsync("ShowList");
    }
  };

  wide.addEventListener("change", tell, { signal: stop.signal });
  tell();
  return { stop: () => stop.abort() };
}
