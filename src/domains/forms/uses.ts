import type { LocalText } from "#src/kernel/lang.ts";
import { sameAnswer } from "./check.ts";
import type { CompiledForm } from "./compile.ts";
import { answersOf, enabling } from "./evaluate.ts";
import type { Answers } from "./model.ts";
import { fieldText } from "./shown.ts";

/**
 * What other domains read of an answered form: value by use marker (topic, municipality, phone …), so that they need not
 * know its linkIds. Choices give their code, a boolean "true" or "false". Disabled items give nothing.
 */
export function usesOf(form: CompiledForm, answers: Answers): Readonly<Record<string, string>> {
  const on = enabling(form, answers);
  const found: Record<string, string> = {};
  for (const [use, item] of form.byUse) {
    const first = answersOf(answers, item.linkId)[0];
    if (on[item.index] === 1 && first) found[use] = fieldText(item, first);
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
  const on = enabling(form, answers);
  return form.items
    .filter(
      ({ type, format, index }) =>
        on[index] === 1 && format === undefined && (type === "text" || type === "string"),
    )
    .flatMap((item) => answersOf(answers, item.linkId).map((answer) => fieldText(item, answer)));
}
