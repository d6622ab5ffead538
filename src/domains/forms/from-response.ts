import type { Issue } from "./check.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer, Answers, QuestionnaireResponse, ResponseItem } from "./model.ts";
import { keyOf } from "./paths.ts";

/** Response items that are read at most. */
const ITEMS_MAX = 200_000;
const DEEPEST = 100;

export interface ReadResponse {
  readonly answers: Answers;
  /** What the response says that the form has no place for. */
  readonly issues: readonly Issue[];
  /** What is read all the same: items in another order than the form's. */
  readonly warnings: readonly Issue[];
  /** Where the answers of each key stand, as FHIRPath's simple paths; of a repeating group each repeat by `key/place`. */
  readonly paths: ReadonlyMap<string, string>;
}

const issue = (linkId: string, code: Issue["code"], key = linkId): Issue => ({
  linkId,
  key,
  code,
  params: {},
});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isList = (value: unknown): boolean => value === undefined || Array.isArray(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const valuesIn = (answer: Record<string, unknown>): number =>
  Object.entries(answer).filter(([name, value]) => name.startsWith("value") && value !== null).length;

/** An answer without the items that hang on it, and without weights or notes beside it. */
export function plain(answer: Record<string, unknown>): Answer {
  const { item: _, extension: __, id: ___, ...value } = answer;
  const coding = value.valueCoding as Record<string, unknown> | undefined;
  if (coding && typeof coding === "object") {
    const { system, code, display } = coding;
    return {
      valueCoding: {
        ...(typeof system === "string" && { system }),
        ...(typeof code === "string" && { code }),
        ...(typeof display === "string" && { display }),
      },
    };
  }
  return value as unknown as Answer;
}

/** The answers of a response, each under its key, and what in it fits nowhere. Never throws, whatever the response holds. */
export function readResponse(
  form: CompiledForm,
  response: Pick<QuestionnaireResponse, "item">,
): ReadResponse {
  // Without a prototype: a linkId may be `constructor`.
  const answers: Record<string, Answer[]> = Object.create(null);
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const paths = new Map<string, string>();
  let read = 0;

  const known = (
    raw: unknown,
    parent: number,
    nth: (item: string) => number,
    path: string,
  ): { item: CompiledItem; own: ResponseItem } | undefined => {
    const own = raw as ResponseItem | null;
    const linkId = typeof own === "object" && own !== null ? own.linkId : undefined;
    const candidates = typeof linkId === "string" ? (form.bySent.get(linkId) ?? []) : [];
    const here = candidates.length > 1 ? candidates.filter((one) => one.parent === parent) : candidates;
    const item = here.length > 1 ? (here[nth(linkId as string)] ?? here.at(-1)) : (here[0] ?? candidates[0]);
    if (!item || !own) {
      const key = String(linkId ?? "");
      if (!paths.has(key)) paths.set(key, path);
      issues.push(issue(key, "unknown-item"));
      return undefined;
    }
    if (item.parent !== parent) issues.push(issue(item.linkId, "misplaced"));
    return { item, own };
  };

  const answered = (
    item: CompiledItem,
    own: ResponseItem,
    places: readonly number[],
    depth: number,
    path: string,
  ): void => {
    const key = keyOf(item.linkId, places);
    if (!paths.has(key)) paths.set(key, path);
    const given = list(own.answer).map((one) => (isObject(one) ? one : {}));
    const oneValue = given.every((one) => valuesIn(one) === 1 || one.extension !== undefined);
    const asked = item.type !== "display" || given.length === 0;
    if (!oneValue || !asked || !isList(own.answer)) issues.push(issue(item.linkId, "wrong-type", key));
    const before = answers[key]?.length ?? 0;
    const values = given.filter((one) => valuesIn(one) === 1).map(plain);
    if (values.length > 0) answers[key] = [...(answers[key] ?? []), ...values];
    given.forEach((one, at) => {
      const inner = item.container ? [...places, before + at] : places;
      visit(one.item, inner, item.index, depth + 1, `${path}.answer[${at}]`);
    });
    visit(own.item, item.container ? [...places, before] : places, item.index, depth + 1, path);
  };

  const visit = (
    given: unknown,
    places: readonly number[],
    parent: number,
    depth: number,
    above: string,
  ): void => {
    const items = list(given);
    if (!isList(given)) issues.push(issue(form.items[parent]?.linkId ?? "", "wrong-type"));
    let last = -1;
    const repeats = new Map<string, number>();
    const seen = new Map<string, number>();
    const nth = (linkId: string): number => {
      const before = seen.get(linkId) ?? 0;
      seen.set(linkId, before + 1);
      return before;
    };
    for (const [index, raw] of items.entries()) {
      read += 1;
      if (read > ITEMS_MAX || depth > DEEPEST) {
        if (!issues.some(({ code }) => code === "too-many-repeats"))
          issues.push(issue("", "too-many-repeats"));
        return;
      }
      const path = `${above}.item[${index}]`;
      const found = known(raw, parent, nth, path);
      if (!found) continue;
      const { item, own } = found;
      if (item.index < last) warnings.push(issue(item.linkId, "out-of-order", keyOf(item.linkId, places)));
      last = Math.max(last, item.index);
      if (item.depth !== places.length && item.depth > places.length) {
        issues.push(issue(item.linkId, "unknown-item"));
        continue;
      }
      const here = places.slice(0, item.depth);
      if (item.type !== "group") {
        answered(item, own, here, depth, path);
        continue;
      }
      const place = repeats.get(item.linkId) ?? 0;
      repeats.set(item.linkId, place + 1);
      const key = keyOf(item.linkId, here);
      paths.set(item.container ? `${key}/${place}` : key, path);
      if (list(own.answer).length > 0) issues.push(issue(item.linkId, "wrong-type"));
      if (place > 0 && !item.container) issues.push(issue(item.linkId, "too-many"));
      if (item.container) answers[key] = [{ valueInteger: place + 1 }];
      visit(own.item, item.container ? [...here, place] : here, item.index, depth + 1, path);
    }
  };
  visit(response.item, [], -1, 0, "QuestionnaireResponse");
  return { answers, issues, warnings, paths };
}

/** The answers alone, to show an old response in the version it was given in, in any language. */
export function fromResponse(form: CompiledForm, response: QuestionnaireResponse): Answers {
  return readResponse(form, response).answers;
}
