import type { LocalText } from "#src/kernel/lang.ts";
import { type Test, testOf } from "./enable.ts";
import {
  DANGER,
  extension,
  FORMAT,
  itemControl,
  localText,
  MISSING_TEXT,
  OPTION_EXCLUSIVE,
  OPTION_HINT,
  USE,
} from "./extensions.ts";
import { type Fault, FormFaults } from "./faults.ts";
import type { Answer, AnswerOption, Coding, ItemType, Questionnaire, QuestionnaireItem } from "./model.ts";
import { evaluationOrder } from "./order.ts";
import { faultsOf } from "./wellformed.ts";

export interface Option {
  /** What a page posts: the code, or the value as text. */
  readonly key: string;
  readonly answer: Answer;
  readonly label: LocalText;
  readonly hint: LocalText | undefined;
  readonly exclusive: boolean;
  readonly danger: string | undefined;
}

export interface CompiledItem {
  readonly linkId: string;
  readonly index: number;
  /** Index of the group or question it stands in; -1 at the top. */
  readonly parent: number;
  /** Index of the top-level item: one page. */
  readonly page: number;
  readonly type: ItemType;
  readonly text: LocalText;
  readonly required: boolean;
  readonly repeats: boolean;
  readonly maxLength: number | undefined;
  readonly control: string | undefined;
  readonly format: string | undefined;
  readonly missing: LocalText | undefined;
  readonly use: string | undefined;
  readonly danger: string | undefined;
  readonly options: readonly Option[];
  readonly optionOf: ReadonlyMap<string, Option>;
  readonly tests: readonly { readonly target: number; readonly test: Test }[];
  readonly any: boolean;
  readonly children: readonly number[];
  readonly source: QuestionnaireItem;
}

/** A questionnaire made ready: checked, in document order, with the order in which enabling is worked out. */
export interface CompiledForm {
  readonly questionnaire: Questionnaire;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly items: readonly CompiledItem[];
  readonly byLinkId: ReadonlyMap<string, CompiledItem>;
  readonly byUse: ReadonlyMap<string, CompiledItem>;
  readonly order: readonly number[];
  readonly pages: readonly CompiledItem[];
}

function optionOf(option: AnswerOption): Option {
  const coding = option.valueCoding;
  const shown =
    coding?.display ??
    coding?.code ??
    String(option.valueInteger ?? option.valueDate ?? option.valueString ?? "");
  const hint = extension(option, OPTION_HINT);
  return {
    key: coding?.code ?? shown,
    answer: answerOf(option, coding),
    label: localText(shown, coding?._display),
    hint: hint?.valueString === undefined ? undefined : localText(hint.valueString, hint._valueString),
    exclusive: extension(option, OPTION_EXCLUSIVE)?.valueBoolean === true,
    danger: extension(option, DANGER)?.valueCode,
  };
}

function answerOf(option: AnswerOption, coding: Coding | undefined): Answer {
  if (coding) {
    const { system, code } = coding;
    return { valueCoding: system === undefined ? { code } : { system, code } };
  }
  if (option.valueInteger !== undefined) return { valueInteger: option.valueInteger };
  if (option.valueDate !== undefined) return { valueDate: option.valueDate };
  return { valueString: option.valueString ?? "" };
}

/**
 * Makes a questionnaire ready for evaluation. Throws FormFaults naming every item and reason: a duplicate linkId, an
 * enableWhen of an unknown item, a cycle, a type or modifier extension the engine does not know.
 */
export function compile(questionnaire: Questionnaire): CompiledForm {
  const name = `${questionnaire.id} ${questionnaire.version}`;
  const faults: Fault[] = faultsOf(questionnaire);
  if (faults.length > 0) throw new FormFaults(name, faults);

  const indexOf = new Map<string, number>();
  const flat: { source: QuestionnaireItem; parent: number; page: number; children: number[] }[] = [];
  const stack = questionnaire.item.map((source) => ({ source, parent: -1 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const index = flat.length;
    const { source, parent } = next;
    indexOf.set(source.linkId, index);
    flat.push({ source, parent, page: flat[parent]?.page ?? index, children: [] });
    flat[parent]?.children.push(index);
    for (const child of [...(source.item ?? [])].reverse()) stack.push({ source: child, parent: index });
  }

  const items = flat.map(({ source, parent, page, children }, index): CompiledItem => {
    const missing = extension(source, MISSING_TEXT);
    const options = (source.answerOption ?? []).map(optionOf);
    return {
      linkId: source.linkId,
      index,
      parent,
      page,
      type: source.type,
      text: localText(source.text ?? "", source._text),
      required: source.required === true,
      repeats: source.repeats === true,
      maxLength: source.maxLength,
      control: itemControl(source),
      format: extension(source, FORMAT)?.valueCode,
      missing:
        missing?.valueString === undefined ? undefined : localText(missing.valueString, missing._valueString),
      use: source.code?.find(({ system }) => system === USE)?.code,
      danger: extension(source, DANGER)?.valueCode,
      options,
      optionOf: new Map(options.map((option) => [option.key, option])),
      tests: (source.enableWhen ?? []).map((when) => ({
        target: indexOf.get(when.question) ?? -1,
        test: testOf(when),
      })),
      any: source.enableBehavior === "any",
      children,
      source,
    };
  });

  const { order, cycle } = evaluationOrder(items);
  if (cycle.length > 0) {
    const path = cycle.map((index) => items[index]?.linkId).join(" → ");
    throw new FormFaults(name, [
      { linkId: items[cycle[0] ?? 0]?.linkId ?? "", reason: `enableWhen goes in a circle: ${path}` },
    ]);
  }
  return {
    questionnaire,
    title: localText(questionnaire.title ?? questionnaire.id, questionnaire._title),
    description: localText(questionnaire.description ?? "", questionnaire._description),
    items,
    byLinkId: new Map(items.map((item) => [item.linkId, item])),
    byUse: new Map(items.flatMap((item) => (item.use === undefined ? [] : [[item.use, item] as const]))),
    order,
    pages: items.filter(({ parent }) => parent === -1),
  };
}
