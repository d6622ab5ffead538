import type { LocalText } from "#src/kernel/lang.ts";
import { type AnswerCode, wrongAnswer } from "./check-answer.ts";
import type { CompiledItem } from "./items.ts";
import type { Answer } from "./model.ts";
import { sameAnswer } from "./same.ts";

export type IssueCode =
  | AnswerCode
  | "missing"
  | "not-filled"
  | "too-many"
  | "too-few"
  | "exclusive"
  | "constraint"
  | "disabled"
  | "unknown-item"
  | "misplaced"
  | "out-of-order"
  | "too-many-repeats"
  | "not-counted"
  | "too-slow"
  | "expression-failed";

export interface Issue {
  readonly linkId: string;
  /** The answer's key where it stands in a repeat: `linkId#0`; else the linkId. */
  readonly key: string;
  /** Which repeat of a repeating group is meant, from 0. */
  readonly place?: number;
  readonly code: IssueCode;
  readonly params: Readonly<Record<string, LocalText | number>>;
}

type Wrong = Pick<Issue, "code"> & Partial<Pick<Issue, "params">>;

function wrong(item: CompiledItem, answers: readonly Answer[]): Wrong | undefined {
  const { limits } = item;
  if (answers.length === 0) {
    if (!item.required) return undefined;
    // What is only shown, or not at all, nobody can answer: it comes from what is known of the person.
    if (item.readOnly || item.hidden) return { code: "not-filled" };
    return { code: "missing", params: item.missing ? { text: item.missing } : {} };
  }
  if (answers.length > 1) {
    if (!item.repeats) return { code: "too-many" };
    if (limits?.maxOccurs !== undefined && answers.length > limits.maxOccurs)
      return { code: "too-many", params: { max: limits.maxOccurs } };
    const alone = item.options.filter(({ exclusive }) => exclusive);
    if (alone.some(({ answer }) => answers.some((one) => sameAnswer(one, answer))))
      return { code: "exclusive" };
  }
  if (limits?.minOccurs !== undefined && answers.length < limits.minOccurs)
    return { code: "too-few", params: { min: limits.minOccurs } };
  for (const answer of answers) {
    const found = wrongAnswer(item, answer);
    if (found) return found;
  }
  return undefined;
}

/** What is wrong with the answers of one enabled item; undefined when they are as asked. */
export function check(item: CompiledItem, answers: readonly Answer[], key = item.linkId): Issue | undefined {
  const found = wrong(item, answers);
  return (
    found && { linkId: item.linkId, key, code: found.code, params: { question: item.text, ...found.params } }
  );
}

export { sameAnswer } from "./same.ts";
