import { compileItem } from "./compile-item.ts";
import { expressionsOf, type Reading } from "./expressions.ts";
import { localText } from "./extensions.ts";
import { type Fault, FormFaults } from "./faults.ts";
import { findingsOf } from "./findings.ts";
import { flatten } from "./flatten.ts";
import type { CompiledForm, CompiledItem, Finding, ItemFormulas } from "./items.ts";
import type { Questionnaire } from "./model.ts";
import { evaluationOrder } from "./order.ts";
import { itemNeeds, nativeFormulas } from "./reading.ts";
import { resultRules } from "./results-rules.ts";
import { NO_TERMINOLOGY, type Terminology } from "./value-sets.ts";
import { faultsOf } from "./wellformed.ts";

const runsPaths = (item: CompiledItem): boolean =>
  item.enableFormula !== undefined ||
  item.textFormula !== undefined ||
  item.answersFormula !== undefined ||
  item.toggles.length > 0 ||
  item.constraints.length > 0 ||
  (item.calculated !== undefined && !item.calculated.native);

/** The order in which items are evaluated. Throws FormFaults where their conditions or expressions go in a circle. */
function orderOf(items: readonly CompiledItem[], name: string): readonly number[] {
  const { order, cycle } = evaluationOrder(items.map((item) => itemNeeds(item, items)));
  if (cycle.length === 0) return order;
  const around = cycle.flatMap((index) => items[index] ?? []);
  const what = around.some((item) => item.calculated ?? item.enableFormula ?? item.answersFormula)
    ? "expressions go"
    : "enableWhen goes";
  const path = around.map(({ linkId }) => linkId).join(" → ");
  throw new FormFaults(name, [{ linkId: around[0]?.linkId ?? "", reason: `${what} in a circle: ${path}` }]);
}

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

  const made = flat.map((item, index) =>
    compileItem(item, index, formulas[index] as ItemFormulas, reading, known),
  );
  if (faults.length > 0) throw new FormFaults(name, faults);

  const items = nativeFormulas(made);
  const { constraints } = own;
  const paths = constraints.length > 0 || items.some(runsPaths);
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
    order: orderOf(items, name),
    pages: items.filter(({ page, index }) => page === index),
    nested: items.some(({ depth }) => depth > 0),
    launch: own.launch,
    constraints,
    results: resultRules(questionnaire),
    findings,
    emptyNames: own.names,
    hasPaths: paths,
    hasFormulas:
      paths || items.some(({ calculated, initialFormula }) => (calculated ?? initialFormula) !== undefined),
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
