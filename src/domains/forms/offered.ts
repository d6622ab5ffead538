import { answersFrom } from "./calculated.ts";
import { localText } from "./extensions.ts";
import type { CompiledForm, CompiledItem, Option } from "./items.ts";
import type { Answer, Coding, Primitive } from "./model.ts";
import { keyed } from "./options.ts";
import type { Run } from "./run.ts";
import { sameAnswer } from "./same.ts";
import { answerText, fieldText } from "./shown.ts";

/** Options that an expression may offer at most. */
const OFFERED_MAX = 500;

type Known = ReadonlyMap<string, Option>;
const optionsByCode = new WeakMap<CompiledForm, Known>();
const codeOf = ({ system, code }: Coding): string => `${system ?? ""}|${code ?? ""}`;

/** The form's own options by their code: what an expression takes from another question keeps its words in every language. */
function knownOptions(form: CompiledForm): Known {
  let known = optionsByCode.get(form);
  if (!known) {
    const made = new Map<string, Option>();
    for (const { options } of form.items)
      for (const option of options)
        if ("valueCoding" in option.answer) made.set(codeOf(option.answer.valueCoding), option);
    known = made;
    optionsByCode.set(form, known);
  }
  return known;
}

/** What an expression found as an answer: words stay words, as they would among the form's own options. */
const offered = (item: CompiledItem, value: unknown): readonly Answer[] =>
  typeof value === "string" && item.type === "choice" ? [{ valueString: value }] : answersFrom(item, [value]);

function optionFrom(form: CompiledForm, item: CompiledItem, value: unknown): Option[] {
  return offered(item, value).map((answer): Option => {
    const coding = "valueCoding" in answer ? answer.valueCoding : undefined;
    const known = coding?.code === undefined ? undefined : knownOptions(form).get(codeOf(coding));
    const beside = (value as { readonly _display?: Primitive } | null)?._display;
    const said = {
      fi: answerText(item, answer, "fi"),
      sv: answerText(item, answer, "sv"),
      en: answerText(item, answer, "en"),
    };
    return {
      key: fieldText(item, answer),
      answer,
      label: known?.label ?? (coding?.display === undefined ? said : localText(coding.display, beside)),
      prefix: known?.prefix,
      hint: known?.hint,
      exclusive: known?.exclusive === true,
      danger: known?.danger,
      weight: known?.weight,
      selected: false,
    };
  });
}

/** An item with the options that its answerExpression found; undefined when it found none. */
export function offering(
  form: CompiledForm,
  item: CompiledItem,
  found: readonly unknown[],
): CompiledItem | undefined {
  const each = { ...item, repeats: true };
  const made = found.slice(0, OFFERED_MAX).flatMap((value) => optionFrom(form, each, value));
  const { options, byKey } = keyed(
    made.filter((one, at) => made.findIndex(({ answer }) => sameAnswer(answer, one.answer)) === at),
  );
  return options.length === 0 ? undefined : { ...item, options, optionOf: byKey, openOptions: false };
}

/** Keys of the options that a question does not offer now: their expression does not hold. */
export function toggledOff({ formulas, nodes }: Run, at: number): ReadonlySet<string> {
  const toggles = nodes.list[at]?.item.toggles ?? [];
  return new Set(toggles.flatMap(({ keys, formula }) => (formulas?.holds(formula, at) ? [] : keys)));
}

/** What was posted as an option's key, as that option's answer. The rest stays as it is. */
export function chosenFrom({ options, optionOf }: CompiledItem, given: readonly Answer[]): readonly Answer[] {
  return given.map((answer) => {
    const same = options.find((one) => sameAnswer(one.answer, answer));
    const typed =
      "valueString" in answer
        ? answer.valueString
        : "valueCoding" in answer
          ? (answer.valueCoding.code ?? answer.valueCoding.display)
          : undefined;
    return (same ?? optionOf.get(typed ?? ""))?.answer ?? answer;
  });
}
