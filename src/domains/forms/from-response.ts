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
}

const issue = (linkId: string, code: Issue["code"], key = linkId): Issue => ({
  linkId,
  key,
  code,
  params: {},
});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

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
  const answers: Record<string, Answer[]> = {};
  const issues: Issue[] = [];
  let read = 0;

  const known = (
    raw: unknown,
    parent: number,
    nth: (item: string) => number,
  ): { item: CompiledItem; own: ResponseItem } | undefined => {
    const own = raw as ResponseItem | null;
    const linkId = typeof own === "object" && own !== null ? own.linkId : undefined;
    const candidates = typeof linkId === "string" ? (form.bySent.get(linkId) ?? []) : [];
    const here = candidates.length > 1 ? candidates.filter((one) => one.parent === parent) : candidates;
    const item = here.length > 1 ? (here[nth(linkId as string)] ?? here.at(-1)) : (here[0] ?? candidates[0]);
    if (!item || !own) {
      issues.push(issue(String(linkId ?? ""), "unknown-item"));
      return undefined;
    }
    return { item, own };
  };

  const answered = (
    item: CompiledItem,
    own: ResponseItem,
    places: readonly number[],
    depth: number,
  ): void => {
    const key = keyOf(item.linkId, places);
    const given = list(own.answer).filter((one) => typeof one === "object" && one !== null) as Record<
      string,
      unknown
    >[];
    const before = answers[key]?.length ?? 0;
    const values = given
      .filter((one) => Object.keys(one).some((name) => name.startsWith("value")))
      .map(plain);
    if (values.length > 0) answers[key] = [...(answers[key] ?? []), ...values];
    given.forEach((one, at) => {
      visit(list(one.item), item.container ? [...places, before + at] : places, item.index, depth + 1);
    });
    visit(list(own.item), item.container ? [...places, before] : places, item.index, depth + 1);
  };

  const visit = (
    items: readonly unknown[],
    places: readonly number[],
    parent: number,
    depth: number,
  ): void => {
    const repeats = new Map<string, number>();
    const seen = new Map<string, number>();
    const nth = (linkId: string): number => {
      const before = seen.get(linkId) ?? 0;
      seen.set(linkId, before + 1);
      return before;
    };
    for (const raw of items) {
      read += 1;
      if (read > ITEMS_MAX || depth > DEEPEST) {
        if (!issues.some(({ code }) => code === "too-many-repeats"))
          issues.push(issue("", "too-many-repeats"));
        return;
      }
      const found = known(raw, parent, nth);
      if (!found) continue;
      const { item, own } = found;
      if (item.depth !== places.length && item.depth > places.length) {
        issues.push(issue(item.linkId, "unknown-item"));
        continue;
      }
      const here = places.slice(0, item.depth);
      if (item.type !== "group") {
        answered(item, own, here, depth);
        continue;
      }
      const place = repeats.get(item.linkId) ?? 0;
      repeats.set(item.linkId, place + 1);
      if (list(own.answer).length > 0) issues.push(issue(item.linkId, "wrong-type"));
      if (place > 0 && !item.container) issues.push(issue(item.linkId, "too-many"));
      if (item.container) answers[keyOf(item.linkId, here)] = [{ valueInteger: place + 1 }];
      visit(list(own.item), item.container ? [...here, place] : here, item.index, depth + 1);
    }
  };
  visit(list(response.item), [], -1, 0);
  return { answers, issues };
}

/** The answers alone, to show an old response in the version it was given in, in any language. */
export function fromResponse(form: CompiledForm, response: QuestionnaireResponse): Answers {
  return readResponse(form, response).answers;
}
