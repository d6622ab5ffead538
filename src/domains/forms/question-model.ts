import type { Lang } from "#src/kernel/lang.ts";
import type { Issue } from "./check.ts";
import { localText, named, stringOf, valueIn } from "./extensions.ts";
import { UPLOAD_MEGA } from "./files.ts";
import type { CompiledItem } from "./items.ts";
import { markup } from "./markup.ts";
import { issueText } from "./messages.ts";
import type { Node } from "./nodes.ts";
import { toggledOff } from "./offered.ts";
import { LISTED_MAX, searched } from "./options.ts";
import type { Run } from "./run.ts";
import { answerText, fieldText, shownNumber } from "./shown.ts";
import { NO, NO_LIST, NOT_COUNTED, YES } from "./words.ts";

export type QuestionKind =
  | "radio"
  | "check-box"
  | "drop-down"
  | "autocomplete"
  | "open-choice"
  | "yes-no"
  | "string"
  | "text"
  | "integer"
  | "decimal"
  | "slider"
  | "quantity"
  | "date"
  | "date-time"
  | "time"
  | "url"
  | "file"
  | "reference";

export interface OptionModel {
  /** The value to post. */
  readonly key: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly exclusive: boolean;
  readonly chosen: boolean;
}

/** All that a page needs to draw one question; no rule is left to the page. */
export interface QuestionModel {
  /** Also the name of the field; a date may be posted as `<name>-day`, `-month`, `-year` instead, a unit as `<name>-unit`, words of one's own beside options as `<name>-other`. */
  readonly name: string;
  readonly linkId: string;
  readonly kind: QuestionKind;
  readonly label: string;
  /** The label marked up; safe HTML. */
  readonly labelHtml: string | undefined;
  readonly hint: string | undefined;
  readonly required: boolean;
  /** Several answers: one field for each value, and one more to add. */
  readonly repeats: boolean;
  /** Shown as it is and not filled in. */
  readonly readOnly: boolean;
  readonly maxLength: number | undefined;
  /** `phone` or `email`: for the kind of keyboard and for autocomplete. */
  readonly format: string | undefined;
  readonly options: readonly OptionModel[];
  readonly horizontal: boolean;
  /** What the field shows: what was typed, also when it was wrong. */
  readonly value: string;
  readonly values: readonly string[];
  /** The answers in words, for what is only shown. */
  readonly shown: readonly string[];
  /** Words of one's own beside the options. */
  readonly other: string;
  /** What the form calls them, where it does. */
  readonly otherLabel: string | undefined;
  readonly unit: string | undefined;
  readonly units: readonly OptionModel[];
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
  readonly lower: string | undefined;
  readonly upper: string | undefined;
  /** Kinds of file that may be sent, and megabytes at most. */
  readonly fileTypes: readonly string[];
  readonly fileMax: string;
  readonly link: string | undefined;
  /** Said where the item works with less than its author meant. */
  readonly notice: string | undefined;
  readonly error: string | undefined;
}

const KINDS: Readonly<Record<string, QuestionKind>> = {
  boolean: "yes-no",
  decimal: "decimal",
  integer: "integer",
  date: "date",
  dateTime: "date-time",
  time: "time",
  text: "text",
  url: "url",
  quantity: "quantity",
  attachment: "file",
  reference: "reference",
};
function kindOf({ type, control, repeats, options }: CompiledItem): QuestionKind {
  if (type === "choice" || type === "open-choice" || options.length > 0) {
    if (options.length === 0) return "string";
    if (searched({ control, options })) return "autocomplete";
    if (control === "autocomplete" && !repeats) return "drop-down";
    if (type === "open-choice") return "open-choice";
    if (repeats) return "check-box";
    return control === "drop-down" || (options.length > LISTED_MAX && control !== "radio-button")
      ? "drop-down"
      : "radio";
  }
  if (control === "slider" && (type === "integer" || type === "decimal")) return "slider";
  return KINDS[type] ?? "string";
}

const HELPS = new Set(["help", "flyover", "prompt"]);
export const isHelp = (item: CompiledItem): boolean =>
  item.type === "display" && HELPS.has(item.control ?? "");
const BESIDE = new Set(["unit", "lower", "upper"]);
/** Displays that belong to their question's field. */
export const isBeside = (item: CompiledItem): boolean =>
  item.type === "display" && BESIDE.has(item.control ?? "");

const numberOrNothing = (value: unknown): number | undefined =>
  typeof value === "number" ? value : undefined;

/** The same marked up, as safe HTML; undefined when the plain text says it. */
export function markedNow(run: Run, at: number, lang: Lang): string | undefined {
  const { item } = run.nodes.list[at] as Node;
  if (!item.source._text || item.textFormula) return undefined;
  const html = markup(item.source._text, lang, item.text[lang] !== (item.source.text ?? ""));
  return html && item.prefix ? `${escaped(item.prefix[lang])} ${html}` : html;
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => SIGNS[sign] ?? sign);

/** The text of an item, as it stands now: an expression on it may say it anew. */
export function textNow(run: Run, at: number, lang: Lang): string {
  const { item } = run.nodes.list[at] as Node;
  const said = item.textFormula && run.formulas?.text(item.textFormula, at);
  const text = said ?? item.text[lang];
  return item.prefix && text ? `${item.prefix[lang]} ${text}` : text;
}

function choices(run: Run, at: number, lang: Lang, fields: readonly string[]): OptionModel[] {
  const { item } = run.nodes.list[at] as Node;
  if (item.type === "boolean")
    return [
      { key: "true", label: YES[lang], hint: undefined, exclusive: false, chosen: fields.includes("true") },
      { key: "false", label: NO[lang], hint: undefined, exclusive: false, chosen: fields.includes("false") },
    ];
  const off = toggledOff(run, at);
  return item.options
    .filter(({ key }) => !off.has(key))
    .map(({ key, label, prefix, hint, exclusive }) => ({
      key,
      label: prefix ? `${prefix} ${label[lang]}` : label[lang],
      hint: hint?.[lang],
      exclusive,
      chosen: fields.includes(key),
    }));
}

function hintOf(run: Run, item: CompiledItem, lang: Lang): string | undefined {
  const said = item.children.flatMap((index) => {
    const child = run.form.items[index] as CompiledItem;
    return isHelp(child) && child.text[lang] ? [child.text[lang]] : [];
  });
  const format = stringOf(item.source, "entryFormat");
  return [...said, ...(format && item.type !== "date" ? [format] : [])].join(" ") || undefined;
}

function noticeOf(item: CompiledItem, lang: Lang): string | undefined {
  if (item.openOptions && item.options.length === 0) return NO_LIST[lang];
  return item.degraded?.startsWith("calculatedExpression") ? NOT_COUNTED[lang] : undefined;
}

/** What a field shows for an option that is looked for by its words; of two with the same words the code tells which. */
export function wordsOf(options: readonly Pick<OptionModel, "key" | "label">[], key: string): string {
  const found = options.find((option) => option.key === key);
  if (!found) return key;
  return options.some(({ key: other, label }) => other !== key && label === found.label)
    ? `${found.label} (${key})`
    : found.label;
}

/** One question of a page, at its place. */
export function questionModel(run: Run, at: number, lang: Lang, issue: Issue | undefined): QuestionModel {
  const { item, key } = run.nodes.list[at] as Node;
  const { limits } = item;
  const given = run.answers(at);
  const fields = given.map((answer) => fieldText(item, answer));
  const kind = kindOf(item);
  const options = choices(run, at, lang, fields);
  // Looked for by their words, answers stand in the field as those words.
  const typed = kind === "autocomplete" ? fields.map((key) => wordsOf(options, key)) : fields;
  const known = new Set(item.options.map((option) => option.key));
  const quantity = given[0] && "valueQuantity" in given[0] ? given[0].valueQuantity : undefined;
  const unitNow = quantity?.code ?? quantity?.unit;
  return {
    name: key,
    linkId: item.linkId,
    kind,
    label: textNow(run, at, lang),
    labelHtml: markedNow(run, at, lang),
    hint: hintOf(run, item, lang),
    required: item.required,
    repeats: item.repeats,
    readOnly: item.readOnly,
    maxLength: item.maxLength,
    format: item.format,
    options,
    horizontal: valueIn(named(item.source, "choiceOrientation")) === "horizontal",
    value: typed[0] ?? "",
    values: typed,
    shown: given.map((answer) => answerText(item, answer, lang)),
    other: fields.find((field) => !known.has(field)) ?? "",
    otherLabel: openLabel(item, lang),
    unit:
      limits?.unit?.display ??
      limits?.unit?.code ??
      unitBeside(run, item, lang) ??
      (limits?.units.length ? undefined : quantity?.unit),
    units: (limits?.units ?? []).map(({ code, display }) => ({
      key: code ?? display ?? "",
      label: display ?? code ?? "",
      hint: undefined,
      exclusive: false,
      chosen: unitNow !== undefined && (unitNow === code || unitNow === display),
    })),
    min: numberOrNothing(limits?.min),
    max: numberOrNothing(limits?.max),
    step: limits?.step,
    lower: limits?.lower,
    upper: limits?.upper,
    fileTypes: limits?.mimeTypes ?? [],
    fileMax: shownNumber(Math.min(limits?.maxSize ?? UPLOAD_MEGA, UPLOAD_MEGA), lang),
    link: stringOf(item.source, "supportLink"),
    notice: noticeOf(item, lang),
    error: issue && issueText(issue, lang, item.type),
  };
}

function openLabel({ source }: CompiledItem, lang: Lang): string | undefined {
  const found = named(source, "openLabel");
  return found?.valueString && localText(found.valueString, found._valueString)[lang];
}

function unitBeside(run: Run, item: CompiledItem, lang: Lang): string | undefined {
  const child = item.children
    .map((index) => run.form.items[index] as CompiledItem)
    .find(({ control }) => control === "unit");
  return child?.text[lang];
}
