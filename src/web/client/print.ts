/** Buttons that print the page: of use only with a script, and shown only by it. */
function show(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-print][hidden]")) button.hidden = false;
}

/** Prints when a button `data-print` is pressed. */
export function startPrint(): void {
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-print]")) window.print();
  });
  for (const change of ["turbo:load", "turbo:render", "turbo:morph"]) document.addEventListener(change, show);
}
