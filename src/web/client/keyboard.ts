const OFF = "pb-keys-off";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("textarea,select,input:not([type=radio]):not([type=checkbox]):not([type=submit])"));

/** Whether single keys are wanted: some people's speech or shaking hands press them by chance. */
const wanted = (): boolean => localStorage.getItem(OFF) === null;

function move(step: number): boolean {
  const links = [...document.querySelectorAll<HTMLElement>("[data-queue] tbody tr")].flatMap(
    (row) => row.querySelector<HTMLElement>("a") ?? [],
  );
  if (links.length === 0) return false;
  const focused = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const selected = links.findIndex((link) => link.closest("tr")?.classList.contains("sel"));
  const from = focused >= 0 ? focused : selected;
  const next = links[from < 0 ? (step > 0 ? 0 : links.length - 1) : from + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return true;
}

/** What a letter presses: of the rows of a queue the one that has the focus, if it has such a button; without one the first. */
function named(key: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>("[data-key]")].filter(
    (element) => element.dataset.key === key,
  );
  const row = document.activeElement?.closest("[data-queue] tbody tr");
  if (!row) return all[0];
  return (
    all.find((element) => row.contains(element)) ?? all.find((element) => !element.closest("[data-queue]"))
  );
}

/** Ticks the row that has the focus, or takes the tick away. */
function tick(): boolean {
  const row = document.activeElement?.closest("[data-queue] tbody tr");
  const box = row?.querySelector<HTMLInputElement>("[data-tick]");
  box?.click();
  return box !== null && box !== undefined;
}

function press(key: string): boolean {
  if (key === "j") return move(1);
  if (key === "k") return move(-1);
  if (key === "x" && tick()) return true;
  if (key === "/") {
    const search = document.querySelector<HTMLInputElement>("input[type=search]");
    search?.focus();
    search?.select();
    return search !== null;
  }
  if (key === "?") {
    const dialog = document.querySelector<HTMLDialogElement>("dialog#keys");
    dialog?.showModal();
    return dialog !== null;
  }
  const target = named(key);
  target?.click();
  return target !== undefined;
}

const SEND = "Control+Enter";

/** Control and Enter send the form one is typing in: by the next button that names these keys, so that no field in between need be passed. */
function send(from: HTMLElement): boolean {
  const buttons = [...(from.closest("form")?.querySelectorAll<HTMLElement>(`[data-key="${SEND}"]`) ?? [])];
  const follows = (button: HTMLElement) =>
    button === from || (from.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const button = buttons.find(follows) ?? buttons.at(-1);
  button?.click();
  return button !== undefined;
}

/** The staff's keys: j and k along a queue, x to tick, / to search, ? for the list, and the letters that buttons name. */
export function startKeyboard(): void {
  document.addEventListener("keydown", (event) => {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
    if (sends && event.target instanceof HTMLElement && send(event.target)) event.preventDefault();
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!document.body.classList.contains("pb-work") || typing(event.target)) return;
    if (document.querySelector("dialog[open]") || (!wanted() && event.key !== "?")) return;
    if (press(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
  });
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches("[data-tick-all]")) {
      for (const each of document.querySelectorAll<HTMLInputElement>("[data-tick]"))
        each.checked = box.checked;
      return;
    }
    // A row without its tick is not one of "all".
    if (box.matches("[data-tick]") && !box.checked) {
      const all = document.querySelector<HTMLInputElement>("[data-tick-all]");
      if (all) all.checked = false;
    }
    if (!box.matches("[data-keys-switch]")) return;
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
  document.addEventListener("turbo:load", () => {
    const box = document.querySelector<HTMLInputElement>("[data-keys-switch]");
    if (box) box.checked = wanted();
  });
}
