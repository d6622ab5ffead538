/**
 * A link to a place on this very page is the browser's own business: Turbo would fetch the page anew, and with it
 * take away what was typed and where the reader stood.
 */
export function startAnchors(): void {
  document.addEventListener("turbo:click", (event) => {
    const { url } = (event as CustomEvent<{ url: string }>).detail;
    const [page, place] = url.split("#");
    if (place !== undefined && page === location.href.split("#")[0]) event.preventDefault();
  });
}
