import { type Route, samePath } from "#src/platform/http/route.ts";
import { PATHS } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { takeContinues } from "../continues/take.ts";
import { showLetter } from "../outcome/letter.tsx";
import { takeAnswer } from "../outcome/take.ts";
import { showAttachment } from "./attachments.tsx";
import { TEXTS } from "./moves.ts";
import { drawContact } from "./page.tsx";
import { takeHandOut, takeHandOver, takeStep } from "./steps.ts";
import { takeText } from "./texts.ts";

/** One contact: its page, and every step that is taken there. */
export function contactRoutes(site: Site): Route[] {
  const contact = "/staff/inbox/:id";
  return [
    {
      name: "contact.show",
      method: "GET",
      path: PATHS.contact,
      permission: "contact.read",
      handle: (x) => drawContact(site, x),
    },
    {
      name: "contact.attachment",
      method: "GET",
      path: PATHS.attachment,
      permission: "contact.read",
      handle: (x) => showAttachment(x),
    },
    ...(["take", "release", "close", "alarm"] as const).map(
      (step): Route => ({
        name: `contact.${step}`,
        method: "POST",
        path: samePath(`${contact}/${step}`),
        permission: "contact.handle",
        handle: (x) => takeStep(site, x, step),
      }),
    ),
    ...TEXTS.map(
      (kind): Route => ({
        name: `contact.${kind}`,
        method: "POST",
        path: samePath(`${contact}/${kind}`),
        permission: "contact.handle",
        handle: (x) => (kind === "answer" ? takeAnswer(site, x) : takeText(site, x, kind)),
      }),
    ),
    {
      name: "contact.hand-over",
      method: "POST",
      path: samePath(`${contact}/hand-over`),
      permission: "contact.handle",
      handle: (x) => takeHandOver(site, x),
    },
    {
      name: "contact.hand-out",
      method: "POST",
      path: samePath(`${contact}/hand-out`),
      permission: "contact.hand-out",
      handle: (x) => takeHandOut(site, x),
    },
    {
      name: "contact.continues",
      method: "POST",
      path: samePath(`${contact}/continues`),
      permission: "contact.handle",
      handle: (x) => takeContinues(site, x),
    },
    {
      name: "contact.letter",
      method: "GET",
      path: PATHS.letter,
      permission: "contact.read",
      handle: (x) => showLetter(site, x),
    },
  ];
}
