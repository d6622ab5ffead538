import type { Fault } from "./faults.ts";
import type { EnableWhen, Questionnaire, QuestionnaireItem } from "./model.ts";
import { OPERATORS } from "./model.ts";

const TYPES = new Set(["group", "display", "boolean", "integer", "date", "string", "text", "choice"]);
const EXPECTED: Readonly<Record<string, keyof EnableWhen>> = {
  boolean: "answerBoolean",
  integer: "answerInteger",
  date: "answerDate",
  string: "answerString",
  text: "answerString",
};

function* walk(items: readonly QuestionnaireItem[]): Generator<QuestionnaireItem> {
  for (const item of items) {
    yield item;
    if (item.item) yield* walk(item.item);
  }
}

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
  if (expected && when[expected] === undefined) yield `enableWhen of ${question} needs ${expected}`;
  if (target.type !== "choice") return;
  if (operator !== "=" && operator !== "!=")
    yield `enableWhen cannot order the options of ${question} by ${operator}`;
  const code = when.answerCoding?.code;
  const codes = target.answerOption?.flatMap(({ valueCoding }) => valueCoding?.code ?? []) ?? [];
  if (codes.length > 0 && code !== undefined && !codes.includes(code))
    yield `${question} has no option ${code}`;
}

function* ofItem(item: QuestionnaireItem): Generator<string> {
  if (!TYPES.has(item.type)) return yield `the type ${item.type} is not supported`;
  if (item.modifierExtension?.length) yield `unknown modifier extension ${item.modifierExtension[0]?.url}`;
  if (item.type === "display" && (item.item || item.required || item.repeats))
    yield "a display cannot be asked or have items";
  if (item.type === "group" && !item.item?.length) yield "a group without items";
  if (item.type === "group" && item.repeats) yield "a repeating group is not supported";
  if (item.repeats && item.type !== "choice" && item.type !== "group")
    yield `a repeating ${item.type} is not supported`;
  if (item.type === "choice" && !item.answerOption?.length) yield "a choice without options";
  if (item.type !== "choice" && item.answerOption) yield `a ${item.type} cannot have options`;
  if (item.maxLength !== undefined && !(Number.isInteger(item.maxLength) && item.maxLength > 0))
    yield "maxLength is not a positive whole number";
  const keys =
    item.answerOption?.map(
      (one) => one.valueCoding?.code ?? one.valueInteger ?? one.valueDate ?? one.valueString,
    ) ?? [];
  if (new Set(keys).size < keys.length) yield "the same option twice";
  if (keys.includes(undefined)) yield "an option without a value";
}

/** All that makes a questionnaire impossible to run, but cycles: each with its item and the reason. */
export function faultsOf(questionnaire: Questionnaire): Fault[] {
  const faults: Fault[] = [];
  const byLinkId = new Map<string, QuestionnaireItem>();
  if (questionnaire.modifierExtension?.length)
    faults.push({
      linkId: "",
      reason: `unknown modifier extension ${questionnaire.modifierExtension[0]?.url}`,
    });
  const all = [...walk(questionnaire.item)];
  for (const item of all) {
    if (byLinkId.has(item.linkId)) faults.push({ linkId: item.linkId, reason: "the linkId stands twice" });
    byLinkId.set(item.linkId, item);
  }
  for (const item of all) {
    const reasons = [...ofItem(item)];
    for (const when of item.enableWhen ?? []) reasons.push(...ofWhen(when, byLinkId.get(when.question)));
    for (const reason of reasons) faults.push({ linkId: item.linkId, reason });
  }
  return faults;
}
