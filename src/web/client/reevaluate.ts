import { morphElements } from "@hotwired/turbo";
import { enhance } from "./components.ts";

/** Wait so long after the last change: choosing among many is one question to the server. */
const AFTER_MS = 150;

const waiting = new Map<HTMLFormElement, number>();
let asked = 0;

/** What is typed while the answer is on its way is not taken away by it. */
function typedSince(form: HTMLFormElement, sent: string): boolean {
  return fieldsOf(form).toString() !== sent;
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  return body;
}

async function ask(form: HTMLFormElement): Promise<void> {
  waiting.delete(form);
  const url = form.dataset.reevaluate;
  if (!url || !form.isConnected) return;
  asked += 1;
  const mine = asked;
  const body = fieldsOf(form);
  const sent = body.toString();
  try {
    const answer = await fetch(url, { method: "POST", body, redirect: "manual" });
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const main = document.querySelector("main");
    if (!next || !main || !form.isConnected || mine !== asked) return;
    if (typedSince(form, sent)) return soon(form);
    morphElements(main, next, { ignoreActiveValue: true, restoreFocus: true });
    enhance();
  } catch {
    // Without an answer the page stays as it is; sending it works all the same.
  }
}

function soon(form: HTMLFormElement): void {
  window.clearTimeout(waiting.get(form));
  waiting.set(
    form,
    window.setTimeout(() => void ask(form), AFTER_MS),
  );
}

/** After a change the server works out anew what a `data-reevaluate` form asks; the page is morphed and the focus stays. */
export function startReevaluate(): void {
  document.addEventListener("change", (event) => {
    const target = event.target as HTMLInputElement;
    const form = target.form;
    if (form?.dataset.reevaluate && target.type !== "file") soon(form);
  });
  document.addEventListener("turbo:submit-start", (event) => {
    const form = event.target as HTMLFormElement;
    window.clearTimeout(waiting.get(form));
    waiting.delete(form);
    asked += 1;
  });
}
