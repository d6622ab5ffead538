import type { CompiledForm, CompiledItem } from "./items.ts";

/** Answers inside repeats are keyed `linkId#0.2`: third inner repeat of the first outer one. Elsewhere the key is the linkId. */
export const NOWHERE: readonly number[] = [];

export const keyOf = (linkId: string, places: readonly number[]): string =>
  places.length === 0 ? linkId : `${linkId}#${places.join(".")}`;

const PLACES = /^\d{1,6}(\.\d{1,6})*$/;

/** The linkId and places that a key names, when read as a key inside repeats; undefined when it is none. */
export function readKey(key: string): { linkId: string; places: number[] } | undefined {
  const at = key.lastIndexOf("#");
  if (at < 0) return undefined;
  const tail = key.slice(at + 1);
  return PLACES.test(tail) ? { linkId: key.slice(0, at), places: tail.split(".").map(Number) } : undefined;
}

/** The item that a key answers: one outside repeats by its linkId, one inside by linkId and places. */
export function itemAt(form: CompiledForm, key: string): CompiledItem | undefined {
  const own = form.byLinkId.get(key);
  if (own) return own;
  const read = readKey(key);
  return read && form.byLinkId.get(read.linkId);
}
