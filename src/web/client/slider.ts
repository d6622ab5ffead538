/** The field that a line writes into. */
function fieldOf(line: HTMLElement): HTMLInputElement | null {
  const field = document.getElementById(line.dataset.slider ?? "");
  return field instanceof HTMLInputElement ? field : null;
}

const rangeIn = (line: HTMLElement) => line.querySelector<HTMLInputElement>("input[type=range]");

/** Shows the lines of numbers, each at the number that stands in its field. */
export function showSliders(): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-slider]")) {
    const field = fieldOf(line);
    const range = rangeIn(line);
    if (!field || !range) continue;
    line.hidden = false;
    if (field.value.trim() !== "" && document.activeElement !== range)
      range.value = field.value.replace(",", ".");
  }
}

/** A line that is moved writes its number into the field, and a number typed moves the line. */
export function startSliders(): void {
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const input = event.target as HTMLInputElement;
      const line = input.closest<HTMLElement>("[data-slider]");
      if (!line) return kind === "input" ? showSliders() : undefined;
      const field = fieldOf(line);
      if (!field) return;
      field.value = input.value;
      field.dispatchEvent(new Event(kind, { bubbles: true }));
    });
  }
}
