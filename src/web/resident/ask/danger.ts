import { type Answers, dangerOf, freeText } from "#src/domains/forms/index.ts";
import type { Site } from "../../site.ts";
import type { DraftDoor } from "./door.ts";

type Asking = Pick<DraftDoor, "form">;

/** So much of somebody's own words is looked through: many times what may be sent. */
const LOOKED_THROUGH = 50_000;

/** What somebody has written in their own words so far, in all fields, as far as it is looked through. */
export function ownWords({ form }: Asking, answers: Answers): string {
  return freeText(form.form, answers).join("\n").slice(0, LOOKED_THROUGH);
}

/** Signs of danger in all that was written and chosen so far. */
export function dangerIn(site: Site, door: Asking, answers: Answers) {
  const words = ownWords(door, answers);
  return dangerOf(door.form.form, answers, words ? site.signs(words) : []);
}
