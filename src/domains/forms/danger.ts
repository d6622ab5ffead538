import type { CompiledForm } from "./items.ts";
import type { Answers } from "./model.ts";
import { judge } from "./run.ts";
import { sameAnswer } from "./same.ts";

/** What was found in the person's own words: domains/safety gives these. */
export interface FoundSign {
  readonly code: string;
  readonly severity: "acute" | "concern";
}

export interface Danger {
  /** Kinds of danger, each once, sorted. */
  readonly codes: readonly string[];
  /** Whether the help card is shown at once and, when sent, the people on call are alarmed. */
  readonly acute: boolean;
}

/** Codes of the danger that the chosen answers themselves say, by the form's danger markers. */
export function dangerAnswers(form: CompiledForm, answers: Answers): string[] {
  const run = judge(form, answers);
  const codes: string[] = [];
  for (const [at, { item }] of run.nodes.list.entries()) {
    if (run.on[at] === 0) continue;
    for (const given of run.answers(at)) {
      if (item.danger !== undefined && "valueBoolean" in given && given.valueBoolean) codes.push(item.danger);
      const option = item.options.find((one) => one.danger !== undefined && sameAnswer(one.answer, given));
      if (option?.danger !== undefined) codes.push(option.danger);
    }
  }
  return codes;
}

/** Danger in the whole message: an answer marked as danger is acute; of signs in words, those whose list says so. */
export function dangerOf(form: CompiledForm, answers: Answers, signs: readonly FoundSign[]): Danger {
  const marked = dangerAnswers(form, answers);
  const codes = [...new Set([...marked, ...signs.map(({ code }) => code)])].sort();
  return { codes, acute: marked.length > 0 || signs.some(({ severity }) => severity === "acute") };
}
