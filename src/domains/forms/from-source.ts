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
  URLS,
  USE,
} from "./extensions.ts";
import { type Fault, FormFaults } from "./faults.ts";
import type {
  Answer,
  AnswerOption,
  EnableWhen,
  Extension,
  Primitive,
  Questionnaire,
  QuestionnaireItem,
} from "./model.ts";
import type { FormSource, ItemSource } from "./source.ts";
import { formExtensions, ruleExtensions } from "./source-rules.ts";

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
  item.optionSystem ?? `${OWN}/CodeSystem/${form}-${item.optionSet ?? item.linkId}`;

function option(
  form: string,
  item: ItemSource,
  one: NonNullable<ItemSource["answerOption"]>[number],
): AnswerOption {
  const extension = [
    ...textExtension(OPTION_HINT, one.hint),
    ...(one.exclusive ? [{ url: OPTION_EXCLUSIVE, valueBoolean: true }] : []),
    ...codeExtension(DANGER, one.danger),
    ...(one.value === undefined ? [] : [{ url: URLS.ordinal, valueDecimal: one.value }]),
    ...(one.prefix === undefined ? [] : [{ url: URLS.optionPrefix, valueString: one.prefix }]),
  ];
  return {
    ...(one.selected && { initialSelected: true }),
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
  if (target?.type === "choice" || target?.type === "open-choice")
    return { question, operator, answerCoding: { system: systemOf(form, target), code: String(answer) } };
  if (target?.type === "integer") return { question, operator, answerInteger: Number(answer) };
  if (target?.type === "decimal") return { question, operator, answerDecimal: Number(answer) };
  if (target?.type === "quantity") return { question, operator, answerQuantity: { value: Number(answer) } };
  if (target?.type === "dateTime") return { question, operator, answerDateTime: String(answer) };
  if (target?.type === "time") return { question, operator, answerTime: String(answer) };
  if (target?.type === "date") return { question, operator, answerDate: String(answer) };
  return { question, operator, answerString: String(answer) };
}

function initialOf(form: string, source: ItemSource): Answer[] {
  return [source.initial ?? []].flat().map((value): Answer => {
    switch (source.type) {
      case "boolean":
        return { valueBoolean: value === true };
      case "integer":
        return { valueInteger: Number(value) };
      case "decimal":
        return { valueDecimal: Number(value) };
      case "date":
        return { valueDate: String(value) };
      case "choice":
      case "open-choice":
        return { valueCoding: { system: systemOf(form, source), code: String(value) } };
      default:
        return { valueString: String(value) };
    }
  });
}

function toItem(form: string, source: ItemSource, typed: Typed): QuestionnaireItem {
  const { linkId, type, use, text, hint, missing, required, repeats, maxLength, format } = source;
  const extension = [
    ...control(source.itemControl),
    ...textExtension(MISSING_TEXT, missing),
    ...codeExtension(FORMAT, format),
    ...codeExtension(DANGER, source.danger),
    ...ruleExtensions(source, (linkId) => typed.get(linkId)?.type),
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
    ...localised("prefix", source.prefix),
    ...(source.readOnly !== undefined && { readOnly: source.readOnly }),
    ...(source.initial !== undefined && { initial: initialOf(form, source) }),
    ...(source.enableWhen && { enableWhen: source.enableWhen.map((when) => enableWhen(form, when, typed)) }),
    ...(source.enableWhen && { enableBehavior: source.enableBehavior ?? "all" }),
    ...(source.answerOption && { answerOption: source.answerOption.map((one) => option(form, source, one)) }),
    ...(extension.length > 0 && { extension }),
    ...(item.length > 0 && { item }),
  };
}

/** A list of options named once and used by many items. */
function withOptions(item: ItemSource, { optionSets = {} }: FormSource, faults: Fault[]): ItemSource {
  if (item.optionSet === undefined || item.answerOption) return item;
  const answerOption = Object.hasOwn(optionSets, item.optionSet) ? optionSets[item.optionSet] : undefined;
  if (!answerOption)
    faults.push({ linkId: item.linkId, reason: `there is no list of options ${item.optionSet}` });
  return answerOption ? { ...item, answerOption } : item;
}

/** The content file as a FHIR R4 Questionnaire. Throws FormFaults for a text that a question lacks. */
export function toQuestionnaire(source: FormSource): Questionnaire {
  const typed = new Map<string, ItemSource>();
  const faults: Fault[] = [];
  const visit = (items: readonly ItemSource[]): ItemSource[] =>
    items.map((given) => {
      const { item: inner, ...own } = withOptions(given, source, faults);
      const item: ItemSource = inner ? { ...own, item: visit(inner) } : own;
      typed.set(item.linkId, item);
      if (item.type !== "group" && !item.text)
        faults.push({ linkId: item.linkId, reason: "the text is missing" });
      return item;
    });
  const items = visit(source.item);
  for (const { id, item, beside = [] } of source.results ?? [])
    for (const named of [item, ...beside.map((one) => one.item)])
      if (!typed.has(named))
        faults.push({ linkId: named, reason: `the result ${id} names an item that is not in the form` });
  if (faults.length > 0) throw new FormFaults(source.id, faults);
  const extension = formExtensions(source);
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
    ...(extension.length > 0 && { extension }),
    item: items.map((item) => toItem(source.id, item, typed)),
  };
}
