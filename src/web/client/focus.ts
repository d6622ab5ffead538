/** After a move to another page the reader is put at its heading, as a full load of a page would do. */
export function startFocus(): void {
  let moved = false;
  document.addEventListener("turbo:visit", (event) => {
    moved = (event as CustomEvent<{ action: string }>).detail.action === "advance";
  });
  document.addEventListener("turbo:load", () => {
    if (!moved) return;
    moved = false;
    if (location.hash || document.querySelector("main [role=alert], [autofocus]")) return;
    const heading = document.querySelector<HTMLElement>("main h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  });
}
