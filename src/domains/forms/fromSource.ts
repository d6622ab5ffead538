import type { LocalText } from "#src/kernel/lang.ts";
import {
  DANGER,
  FORMAT,
  ITEM_CONTROL,
  MISSING_TEXT,
  OPTION_EXCLUSIVE,
  OPTION_HINT,
  OWN,
  translated,
  USE,
} from "./extensions.ts";
import { FormFaults } from "./faults.ts";
import type {
  AnswerOption,
  EnableWhen,
  Extension,
  Primitive,
  Questionnaire,
  QuestionnaireItem,
} from "./model.ts";
import type { FormSource, ItemSource } from "./source.ts";

type Typed = ReadonlyMap<string, ItemSource>;

function localised<Key extends string>(key: Key, text: LocalText | undefined) {
  if (!text) return {};
  const { text: plain, beside } = translated(text);
  return { [key]: plain, [`_${key}`]: beside } as { [K in Key]: string } & { [K in `_${Key}`]: Primitive };
}

const textExtension = (url: string, text: LocalText | undefined): Extension[] =>
  text ? [{ url, ...localised("valueString", text) }] : [];

const codeExtension = (url: string, valueCode: string | undefined): Extension[] =>
  valueCode === undefined ? [] : [{ url, valueCode }];

const control = (code: string | undefined): Extension[] =>
  code === undefined
    ? []
    : [
        {
          url: ITEM_CONTROL,
          valueCodeableConcept: {
            coding: [{ system: "http://hl7.org/fhir/questionnaire-item-control", code }],
          },
        },
      ];

const systemOf = (form: string, item: ItemSource): string =>
  item.optionSystem ?? `${OWN}/CodeSystem/${form}-${item.linkId}`;

function option(
  form: string,
  item: ItemSource,
  one: NonNullable<ItemSource["answerOption"]>[number],
): AnswerOption {
  const extension = [
    ...textExtension(OPTION_HINT, one.hint),
    ...(one.exclusive ? [{ url: OPTION_EXCLUSIVE, valueBoolean: true }] : []),
    ...codeExtension(DANGER, one.danger),
  ];
  return {
    ...(extension.length > 0 && { extension }),
    valueCoding: { system: systemOf(form, item), code: one.code, ...localised("display", one.display) },
  };
}

/** `answer: x` takes the answer[x] of the type of the item that is asked about. */
function enableWhen(
  form: string,
  when: NonNullable<ItemSource["enableWhen"]>[number],
  typed: Typed,
): EnableWhen {
  const { question, operator, answer } = when;
  const target = typed.get(question);
  if (operator === "exists" || target?.type === "boolean")
    return { question, operator, answerBoolean: answer === true };
  if (target?.type === "choice")
    return { question, operator, answerCoding: { system: systemOf(form, target), code: String(answer) } };
  if (target?.type === "integer") return { question, operator, answerInteger: Number(answer) };
  if (target?.type === "date") return { question, operator, answerDate: String(answer) };
  return { question, operator, answerString: String(answer) };
}

function toItem(form: string, source: ItemSource, typed: Typed): QuestionnaireItem {
  const { linkId, type, use, text, hint, missing, required, repeats, maxLength, format } = source;
  const extension = [
    ...control(source.itemControl),
    ...textExtension(MISSING_TEXT, missing),
    ...codeExtension(FORMAT, format),
    ...codeExtension(DANGER, source.danger),
  ];
  const help: QuestionnaireItem[] = hint
    ? [{ linkId: `${linkId}-hint`, type: "display", ...localised("text", hint), extension: control("help") }]
    : [];
  const item = [...help, ...(source.item ?? []).map((child) => toItem(form, child, typed))];
  return {
    linkId,
    type,
    ...localised("text", text),
    ...(use !== undefined && { code: [{ system: USE, code: use }] }),
    ...(required !== undefined && { required }),
    ...(repeats !== undefined && { repeats }),
    ...(maxLength !== undefined && { maxLength }),
    ...(source.enableWhen && { enableWhen: source.enableWhen.map((when) => enableWhen(form, when, typed)) }),
    ...(source.enableWhen && { enableBehavior: source.enableBehavior ?? "all" }),
    ...(source.answerOption && { answerOption: source.answerOption.map((one) => option(form, source, one)) }),
    ...(extension.length > 0 && { extension }),
    ...(item.length > 0 && { item }),
  };
}

/** The content file as a FHIR R4 Questionnaire. Throws FormFaults for a text that a question lacks. */
export function toQuestionnaire(source: FormSource): Questionnaire {
  const typed = new Map<string, ItemSource>();
  const silent: string[] = [];
  const visit = (items: readonly ItemSource[]): void => {
    for (const item of items) {
      typed.set(item.linkId, item);
      if (item.type !== "group" && !item.text) silent.push(item.linkId);
      if (item.item) visit(item.item);
    }
  };
  visit(source.item);
  if (silent.length > 0)
    throw new FormFaults(
      source.id,
      silent.map((linkId) => ({ linkId, reason: "the text is missing" })),
    );
  return {
    resourceType: "Questionnaire",
    id: source.id,
    url: `${OWN}/Questionnaire/${source.id}`,
    version: source.version,
    status: source.status,
    language: "fi",
    ...localised("title", source.title),
    ...localised("description", source.description),
    ...localised("copyright", source.copyright),
    item: source.item.map((item) => toItem(source.id, item, typed)),
  };
}
