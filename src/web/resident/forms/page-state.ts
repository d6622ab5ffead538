import { type Answer, type Answers, type CompiledForm, itemAt } from "#src/domains/forms/index.ts";
import { canonicalHash } from "#src/platform/content/index.ts";

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
  // The database keeps no order of keys: what is compared must not depend on it.
  return canonicalHash(held).slice(0, 32);
}

/** Keys where what was posted is not what has been kept meanwhile. */
export function differing(posted: Answers, kept: Answers): string[] {
  return Object.keys(posted).filter(
    (key) => canonicalHash(given(posted, key)) !== canonicalHash(given(kept, key)),
  );
}
