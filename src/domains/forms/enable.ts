import type { Answer, Coding, EnableWhen } from "./model.ts";

export type Test = (answers: readonly Answer[]) => boolean;

/** Two codings are the same when the codes are, and the systems where both name one. */
export const sameCoding = (a: Coding, b: Coding): boolean =>
  a.code === b.code && (a.system === undefined || b.system === undefined || a.system === b.system);

type Expected = string | number | boolean | Coding | undefined;

function expectedOf(when: EnableWhen): Expected {
  return (
    when.answerBoolean ?? when.answerInteger ?? when.answerDate ?? when.answerString ?? when.answerCoding
  );
}

function equals(answer: Answer, expected: Expected): boolean {
  if ("valueCoding" in answer)
    return typeof expected === "object"
      ? sameCoding(answer.valueCoding, expected)
      : answer.valueCoding.code === expected;
  return Object.values(answer)[0] === expected;
}

/** Order of an answer against the expected value; undefined where the two have none (another type, a coding). */
function compare(answer: Answer, expected: Expected): number | undefined {
  if ("valueInteger" in answer && typeof expected === "number") return answer.valueInteger - expected;
  const text =
    "valueDate" in answer ? answer.valueDate : "valueString" in answer ? answer.valueString : undefined;
  if (text === undefined || typeof expected !== "string") return undefined;
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
