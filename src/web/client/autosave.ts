const EVERY_MS = 3000;

const waiting = new Map<HTMLFormElement, number>();

function tell(form: HTMLFormElement, saved: boolean): void {
  const status = form.querySelector<HTMLElement>("[data-autosave-status]");
  if (!status) return;
  const text = saved ? status.dataset.saved : status.dataset.failed;
  if (text && status.textContent !== text) status.textContent = text;
}

async function save(form: HTMLFormElement, leaving = false): Promise<void> {
  window.clearTimeout(waiting.get(form));
  waiting.delete(form);
  const url = form.dataset.autosave;
  if (!url) return;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  try {
    const answer = await fetch(url, { method: "POST", body, keepalive: leaving, redirect: "manual" });
    tell(form, answer.ok);
    if (!answer.ok && answer.status >= 500) later(form);
  } catch {
    tell(form, false);
    if (!leaving) later(form);
  }
}

function later(form: HTMLFormElement): void {
  if (waiting.has(form) || !form.isConnected) return;
  waiting.set(
    form,
    window.setTimeout(() => void save(form), EVERY_MS),
  );
}

/** Sends the draft of a `data-autosave` form to the server a few seconds after a change. Nothing stays in the browser. */
export function startAutosave(): void {
  document.addEventListener("input", (event) => {
    const form = (event.target as HTMLInputElement).form;
    if (form?.dataset.autosave) later(form);
  });
  const leave = () => {
    for (const form of [...waiting.keys()]) void save(form, true);
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("turbo:before-visit", leave);
  // A form that is being sent needs no draft: a late draft would come back after the answer.
  document.addEventListener("turbo:submit-start", (event) => {
    const form = event.target as HTMLFormElement;
    window.clearTimeout(waiting.get(form));
    waiting.delete(form);
  });
}
