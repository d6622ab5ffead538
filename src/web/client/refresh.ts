import { session } from "@hotwired/turbo";
import { hasUnsaved } from "./unsaved.ts";

/** Changes come in bursts, and to many screens at once: wait a little, and not all equally long. */
const LEAST_MS = 200;
const JITTER_MS = 400;
const AGAIN_MS = 1500;
/** A queue in which something changes all the time is brought up to date this often: more nobody can read. */
const APART_MS = 2000;

let timer: number | undefined;
let lastAt = Number.NEGATIVE_INFINITY;

function attempt(): void {
  timer = undefined;
  if (document.hidden) {
    document.addEventListener("visibilitychange", refreshSoon, { once: true });
  } else if (session.navigator.currentVisit || isSending() || hasUnsaved()) {
    // While a visit is under way Turbo would drop the refresh; a form being sent would be dropped for it.
    timer = window.setTimeout(attempt, AGAIN_MS);
  } else {
    lastAt = performance.now();
    document.addEventListener("turbo:before-fetch-request", markAsRefresh, { once: true });
    session.refresh(document.baseURI, { method: "morph", scroll: "preserve" });
  }
}

/** Whether a form has been sent and its answer has not come. */
function isSending(): boolean {
  const state = session.navigator.formSubmission?.state;
  return state !== undefined && state !== "stopped";
}

/** What somebody began to type or choose while the new page was on its way stays: the page is renewed after it. */
function leaveWhatIsTyped(event: Event): void {
  if (session.navigator.currentVisit?.refresh?.method !== "morph") return;
  const { detail } = event as CustomEvent<{ render: (current: Element, next: Element) => unknown }>;
  const { render } = detail;
  detail.render = (current, next) => {
    if (!hasUnsaved()) return render(current, next);
    refreshSoon();
  };
}
document.addEventListener("turbo:before-render", leaveWhatIsTyped);

/** The server logs an opening once: the same page brought up to date by itself is not another. */
function markAsRefresh(event: Event): void {
  const { headers } = (event as CustomEvent<{ fetchOptions: { headers: Record<string, string> } }>).detail
    .fetchOptions;
  headers["X-Refresh"] = "1";
}

/** Brings the page up to date, morphed, once nobody's typing would suffer from it. */
export function refreshSoon(): void {
  if (timer !== undefined) return;
  const least = Math.max(LEAST_MS, lastAt + APART_MS - performance.now());
  timer = window.setTimeout(attempt, least + Math.random() * JITTER_MS);
}
