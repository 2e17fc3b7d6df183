// The page has no circuit. Without this script the list can be marked and copied by hand.
const button = document.querySelector("[data-copies]");
button.hidden = !navigator.clipboard;
button.addEventListener("click", async () => {
  const lines = [...document.getElementById(button.dataset.copies).children].map((line) => `${line.children[0].textContent}: ${line.children[1].textContent}`);
  try {
    await navigator.clipboard.writeText(lines.join("\n"));
    button.nextElementSibling.textContent = "Copied.";
  } catch {
    button.nextElementSibling.textContent = "The browser doesn’t allow it. Mark the lines and copy them.";
  }
});
