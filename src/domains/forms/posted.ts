import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { readDate, readDateTime, readTime } from "./dates.ts";
import type { CompiledForm, CompiledItem } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import { REPEATS_MAX } from "./nodes.ts";
import { searched } from "./options.ts";
import { keyOf, readKey } from "./paths.ts";

/** Characters of one field that are kept at most: far above any maxLength, so that its writer loses nothing and cuts it themselves. */
export const FIELD_MAX = 1_500_000;
/** Answers of one repeating question that are read at most. */
const ANSWERS_MAX = 1_000;

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
const DECIMAL = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/;

function number(bare: string): number {
  const text = bare.replaceAll(/[\s\u00a0]/g, "").replace("−", "-");
  return DECIMAL.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function quantity(item: CompiledItem, bare: string, unit: string | undefined): Answer | undefined {
  const value = number(bare);
  if (!Number.isFinite(value)) return undefined;
  const { units = [], unit: fixed } = item.limits ?? {};
  const coding =
    units.find(({ code, display }) => unit === (code ?? display)) ??
    fixed ??
    (units.length === 1 ? units[0] : undefined);
  const named = coding?.display ?? coding?.code ?? unit?.trim();
  return {
    valueQuantity: {
      value,
      ...(named && { unit: named }),
      ...(coding?.system !== undefined && { system: coding.system }),
      ...(coding?.code !== undefined && { code: coding.code }),
    },
  };
}

const folded = (text: string): string =>
  text.normalize("NFC").toLocaleLowerCase("fi").replaceAll(/\s+/g, " ").trim();

/** The option that somebody named by its words, in any language, with its code where the words are those of several. */
function byWords({ options }: CompiledItem, bare: string): Answer | undefined {
  const wanted = folded(bare);
  const said = (lang: Lang) =>
    options.filter((option) => {
      const label = option.prefix ? `${option.prefix} ${option.label[lang]}` : option.label[lang];
      return folded(label) === wanted || folded(`${label} (${option.key})`) === wanted;
    });
  return LANGS.map(said).find(({ length }) => length === 1)?.[0]?.answer;
}

const or = (answer: Answer | undefined, asTyped: Answer): Answer => answer ?? asTyped;

/** One typed value as the item's answer. What does not fit stays as text, so that it is shown again with the reason. */
function read(item: CompiledItem, typed: string, unit?: string): Answer | undefined {
  const text = clean(typed);
  const bare = text.trim();
  if (bare === "") return undefined;
  const asTyped = { valueString: bare };
  if (item.options.length > 0 || item.type === "choice" || item.type === "open-choice") {
    const option = item.optionOf.get(bare)?.answer ?? (searched(item) ? byWords(item, bare) : undefined);
    if (option || item.type === "open-choice" || !item.openOptions) return option ?? asTyped;
    return { valueCoding: { display: bare } };
  }
  switch (item.type) {
    case "boolean": {
      const value = Object.hasOwn(YES_NO, bare) ? YES_NO[bare] : undefined;
      return value === undefined ? asTyped : { valueBoolean: value };
    }
    case "integer": {
      const value = /^[+-]?\d{1,15}$/.test(bare) ? Number(bare) : Number.NaN;
      return Number.isSafeInteger(value) ? { valueInteger: value } : asTyped;
    }
    case "decimal":
      return Number.isFinite(number(bare)) ? { valueDecimal: number(bare) } : asTyped;
    case "date": {
      const date = readDate(bare);
      return date === undefined ? asTyped : { valueDate: date };
    }
    case "dateTime": {
      const moment = readDateTime(bare);
      return moment === undefined ? asTyped : { valueDateTime: moment };
    }
    case "time": {
      const time = readTime(bare);
      return time === undefined ? asTyped : { valueTime: time };
    }
    case "url":
      return { valueUri: /^www\./i.test(bare) ? `https://${bare}` : bare };
    case "quantity":
      return or(quantity(item, bare, unit), asTyped);
    case "reference":
      return { valueReference: { display: bare } };
    case "text":
      return { valueString: text };
    default:
      return asTyped;
  }
}

type Fields = ReadonlyMap<string, readonly string[]>;

/** A date comes in one field or in three: `<key>-day`, `-month`, `-year` (or `<key>.day` …). A dateTime also as `<key>-time` beside them. */
function typedOf(item: CompiledItem, key: string, fields: Fields): readonly string[] {
  const typed = fields.get(key);
  if (typed || (item.type !== "date" && item.type !== "dateTime")) return typed ?? [];
  const parts = ["day", "month", "year"].map(
    (part) => (fields.get(`${key}-${part}`) ?? fields.get(`${key}.${part}`))?.[0]?.trim() ?? "",
  );
  const time = fields.get(`${key}-time`)?.[0]?.trim() ?? "";
  return parts.every((part) => part === "") && time === "" ? [] : [[parts.join("."), time].join(" ").trim()];
}

function readItem(item: CompiledItem, key: string, fields: Fields): Answer[] {
  const typed = typedOf(item, key, fields);
  const limit =
    item.options.length > 0 ? (item.repeats ? item.options.length + 2 : 2) : item.repeats ? ANSWERS_MAX : 2;
  const own = item.type === "open-choice" ? [...typed, ...(fields.get(`${key}-other`) ?? [])] : typed;
  const unit = fields.get(`${key}-unit`)?.[0];
  return [...new Set(own)]
    .filter((one) => one.trim() !== "")
    .slice(0, limit)
    .map((one) => read(item, one, unit))
    .filter((answer) => answer !== undefined);
}

const SUFFIX = /[-.](day|month|year|time|unit|other)$/;

/** Keys of the places inside repeats that were posted, of the items of a page. */
function nestedKeys(form: CompiledForm, page: number, fields: Fields): Map<string, CompiledItem> {
  const found = new Map<string, CompiledItem>();
  for (const field of fields.keys()) {
    for (const key of [field, field.replace(SUFFIX, "")]) {
      const at = readKey(key);
      const item = at && form.byLinkId.get(at.linkId);
      const there = item && item.page === page && item.depth > 0 && at.places.length === item.depth;
      // A place that no page has ever shown is nobody's answer.
      if (there && at.places.every((place) => place < REPEATS_MAX))
        found.set(keyOf(item.linkId, at.places), item);
    }
  }
  return found;
}

const asked = ({ type, readOnly, hidden }: CompiledItem): boolean =>
  type !== "group" && type !== "display" && type !== "attachment" && !readOnly && !hidden;

/**
 * The answers that a posted page holds: every question of the page has a key, an empty list where nothing was chosen or
 * written. Fields that the page does not have are ignored; what the form works out, hides or only shows, and files, which
 * come by another way, are left alone. Merge the result over earlier answers.
 */
export function readPosted(form: CompiledForm, pageLinkId: string, fields: Fields): Answers {
  const page = form.byLinkId.get(pageLinkId);
  const answers: Record<string, readonly Answer[]> = {};
  if (!page) return answers;
  for (const item of form.items)
    if (item.page === page.index && item.depth === 0 && asked(item))
      answers[item.linkId] = readItem(item, item.linkId, fields);
  if (form.nested)
    for (const [key, item] of nestedKeys(form, page.index, fields))
      if (asked(item)) answers[key] = readItem(item, key, fields);
  return answers;
}
