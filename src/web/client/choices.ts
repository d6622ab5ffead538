/** Shows what belongs to a choice only while it is chosen. */
export function showRevealed(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-reveals]")) {
    const part = document.getElementById(input.dataset.reveals ?? "");
    for (const kind of ["radios", "checkboxes"]) {
      if (part?.classList.contains(`nhsuk-${kind}__conditional`)) {
        part.classList.toggle(`nhsuk-${kind}__conditional--hidden`, !input.checked);
      }
    }
  }
}

/** "None of these" clears the others, and any other clears it. */
function exclude(chosen: HTMLInputElement): void {
  if (chosen.type !== "checkbox" || !chosen.checked) return;
  const alone = chosen.dataset.exclusive !== undefined;
  for (const other of document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
    if (other === chosen || other.name !== chosen.name || other.form !== chosen.form) continue;
    if (alone || other.dataset.exclusive !== undefined) other.checked = false;
  }
}

/** Follows what is chosen; the events come from the document, so that pages may change beneath. */
export function startChoices(): void {
  document.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    exclude(event.target);
    showRevealed();
  });
  window.addEventListener("pageshow", showRevealed);
}
