import { createHash } from "node:crypto";
import { type Answer, type Answers, type CompiledForm, itemAt } from "#src/domains/forms/index.ts";

/** Keys of the answers that stand on some pages. */
export function keysOn(form: CompiledForm, answers: Answers, pages: readonly string[]): string[] {
  const indices = new Set(pages.map((linkId) => form.byLinkId.get(linkId)?.index));
  return Object.keys(answers).filter((key) => indices.has(itemAt(form, key)?.page));
}

const given = (answers: Answers, key: string): readonly Answer[] =>
  Object.hasOwn(answers, key) ? (answers[key] as readonly Answer[]) : [];

/** A mark of what some pages held: the same mark, the same answers. */
export function markOf(form: CompiledForm, answers: Answers, pages: readonly string[]): string {
  const held = keysOn(form, answers, pages)
    .filter((key) => given(answers, key).length > 0)
    .sort()
    .map((key) => [key, given(answers, key)]);
  return createHash("sha256").update(JSON.stringify(held)).digest("base64url").slice(0, 22);
}

/** Keys where what was posted is not what has been kept meanwhile. */
export function differing(posted: Answers, kept: Answers): string[] {
  return Object.keys(posted).filter(
    (key) => JSON.stringify(given(posted, key)) !== JSON.stringify(given(kept, key)),
  );
}
