import type { LocalText } from "#src/kernel/lang.ts";
import { answersOf } from "./evaluate.ts";
import type { CompiledForm } from "./items.ts";
import type { Answers } from "./model.ts";
import { judge } from "./run.ts";
import { sameAnswer } from "./same.ts";
import { fieldText } from "./shown.ts";

/**
 * What other domains read of an answered form: value by use marker (topic, municipality, phone …), so that they need not
 * know its linkIds. Choices give their code, a boolean "true" or "false". Disabled items give nothing.
 */
export function usesOf(form: CompiledForm, answers: Answers): Readonly<Record<string, string>> {
  const run = judge(form, answers);
  const found: Record<string, string> = {};
  for (const [use, item] of form.byUse) {
    const at = run.nodesOf(item.index)[0] as number;
    const first = run.answers(at)[0];
    if (run.on[at] === 1 && first) found[use] = fieldText(item, first);
  }
  return found;
}

/** The label of the option chosen for a use marker, in every language: a contact's title is that of its topic. */
export function labelOf(form: CompiledForm, answers: Answers, use: string): LocalText | undefined {
  const item = form.byUse.get(use);
  const first = item && answersOf(answers, item.linkId)[0];
  return first && item.options.find(({ answer }) => sameAnswer(answer, first))?.label;
}

/**
 * What somebody has written in their own words, field by field in the form's order: not numbers and addresses, whose
 * fields have a format. Disabled items give nothing.
 */
export function freeText(form: CompiledForm, answers: Answers): string[] {
  const run = judge(form, answers);
  return form.items
    .filter(({ type, format }) => format === undefined && (type === "text" || type === "string"))
    .flatMap((item) =>
      run
        .nodesOf(item.index)
        .filter((at) => run.on[at] === 1)
        .flatMap((at) => run.answers(at).map((answer) => fieldText(item, answer))),
    );
}
