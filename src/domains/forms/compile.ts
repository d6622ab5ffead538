import type { LocalText } from "#src/kernel/lang.ts";
import { testOf } from "./enable.ts";
import { expressionsOf, type ItemFormulas, type Reading } from "./expressions.ts";
import {
  DANGER,
  extension,
  FORMAT,
  itemControl,
  localText,
  MISSING_TEXT,
  named,
  ORIGINAL_LINK_ID,
  USE,
} from "./extensions.ts";
import { type Fault, FormFaults } from "./faults.ts";
import { findingsOf } from "./findings.ts";
import type { CompiledForm, CompiledItem, Finding, Option } from "./items.ts";
import { type Limits, limitsOf } from "./limits.ts";
import type { Questionnaire, QuestionnaireItem } from "./model.ts";
import { conceptOption, keyed, optionOf } from "./options.ts";
import { evaluationOrder } from "./order.ts";
import { itemNeeds, nativeFormulas } from "./reading.ts";
import { resultRules } from "./results-rules.ts";
import { expansionOf, NO_TERMINOLOGY, type Terminology } from "./value-sets.ts";
import { faultsOf } from "./wellformed.ts";

interface Flat {
  readonly source: QuestionnaireItem;
  readonly parent: number;
  readonly children: number[];
  readonly depth: number;
  readonly container: boolean;
  /** Its own, or of what it stands in. */
  readonly hidden: boolean;
  readonly readOnly: boolean;
  page: number;
}

const asks = ({ type, item }: QuestionnaireItem): boolean =>
  type === "group" ? item?.some(asks) === true : type !== "display";

/** All items in document order, each with its place. */
function flatten(questionnaire: Questionnaire): Flat[] {
  const flat: Flat[] = [];
  const stack = questionnaire.item.map((source) => ({ source, parent: -1 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const index = flat.length;
    const { source, parent } = next;
    const above = flat[parent];
    const container = source.repeats === true && (source.item?.some(asks) ?? false);
    const depth = above ? above.depth + (above.container ? 1 : 0) : 0;
    const hidden = above?.hidden === true || named(source, "hidden")?.valueBoolean === true;
    const locked = above?.source.type === "group" && above.readOnly;
    const readOnly = locked || source.readOnly === true;
    flat.push({ source, parent, children: [], depth, container, hidden, readOnly, page: -1 });
    above?.children.push(index);
    for (let at = (source.item?.length ?? 0) - 1; at >= 0; at -= 1)
      stack.push({ source: source.item?.[at] as QuestionnaireItem, parent: index });
  }
  markPages(flat);
  return flat;
}

const PAGED = new Set(["page", "tab-container"]);

/**
 * A page is a top-level item, or, where groups are marked as pages inside others, each of those and what stands beside
 * them. The wrapping group belongs to its first page.
 */
function markPages(flat: Flat[]): void {
  const holds = new Uint8Array(flat.length);
  for (let index = flat.length - 1; index >= 0; index -= 1) {
    const { source, parent } = flat[index] as Flat;
    const own = PAGED.has(itemControl(source) ?? "");
    if (parent >= 0 && (own || holds[index]) && source.type === "group") holds[parent] = 1;
  }
  flat.forEach((item, index) => {
    const { parent, source } = item;
    const above = flat[parent];
    const control = itemControl(source);
    const wraps =
      source.type === "group" && !item.container && (holds[index] === 1 || control === "tab-container");
    if (above && above.page >= 0) item.page = above.page;
    else item.page = wraps ? -1 : index;
  });
  for (let index = flat.length - 1; index >= 0; index -= 1) {
    const item = flat[index] as Flat;
    if (item.page < 0) item.page = flat[index + 1]?.page ?? index;
  }
}

interface Chosen {
  readonly options: readonly Option[];
  readonly degraded: string | undefined;
}

function optionsOf(source: QuestionnaireItem, questionnaire: Questionnaire, known: Terminology): Chosen {
  const listed = (source.answerOption ?? []).map(optionOf);
  if (source.answerValueSet === undefined) return { options: listed, degraded: undefined };
  const expansion = expansionOf(source.answerValueSet, questionnaire, known);
  if (!expansion)
    return {
      options: listed,
      degraded: `the value set ${source.answerValueSet} is neither contained nor imported`,
    };
  const options = [...listed, ...expansion.concepts.map((one) => conceptOption(one, one.system))];
  const degraded =
    expansion.lacks && `the value set ${source.answerValueSet} is not whole: ${expansion.lacks}`;
  return { options, degraded };
}

function limited(source: QuestionnaireItem, findings: Finding[]): Limits | undefined {
  try {
    return limitsOf(source);
  } catch (fault) {
    const reason = `the regex cannot be run in bounded time or is none: ${(fault as Error).message}`;
    findings.push({ severity: "warning", linkId: source.linkId, code: "regex", message: reason });
    return limitsOf({
      ...source,
      extension: (source.extension ?? []).filter(({ url }) => !url.endsWith("/regex")),
    });
  }
}

const textOf = (of: QuestionnaireItem, url: string): LocalText | undefined => {
  const found = extension(of, url);
  return found?.valueString === undefined ? undefined : localText(found.valueString, found._valueString);
};

function shortOf(source: QuestionnaireItem): LocalText | undefined {
  const found = named(source, "shortText") ?? named(source._text, "shortText");
  return found?.valueString === undefined ? undefined : localText(found.valueString, found._valueString);
}

const runsPaths = (item: CompiledItem): boolean =>
  item.enableFormula !== undefined ||
  item.textFormula !== undefined ||
  item.answersFormula !== undefined ||
  item.toggles.length > 0 ||
  item.constraints.length > 0 ||
  (item.calculated !== undefined && !item.calculated.native);

const ENUMERATED = new Set([
  "choice",
  "open-choice",
  "integer",
  "date",
  "time",
  "string",
  "text",
  "reference",
]);

/**
 * Makes a questionnaire ready for evaluation. Throws FormFaults naming every item and reason: a duplicate linkId, an
 * enableWhen of an unknown item, a circle, an expression that does not parse, a type or modifier extension the engine
 * does not know. `lenient`: a choice without options is taken as written words. What works with less, or is kept unread, stands in `findings`.
 */
export function compile(
  questionnaire: Questionnaire,
  known: Terminology = NO_TERMINOLOGY,
  lenient = false,
): CompiledForm {
  const name = `${questionnaire.id} ${questionnaire.version}`;
  const faults: Fault[] = faultsOf(questionnaire, lenient);
  if (faults.length > 0) throw new FormFaults(name, faults);

  const flat = flatten(questionnaire);
  const indexOf = new Map(flat.map(({ source }, index) => [source.linkId, index]));
  const findings: Finding[] = findingsOf(
    questionnaire,
    flat.map(({ source }) => source),
  );
  const reading: Reading = { questionnaire, flat, indexOf, faults, findings };
  const { own, items: formulas } = expressionsOf(reading);

  const made = flat.map((placed, index): CompiledItem => {
    const { source, parent, page, children, depth, container, hidden, readOnly } = placed;
    const { options, degraded } = optionsOf(source, questionnaire, known);
    const { options: kept, byKey } = keyed(options);
    const mine = formulas[index] as ItemFormulas;
    const chosen = ENUMERATED.has(source.type);
    if (kept.length === 0 && source.type === "choice" && !degraded && !mine.answersFormula)
      findings.push({
        severity: "warning",
        linkId: source.linkId,
        code: "value-set",
        message: "a choice without options: the answer is written",
      });
    if (degraded)
      findings.push({ severity: "warning", linkId: source.linkId, code: "value-set", message: degraded });
    return {
      linkId: source.linkId,
      sentAs: extension(source, ORIGINAL_LINK_ID)?.valueString ?? source.linkId,
      index,
      parent,
      page,
      type: source.type,
      text: localText(source.text ?? "", source._text),
      prefix: source.prefix === undefined ? undefined : localText(source.prefix, source._prefix),
      shortText: shortOf(source),
      required: source.required === true,
      repeats: source.repeats === true,
      readOnly: readOnly || mine.calculated !== undefined,
      hidden,
      depth,
      container,
      maxLength: source.maxLength,
      control: itemControl(source),
      format: extension(source, FORMAT)?.valueCode,
      missing: textOf(source, MISSING_TEXT),
      use: source.code?.find(({ system }) => system === USE)?.code,
      danger: extension(source, DANGER)?.valueCode,
      limits: limited(source, findings),
      options: chosen ? kept : [],
      optionOf: byKey,
      openOptions:
        degraded !== undefined ||
        (mine.answersFormula !== undefined && kept.length === 0) ||
        (kept.length === 0 && source.type === "choice"),
      tests: (source.enableWhen ?? []).map((when) => ({
        target: indexOf.get(when.question) ?? -1,
        test: testOf(when),
      })),
      any: source.enableBehavior === "any",
      enableFormula: mine.enableFormula,
      calculated: mine.calculated,
      initialFormula: mine.initialFormula,
      textFormula: mine.textFormula,
      answersFormula: mine.answersFormula,
      toggles: mine.toggles,
      constraints: mine.constraints,
      degraded: degraded ?? mine.degraded,
      children,
      source,
    };
  });
  if (faults.length > 0) throw new FormFaults(name, faults);

  const nested = made.some(({ depth }) => depth > 0);
  const items = nativeFormulas(made);
  const { order, cycle } = evaluationOrder(items.map((item) => itemNeeds(item, items)));
  if (cycle.length > 0) {
    const path = cycle.map((index) => items[index]?.linkId).join(" → ");
    const what = cycle
      .map((index) => items[index])
      .some((item) => item?.calculated ?? item?.enableFormula ?? item?.answersFormula)
      ? "expressions go"
      : "enableWhen goes";
    throw new FormFaults(name, [
      { linkId: items[cycle[0] ?? 0]?.linkId ?? "", reason: `${what} in a circle: ${path}` },
    ]);
  }
  return {
    questionnaire,
    title: localText(questionnaire.title ?? questionnaire.id, questionnaire._title),
    description: localText(questionnaire.description ?? "", questionnaire._description),
    copyright:
      questionnaire.copyright === undefined
        ? undefined
        : localText(questionnaire.copyright, questionnaire._copyright),
    items,
    byLinkId: new Map(items.map((item) => [item.linkId, item])),
    bySent: Map.groupBy(items, ({ sentAs }) => sentAs),
    byUse: new Map(items.flatMap((item) => (item.use === undefined ? [] : [[item.use, item] as const]))),
    order,
    pages: items.filter(({ page, index }) => page === index),
    nested,
    launch: own.launch,
    constraints: own.constraints,
    results: resultRules(questionnaire),
    findings,
    emptyNames: own.names,
    hasPaths: own.constraints.length > 0 || items.some(runsPaths),
    hasFormulas:
      items.some(
        (item) => item.calculated !== undefined || item.initialFormula !== undefined || runsPaths(item),
      ) || own.constraints.length > 0,
    calculates: items.some(({ calculated }) => calculated !== undefined),
    offers: items.some(({ answersFormula }) => answersFormula !== undefined),
    opensFilled: items.some(
      ({ initialFormula, source, options }) =>
        initialFormula !== undefined ||
        (source.initial ?? []).length > 0 ||
        options.some(({ selected }) => selected),
    ),
  };
}

export type { CompiledForm, CompiledItem, Option } from "./items.ts";
