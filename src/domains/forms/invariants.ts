import type { Finding } from "./items.ts";
import type { QuestionnaireItem } from "./model.ts";
import { missingOption } from "./wellformed.ts";

/** The names of values that each type of item opens with. */
const INITIAL: Readonly<Record<string, readonly string[]>> = {
  boolean: ["valueBoolean"],
  decimal: ["valueDecimal"],
  integer: ["valueInteger"],
  date: ["valueDate"],
  dateTime: ["valueDateTime"],
  time: ["valueTime"],
  string: ["valueString"],
  text: ["valueString"],
  url: ["valueUri"],
  attachment: ["valueAttachment"],
  reference: ["valueReference"],
  quantity: ["valueQuantity"],
};

const WITH_LENGTH = new Set(["decimal", "integer", "string", "text", "url", "open-choice"]);
const WITH_OPTIONS = new Set(["choice", "open-choice", "integer", "date", "time", "string", "text"]);

function* initially({ type, initial, repeats, answerOption }: QuestionnaireItem): Generator<string> {
  if (!initial?.length) return;
  if (type === "group" || type === "display") yield `a ${type} cannot open with a value`;
  else if (initial.length > 1 && !repeats) yield "it opens with several values and takes one";
  if (answerOption?.length) yield "it has options and initial: mark the option with initialSelected";
  const expected = INITIAL[type];
  const fits = (one: object) =>
    Object.keys(one).some((name) => !name.startsWith("value") || expected?.includes(name));
  if (expected && !initial.every(fits)) yield `its initial value is no ${expected[0]}`;
}

/** What FHIR says of an item's elements together (que-1 to que-13) and a form from elsewhere may still break. */
function* oddities(item: QuestionnaireItem): Generator<string> {
  const { type, answerOption, answerValueSet, maxLength, enableWhen, enableBehavior } = item;
  if (type === "group" && !item.item?.length) yield "a group without items";
  if (type === "display" && item.item?.length) yield "a display cannot hold items";
  if (type === "display" && item.readOnly) yield "a display is never filled in: readOnly says nothing";
  if (answerOption?.length && answerValueSet) yield "it has both answerOption and answerValueSet";
  if ((answerOption?.length || answerValueSet) && !WITH_OPTIONS.has(type)) yield `a ${type} has options`;
  if (maxLength !== undefined && !WITH_LENGTH.has(type)) yield `maxLength says nothing of a ${type}`;
  if ((enableWhen?.length ?? 0) > 1 && !enableBehavior)
    yield "several enableWhen without enableBehavior: all must hold";
  yield* initially(item);
}

/** Each as a warning: the form works all the same. */
export function invariantFindings(items: readonly QuestionnaireItem[]): Finding[] {
  const byLinkId = new Map(items.map((item) => [item.linkId, item]));
  return items.flatMap((item) => {
    const never = (item.enableWhen ?? []).flatMap(
      (when) => missingOption(when, byLinkId.get(when.question)) ?? [],
    );
    return [...oddities(item), ...never].map(
      (message): Finding => ({ severity: "warning", linkId: item.linkId, code: "invariant", message }),
    );
  });
}
