import type { Lang } from "#src/kernel/lang.ts";
import type { CompiledForm, CompiledItem } from "./compile.ts";
import { answersOf, type Evaluation, enabling, evaluate } from "./evaluate.ts";
import { issueText } from "./messages.ts";
import type { Answers } from "./model.ts";
import { fieldText } from "./shown.ts";
import { NO, YES } from "./words.ts";

export type QuestionKind =
  | "radio"
  | "check-box"
  | "drop-down"
  | "yes-no"
  | "string"
  | "text"
  | "integer"
  | "date";

export interface OptionModel {
  /** The value to post. */
  readonly key: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly exclusive: boolean;
  readonly chosen: boolean;
}

/** All that a page needs to draw one question; no rule is left to the page. */
export interface QuestionModel {
  /** Also the name of the field; a date may be posted as `<name>-day`, `-month`, `-year` instead. */
  readonly name: string;
  readonly kind: QuestionKind;
  readonly label: string;
  readonly hint: string | undefined;
  readonly required: boolean;
  readonly maxLength: number | undefined;
  /** `phone` or `email`: for the kind of keyboard and for autocomplete. */
  readonly format: string | undefined;
  readonly options: readonly OptionModel[];
  /** What the field shows: what was typed, also when it was wrong. */
  readonly value: string;
  readonly error: string | undefined;
}

export interface PageModel {
  readonly linkId: string;
  readonly title: string;
  /** Texts of the page that belong to no question. */
  readonly intro: readonly string[];
  readonly questions: readonly QuestionModel[];
  /** Place among the pages shown now, from 1. */
  readonly number: number;
  readonly of: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** A child display with this control is the hint of its question. */
const HELP = "help";

function kindOf({ type, control, repeats }: CompiledItem): QuestionKind {
  if (type === "choice") return repeats ? "check-box" : control === "drop-down" ? "drop-down" : "radio";
  return type === "boolean"
    ? "yes-no"
    : type === "integer" || type === "date" || type === "text"
      ? type
      : "string";
}

function question(
  form: CompiledForm,
  item: CompiledItem,
  answers: Answers,
  lang: Lang,
  shown?: Evaluation,
): QuestionModel {
  const given = answersOf(answers, item.linkId);
  const fields = given.map((answer) => fieldText(item, answer));
  const hint = item.children.map((index) => form.items[index]).find((child) => child?.control === HELP);
  const issue = shown?.issues.find(({ linkId }) => linkId === item.linkId);
  const choices =
    item.type === "boolean"
      ? [
          { key: "true", label: YES, hint: undefined, exclusive: false },
          { key: "false", label: NO, hint: undefined, exclusive: false },
        ]
      : item.options;
  return {
    name: item.linkId,
    kind: kindOf(item),
    label: item.text[lang],
    hint: hint?.text[lang],
    required: item.required,
    maxLength: item.maxLength,
    format: item.format,
    options: choices.map(({ key, label, hint: below, exclusive }) => ({
      key,
      label: label[lang],
      hint: below?.[lang],
      exclusive,
      chosen: fields.includes(key),
    })),
    value: fields[0] ?? "",
    error: issue && issueText(issue, lang, item.type),
  };
}

function pageOf(
  form: CompiledForm,
  page: CompiledItem,
  on: Uint8Array,
  draw: (item: CompiledItem) => QuestionModel,
) {
  const intro: CompiledItem[] = [];
  const questions: QuestionModel[] = [];
  for (let index = page.index; form.items[index]?.page === page.index; index += 1) {
    const item = form.items[index] as CompiledItem;
    if (on[index] === 0 || item.type === "group") continue;
    if (item.type !== "display") questions.push(draw(item));
    else if (item.control !== HELP) intro.push(item);
  }
  return { intro, questions };
}

/**
 * The pages that stand now, as data to draw. A page is one top-level item of the form. Errors are filled in for the
 * pages named in `checked`: those that the person has sent and gets back.
 */
export function pages(
  form: CompiledForm,
  answers: Answers,
  lang: Lang,
  checked: readonly string[] = [],
): PageModel[] {
  const evaluation = evaluate(form, answers);
  const on = enabling(form, answers);
  return evaluation.pages.map((linkId, at) => {
    const page = form.byLinkId.get(linkId) as CompiledItem;
    const shown = checked.includes(linkId) ? evaluation : undefined;
    const { intro, questions } = pageOf(form, page, on, (item) => question(form, item, answers, lang, shown));
    return {
      linkId,
      title: page.text[lang] || (questions[0]?.label ?? ""),
      intro: intro.map((item) => item.text[lang]),
      questions,
      number: at + 1,
      of: evaluation.pages.length,
      previous: evaluation.pages[at - 1],
      next: evaluation.pages[at + 1],
    };
  });
}
