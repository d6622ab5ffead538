import type { CompiledForm, CompiledItem } from "./compile.ts";
import { readDate } from "./dates.ts";
import type { Answer, Answers } from "./model.ts";

/** Characters of one field that are kept at most: far above any maxLength, so that its writer loses nothing and cuts it themselves. */
export const FIELD_MAX = 1_500_000;

/** NUL and lone surrogates cannot be stored as text; line ends are counted as one character. */
function clean(value: string): string {
  return value.slice(0, FIELD_MAX).replaceAll("\u0000", "").replaceAll(/\r\n?/g, "\n").toWellFormed();
}

const YES_NO: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
};

/** One typed value as the item's answer. What does not fit stays as text, so that it is shown again with the reason. */
function read(item: CompiledItem, typed: string): Answer | undefined {
  const text = clean(typed);
  const bare = text.trim();
  if (bare === "") return undefined;
  const asTyped = { valueString: bare };
  switch (item.type) {
    case "boolean": {
      const value = Object.hasOwn(YES_NO, bare) ? YES_NO[bare] : undefined;
      return value === undefined ? asTyped : { valueBoolean: value };
    }
    case "integer": {
      const value = /^[+-]?\d{1,15}$/.test(bare) ? Number(bare) : Number.NaN;
      return Number.isSafeInteger(value) ? { valueInteger: value } : asTyped;
    }
    case "date": {
      const date = readDate(bare);
      return date === undefined ? asTyped : { valueDate: date };
    }
    case "choice":
      return item.optionOf.get(bare)?.answer ?? asTyped;
    case "text":
      return { valueString: text };
    default:
      return asTyped;
  }
}

type Fields = ReadonlyMap<string, readonly string[]>;

/** A date comes in one field or in three: `<linkId>-day`, `-month`, `-year`. */
function typedOf(item: CompiledItem, fields: Fields): readonly string[] {
  const typed = fields.get(item.linkId);
  if (typed || item.type !== "date") return typed ?? [];
  const parts = ["day", "month", "year"].map(
    (part) => fields.get(`${item.linkId}-${part}`)?.[0]?.trim() ?? "",
  );
  return parts.every((part) => part === "") ? [] : [parts.join(".")];
}

/**
 * The answers that a posted page holds: every question of the page has a key, an empty list where nothing was chosen or
 * written. Fields that the page does not have are ignored. Merge the result over earlier answers.
 */
export function readPosted(form: CompiledForm, pageLinkId: string, fields: Fields): Answers {
  const page = form.byLinkId.get(pageLinkId);
  const answers: Record<string, readonly Answer[]> = {};
  for (const item of form.items) {
    if (!page || item.page !== page.index || item.type === "group" || item.type === "display") continue;
    const limit = item.repeats ? item.options.length + 1 : 2;
    const distinct = [...new Set(typedOf(item, fields))].slice(0, limit);
    answers[item.linkId] = distinct
      .map((typed) => read(item, typed))
      .filter((answer) => answer !== undefined);
  }
  return answers;
}
