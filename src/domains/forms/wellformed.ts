import { nameOf } from "./extensions.ts";
import type { Fault } from "./faults.ts";
import type { EnableWhen, Extension, Questionnaire, QuestionnaireItem } from "./model.ts";
import { ITEM_TYPES, OPERATORS } from "./model.ts";

const TYPES: ReadonlySet<string> = new Set(ITEM_TYPES);
/** Deeper than any form that people fill; a deeper one is a mistake or an attack. */
export const DEEPEST = 64;
const ITEMS_MAX = 20_000;

export function* walk(items: readonly QuestionnaireItem[]): Generator<QuestionnaireItem> {
  const stack = [...items].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    const inner = next.item;
    if (Array.isArray(inner))
      for (let at = inner.length - 1; at >= 0; at -= 1) stack.push(inner[at] as QuestionnaireItem);
  }
}

const EXPECTED: Readonly<Record<string, readonly (keyof EnableWhen)[]>> = {
  boolean: ["answerBoolean"],
  decimal: ["answerDecimal", "answerInteger"],
  integer: ["answerInteger", "answerDecimal"],
  date: ["answerDate", "answerDateTime"],
  dateTime: ["answerDateTime", "answerDate"],
  time: ["answerTime"],
  string: ["answerString"],
  text: ["answerString"],
  url: ["answerString"],
  quantity: ["answerQuantity", "answerDecimal", "answerInteger"],
};

function* ofWhen(when: EnableWhen, target: QuestionnaireItem | undefined): Generator<string> {
  const { question, operator } = when;
  if (!target) return yield `enableWhen asks about ${question}, which is not in the form`;
  if (target.type === "group" || target.type === "display")
    return yield `enableWhen asks about ${question}, a ${target.type}, which has no answer`;
  if (!OPERATORS.includes(operator)) return yield `enableWhen has the unknown operator ${operator}`;
  if (operator === "exists") {
    if (when.answerBoolean === undefined) yield `enableWhen exists needs answerBoolean (${question})`;
    return;
  }
  const expected = EXPECTED[target.type];
  if (expected && !expected.some((key) => when[key] !== undefined))
    yield `enableWhen of ${question} needs ${expected[0]}`;
  if (target.type !== "choice") return;
  if (when.answerCoding && operator !== "=" && operator !== "!=")
    yield `enableWhen cannot order the options of ${question} by ${operator}`;
}

/** An enableWhen that asks for an option which its question does not have. */
export function missingOption({ question, answerCoding }: EnableWhen, target: QuestionnaireItem | undefined) {
  const code = answerCoding?.code;
  const codes = target?.answerOption?.flatMap(({ valueCoding }) => valueCoding?.code ?? []) ?? [];
  if (target?.type !== "choice" || codes.length === 0 || code === undefined || codes.includes(code))
    return undefined;
  return `${question} has no option ${code}`;
}

/** Extensions that change what a text means are none that can be passed over. */
function* modifying(of: { readonly modifierExtension?: readonly Extension[] }): Generator<string> {
  for (const { url } of of.modifierExtension ?? []) yield `unknown modifier extension ${url}`;
}

function* ofItem(item: QuestionnaireItem, lenient: boolean): Generator<string> {
  if (typeof item.linkId !== "string" || item.linkId === "") return yield "an item without a linkId";
  if (!TYPES.has(item.type)) return yield `the type ${item.type} is not supported`;
  yield* modifying(item);
  for (const one of item.answerOption ?? []) yield* modifying(one);
  if (item.type === "display" && (item.required || item.repeats)) yield "a display cannot be asked";
  const asksNothing = !item.answerOption?.length && !item.answerValueSet;
  const elsewhere = item.extension?.some(({ url }) =>
    ["answerExpression", "candidateExpression"].includes(nameOf(url)),
  );
  if (item.type === "choice" && asksNothing && !elsewhere && !lenient) yield "a choice without options";
  if ((item.type === "group" || item.type === "display") && item.answerOption?.length)
    yield `a ${item.type} cannot have options`;
  if (item.maxLength !== undefined && !(Number.isInteger(item.maxLength) && item.maxLength > 0))
    yield "maxLength is not a positive whole number";
  const keys =
    item.answerOption?.map(
      ({ valueCoding, valueInteger, valueDate, valueTime, valueString, valueReference }) =>
        valueCoding
          ? `${valueCoding.system ?? ""}|${valueCoding.code ?? valueCoding.display ?? ""}`
          : (valueInteger ?? valueDate ?? valueTime ?? valueString ?? valueReference?.reference),
    ) ?? [];
  if (new Set(keys).size < keys.length) yield "the same option twice";
  if (keys.includes(undefined) || keys.includes("|")) yield "an option without a value";
}

function depthOf(items: readonly QuestionnaireItem[]): number {
  let level: readonly QuestionnaireItem[] = items;
  let depth = 0;
  for (; level.length > 0 && depth <= DEEPEST; depth += 1) level = level.flatMap(({ item }) => item ?? []);
  return depth;
}

/** All that makes a questionnaire impossible to run, but circles and expressions: each with its item and the reason. */
export function faultsOf(questionnaire: Questionnaire, lenient = false): Fault[] {
  const faults: Fault[] = [...modifying(questionnaire)].map((reason) => ({ linkId: "", reason }));
  if (questionnaire.implicitRules !== undefined)
    faults.push({ linkId: "", reason: `it follows the rules ${questionnaire.implicitRules}, unknown here` });
  if (depthOf(questionnaire.item) > DEEPEST)
    return [...faults, { linkId: "", reason: `items stand deeper than ${DEEPEST} levels` }];
  const byLinkId = new Map<string, QuestionnaireItem>();
  const all = [...walk(questionnaire.item)];
  if (all.length > ITEMS_MAX)
    return [...faults, { linkId: "", reason: `${all.length} items; a form can have ${ITEMS_MAX}` }];
  for (const item of all) {
    if (byLinkId.has(item.linkId)) faults.push({ linkId: item.linkId, reason: "the linkId stands twice" });
    byLinkId.set(item.linkId, item);
  }
  for (const item of all) {
    const reasons = [...ofItem(item, lenient)];
    for (const when of item.enableWhen ?? []) {
      const target = byLinkId.get(when.question);
      reasons.push(...ofWhen(when, target));
      const missing = lenient ? undefined : missingOption(when, target);
      if (missing) reasons.push(missing);
    }
    for (const reason of reasons) faults.push({ linkId: item.linkId ?? "", reason });
  }
  return faults;
}
