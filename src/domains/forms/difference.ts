import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";

/** What one item of a form is in another version of it. */
export interface ItemDifference {
  readonly linkId: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** Texts that changed, by language; of what was added or removed its text alone. */
  readonly texts: readonly { readonly lang: Lang; readonly before: string; readonly after: string }[];
  /** Parts of the item that are not its text and changed: `options`, `required`, `rules` … */
  readonly parts: readonly string[];
}

/** FHIR's names of what an item is made of, by what the reader is told. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  type: ["type"],
  required: ["required"],
  repeats: ["repeats"],
  options: ["answerOption", "answerValueSet"],
  conditions: ["enableWhen", "enableBehavior"],
  limits: ["maxLength", "readOnly", "initial"],
  rules: ["extension"],
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changedParts(before: CompiledItem, after: CompiledItem): string[] {
  const one = before.source as unknown as Record<string, unknown>;
  const other = after.source as unknown as Record<string, unknown>;
  return Object.entries(PARTS).flatMap(([part, names]) =>
    names.every((name) => same(one[name], other[name])) ? [] : [part],
  );
}

const textsOf = (before: CompiledItem | undefined, after: CompiledItem | undefined) =>
  LANGS.flatMap((lang) => {
    const texts = { lang, before: before?.text[lang] ?? "", after: after?.text[lang] ?? "" };
    return texts.before === texts.after ? [] : [texts];
  });

/** Items that are new, gone, elsewhere or not as they were, in the order of the newer version. */
export function difference(before: CompiledForm, after: CompiledForm): ItemDifference[] {
  const old = before.byLinkId;
  const parentOf = (form: CompiledForm, item: CompiledItem) => form.items[item.parent]?.linkId ?? "";
  const found = after.items.flatMap((item): ItemDifference[] => {
    const was = old.get(item.linkId);
    const { linkId } = item;
    if (!was) return [{ linkId, kind: "added", texts: textsOf(undefined, item), parts: [] }];
    const texts = textsOf(was, item);
    const parts = changedParts(was, item);
    if (texts.length + parts.length > 0) return [{ linkId, kind: "changed", texts, parts }];
    return parentOf(before, was) === parentOf(after, item)
      ? []
      : [{ linkId, kind: "moved", texts: [], parts: [] }];
  });
  const gone = before.items
    .filter(({ linkId }) => !after.byLinkId.has(linkId))
    .map(
      (item): ItemDifference => ({
        linkId: item.linkId,
        kind: "removed",
        texts: textsOf(item, undefined),
        parts: [],
      }),
    );
  return [...found, ...gone];
}
