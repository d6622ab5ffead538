import type { Answer, Coding, EnableWhen, Quantity, Reference } from "./model.ts";
import { compareUnits } from "./units.ts";

export type Test = (answers: readonly Answer[]) => boolean;

/** Two codings are the same when the codes are, and the systems where both name one; without codes, when the words are. */
export const sameCoding = (a: Coding, b: Coding): boolean =>
  a.code === undefined && b?.code === undefined
    ? a.display === b?.display
    : a.code === b?.code && (a.system === undefined || b.system === undefined || a.system === b.system);

type Expected = string | number | boolean | Coding | Quantity | Reference | undefined;

function expectedOf(when: EnableWhen): Expected {
  return (
    when.answerBoolean ??
    when.answerDecimal ??
    when.answerInteger ??
    when.answerDate ??
    when.answerDateTime ??
    when.answerTime ??
    when.answerString ??
    when.answerCoding ??
    when.answerQuantity ??
    when.answerReference
  );
}

const OFFSET = /(Z|[+-]\d\d:\d\d)$/;

/** Order of two dates, dateTimes or times in text; those with zones by their moment. */
export function compareMoments(a: string, b: string): number {
  if (OFFSET.test(a) && OFFSET.test(b)) {
    try {
      return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
    } catch {
      return a < b ? -1 : a > b ? 1 : 0;
    }
  }
  // As far as both are told: 2026 and 2026-05 are the same year.
  const far = Math.min(a.length, b.length);
  const [x, y] = [a.slice(0, far), b.slice(0, far)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Order of two quantities; undefined when their units measure different things. */
export function compareQuantities(a: Quantity, b: Quantity): number | undefined {
  if (a.value === undefined || b.value === undefined) return undefined;
  const [own, other] = [a.code ?? a.unit, b.code ?? b.unit];
  if (own !== undefined && other !== undefined && own !== other && a.unit !== b.unit)
    return compareUnits(a, b);
  return a.value - b.value;
}

/** A number that an answer holds; a code that is one counts, as forms ask for `2` of options coded 1, 2 and 3. */
const numberIn = (answer: Answer): number | undefined =>
  "valueInteger" in answer
    ? answer.valueInteger
    : "valueDecimal" in answer
      ? answer.valueDecimal
      : "valueQuantity" in answer
        ? answer.valueQuantity?.value
        : "valueCoding" in answer && /^-?\d+(\.\d+)?$/.test(answer.valueCoding.code ?? "")
          ? Number(answer.valueCoding.code)
          : undefined;

const textIn = (answer: Answer): string | undefined =>
  "valueDate" in answer
    ? answer.valueDate
    : "valueDateTime" in answer
      ? answer.valueDateTime
      : "valueTime" in answer
        ? answer.valueTime
        : "valueString" in answer
          ? answer.valueString
          : "valueUri" in answer
            ? answer.valueUri
            : undefined;

const isMoment = (answer: Answer): boolean =>
  "valueDate" in answer || "valueDateTime" in answer || "valueTime" in answer;

function equals(answer: Answer, expected: Expected): boolean {
  if ("valueCoding" in answer && typeof expected !== "number")
    return typeof expected === "object"
      ? sameCoding(answer.valueCoding, expected as Coding)
      : answer.valueCoding?.code === expected;
  if ("valueReference" in answer)
    return (
      typeof expected === "object" && answer.valueReference?.reference === (expected as Reference).reference
    );
  if ("valueQuantity" in answer && typeof expected === "object")
    return compareQuantities(answer.valueQuantity, expected as Quantity) === 0;
  if (typeof expected === "number") return numberIn(answer) === expected;
  if (typeof expected === "string") {
    const text = textIn(answer);
    if (text === undefined) return false;
    return isMoment(answer) && OFFSET.test(text) ? compareMoments(text, expected) === 0 : text === expected;
  }
  return Object.values(answer)[0] === expected;
}

/** Order of an answer against the expected value; undefined where the two have none (another type, a coding). */
function compare(answer: Answer, expected: Expected): number | undefined {
  if (typeof expected === "number") {
    const value = numberIn(answer);
    return value === undefined ? undefined : value - expected;
  }
  if ("valueQuantity" in answer && typeof expected === "object")
    return compareQuantities(answer.valueQuantity, expected as Quantity);
  const text = textIn(answer);
  if (typeof text !== "string" || typeof expected !== "string") return undefined;
  if (isMoment(answer)) return compareMoments(text, expected);
  return text < expected ? -1 : text > expected ? 1 : 0;
}

const ORDERED: Readonly<Record<string, (order: number) => boolean>> = {
  ">": (order) => order > 0,
  "<": (order) => order < 0,
  ">=": (order) => order >= 0,
  "<=": (order) => order <= 0,
};

/**
 * One enableWhen as a test of the other item's answers. FHIR R4: true if any answer meets it; `exists` false needs no
 * answer; `!=` needs an answer that differs.
 */
export function testOf(when: EnableWhen): Test {
  const expected = expectedOf(when);
  if (when.operator === "exists") return (answers) => answers.length > 0 === (expected !== false);
  if (when.operator === "=") return (answers) => answers.some((answer) => equals(answer, expected));
  if (when.operator === "!=") return (answers) => answers.some((answer) => !equals(answer, expected));
  const holds = ORDERED[when.operator];
  return (answers) =>
    answers.some((answer) => {
      const order = compare(answer, expected);
      return order === undefined ? false : holds?.(order) === true;
    });
}
