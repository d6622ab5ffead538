const dirty = new WeakSet<HTMLFormElement>();

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? ((target as HTMLInputElement).form ?? target.closest("form")) : null;

/** Whether a person has typed something that a refresh of the page would take away. */
export function hasUnsaved(): boolean {
  return [...document.forms].some((form) => {
    if (!dirty.has(form) || form.closest("[data-turbo-permanent]")) return false;
    // A search that nobody is typing in any more is not work to lose.
    return form.method !== "get" || form.contains(document.activeElement);
  });
}

/** Remembers which forms have been typed in, until they are sent. Calls back when the last of them is. */
export function startUnsaved(): void {
  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    // Ticked rows stay ticked through a refresh: they are no reason to wait with it.
    if (event.target instanceof Element && event.target.matches("[data-tick],[data-tick-all]")) return;
    if (form) dirty.add(form);
  });
  document.addEventListener("turbo:submit-end", (event) => {
    const { success } = (event as CustomEvent<{ success: boolean }>).detail;
    const form = event.target as HTMLFormElement;
    if (!success) return;
    dirty.delete(form);
    // What was kept through refreshes has been sent: the answer's own form may take its place.
    for (const kept of [
      form.closest("[data-turbo-permanent]"),
      ...form.querySelectorAll("[data-turbo-permanent]"),
    ]) {
      kept?.removeAttribute("data-turbo-permanent");
    }
  });
}
