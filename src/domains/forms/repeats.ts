import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import { REPEATS_MAX } from "./nodes.ts";
import { keyOf, readKey } from "./paths.ts";

/** The group that repeats under a key, and the places of the repeats around it. */
function containerAt(form: CompiledForm, key: string) {
  const read = form.byLinkId.has(key) ? { linkId: key, places: [] as number[] } : readKey(key);
  const item = read && form.byLinkId.get(read.linkId);
  if (!item?.container || item.type !== "group" || item.readOnly || read?.places.length !== item.depth)
    return undefined;
  return { item, places: read.places };
}

const isWithin = (form: CompiledForm, group: CompiledItem, item: CompiledItem): boolean => {
  for (let at = item.parent; at >= 0; at = (form.items[at] as CompiledItem).parent)
    if (at === group.index) return true;
  return false;
};

/** Answers that ask for `count` repeats of the group under a key; nothing where there is no such group. */
export function withRepeats(form: CompiledForm, key: string, count: number): Answers {
  const found = containerAt(form, key);
  const most = Math.min(found?.item.limits?.maxOccurs ?? REPEATS_MAX, REPEATS_MAX);
  if (!found || !Number.isSafeInteger(count) || count < 1 || count > most) return {};
  return { [key]: [{ valueInteger: count }] };
}

/**
 * Takes one repeat out of a group: the later ones move up by one. To be laid over the answers: keys that hold nothing any
 * more come with empty lists. `count`: how many repeats the page showed.
 */
export function withoutRepeat(
  form: CompiledForm,
  answers: Answers,
  key: string,
  place: number,
  count: number,
): Answers {
  const found = containerAt(form, key);
  if (!found || place < 0 || place >= count) return {};
  const depth = found.places.length;
  const changed: Record<string, readonly Answer[]> = { [key]: [{ valueInteger: Math.max(1, count - 1) }] };
  const inside = Object.keys(answers).flatMap((one) => {
    const read = readKey(one);
    const item = read && form.byLinkId.get(read.linkId);
    if (!read || !item || !isWithin(form, found.item, item)) return [];
    const same = found.places.every((value, at) => read.places[at] === value);
    return same && (read.places[depth] as number) >= place ? [{ key: one, ...read }] : [];
  });
  for (const { key: one } of inside) changed[one] ??= [];
  for (const { key: one, linkId, places } of inside) {
    const at = places[depth] as number;
    if (at > place) changed[keyOf(linkId, places.with(depth, at - 1))] = answers[one] ?? [];
  }
  return changed;
}
