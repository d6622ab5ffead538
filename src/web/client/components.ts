import { CharacterCount } from "nhsuk-frontend/dist/nhsuk/components/character-count/character-count.mjs";
import { ErrorSummary } from "nhsuk-frontend/dist/nhsuk/components/error-summary/error-summary.mjs";
import { NotificationBanner } from "nhsuk-frontend/dist/nhsuk/components/notification-banner/notification-banner.mjs";
import { SkipLink } from "nhsuk-frontend/dist/nhsuk/components/skip-link/skip-link.mjs";
import { showRevealed } from "./choices.ts";
import { showSliders } from "./slider.ts";

const COMPONENTS = [CharacterCount, ErrorSummary, NotificationBanner, SkipLink];

/** What rebuilds its own inside: a refresh puts it in whole instead of mending it. */
const REBUILT = "[data-nhsuk-character-count-init]";

const BODY_CLASSES = ["js-enabled", "nhsuk-frontend-supported"];

/** Starts the design system's components that have not been started, on this page. */
export function enhance(): void {
  document.body.classList.add(...BODY_CLASSES);
  showRevealed();
  showSliders();
  for (const Component of COMPONENTS) {
    const name = Component.moduleName;
    for (const root of document.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
      try {
        new Component(root);
      } catch {
        // A part whose browser is too old stays as the server wrote it.
      }
    }
  }
}

/** Whether both hold the same field whose typing stays through refreshes: putting the new one in would take it away. */
function keptIn(current: Element, newElement: Element): boolean {
  const kept = current.querySelector("[id][data-turbo-permanent]");
  return kept !== null && newElement.querySelector(`#${CSS.escape(kept.id)}[data-turbo-permanent]`) !== null;
}

/** Lets a refresh change the page without undoing what the components and the reader have done to it. */
export function keepEnhancements(): void {
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    const element = event.target as Element;
    const started = /^data-nhsuk-.+-init$/.test(attributeName);
    const opened = attributeName === "open" && element.matches("details,dialog");
    const body = attributeName === "class" && element === document.body;
    // What the reader has ticked for several at once stays ticked.
    const ticked = attributeName === "checked" && element.matches("[data-tick],[data-tick-all]");
    if (started || opened || body || ticked) event.preventDefault();
  });
  document.addEventListener("turbo:before-morph-element", (event) => {
    const { newElement } = (event as CustomEvent<{ newElement?: Element }>).detail;
    const current = event.target as Element;
    if (!newElement || !current.matches(REBUILT)) return;
    event.preventDefault();
    if (keptIn(current, newElement)) return;
    const focused = current.contains(document.activeElement) ? document.activeElement?.id : undefined;
    takePlace(current, document.importNode(newElement, true));
    if (focused) document.getElementById(focused)?.focus();
  });
}

/** Makes an element what another is, itself staying where it is: the morph goes on from it to what stands behind. */
function takePlace(current: Element, fresh: Element): void {
  for (const { name } of [...current.attributes])
    if (!fresh.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) current.setAttribute(name, value);
  current.replaceChildren(...fresh.childNodes);
}
