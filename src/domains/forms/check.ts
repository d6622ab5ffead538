import type { LocalText } from "#src/kernel/lang.ts";
import type { CompiledItem } from "./compile.ts";
import { isDate } from "./dates.ts";
import { sameCoding } from "./enable.ts";
import { meetsFormat } from "./formats.ts";
import type { Answer } from "./model.ts";

export type IssueCode =
  | "missing"
  | "wrong-type"
  | "not-an-option"
  | "too-long"
  | "too-many"
  | "exclusive"
  | "no-such-date"
  | "not-a-phone"
  | "not-an-email";

export interface Issue {
  readonly linkId: string;
  readonly code: IssueCode;
  readonly params: Readonly<Record<string, LocalText | number>>;
}

type Wrong = Pick<Issue, "code"> & Partial<Pick<Issue, "params">>;

/** Whether two answers say the same. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  if ("valueCoding" in a) return "valueCoding" in b && sameCoding(a.valueCoding, b.valueCoding);
  return Object.entries(a).every(([key, value]) => (b as Record<string, unknown>)[key] === value);
}

function wrongText({ type, maxLength, format }: CompiledItem, answer: Answer): Wrong | undefined {
  if (!("valueString" in answer) || typeof answer.valueString !== "string") return { code: "wrong-type" };
  const text = answer.valueString;
  if (maxLength !== undefined && text.length > maxLength)
    return { code: "too-long", params: { max: maxLength, length: text.length } };
  if (type === "string" && /[\r\n]/.test(text)) return { code: "wrong-type" };
  if (format === undefined || meetsFormat(format, text)) return undefined;
  return { code: format === "email" ? "not-an-email" : "not-a-phone" };
}

const wrongUnless = (right: boolean, code: IssueCode): Wrong | undefined => (right ? undefined : { code });

function wrongAnswer(item: CompiledItem, answer: Answer): Wrong | undefined {
  switch (item.type) {
    case "boolean":
      return wrongUnless("valueBoolean" in answer && typeof answer.valueBoolean === "boolean", "wrong-type");
    case "integer":
      return wrongUnless("valueInteger" in answer && Number.isSafeInteger(answer.valueInteger), "wrong-type");
    case "date":
      return wrongUnless(
        "valueDate" in answer && typeof answer.valueDate === "string" && isDate(answer.valueDate),
        "no-such-date",
      );
    case "choice":
      return wrongUnless(
        item.options.some((option) => sameAnswer(option.answer, answer)),
        "not-an-option",
      );
    case "string":
    case "text":
      return wrongText(item, answer);
    default:
      return { code: "wrong-type" };
  }
}

function wrong(item: CompiledItem, answers: readonly Answer[]): Wrong | undefined {
  if (answers.length === 0) {
    if (!item.required) return undefined;
    return { code: "missing", params: item.missing ? { text: item.missing } : {} };
  }
  if (answers.length > 1) {
    if (!item.repeats) return { code: "too-many" };
    const alone = item.options.filter(({ exclusive }) => exclusive);
    if (alone.some(({ answer }) => answers.some((one) => sameAnswer(one, answer))))
      return { code: "exclusive" };
  }
  for (const answer of answers) {
    const found = wrongAnswer(item, answer);
    if (found) return found;
  }
  return undefined;
}

/** What is wrong with the answers of one enabled item; undefined when they are as asked. */
export function check(item: CompiledItem, answers: readonly Answer[]): Issue | undefined {
  const found = wrong(item, answers);
  return found && { linkId: item.linkId, code: found.code, params: { question: item.text, ...found.params } };
}
