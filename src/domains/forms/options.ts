import {
  DANGER,
  extension,
  localText,
  named,
  nameOf,
  numberOf,
  OPTION_HINT,
  stringOf,
  URLS,
} from "./extensions.ts";
import type { CompiledItem, Option } from "./items.ts";
import type { Answer, AnswerOption, Coding, Concept, Extension } from "./model.ts";

const weightOf = (of: { readonly extension?: readonly Extension[] } | undefined): number | undefined =>
  numberOf(of, "ordinalValue") ?? numberOf(of, "itemWeight");

function answerOf(option: AnswerOption, coding: Coding | undefined): Answer {
  if (coding) {
    const { system, code, display } = coding;
    if (code === undefined) return { valueCoding: display === undefined ? {} : { display } };
    return { valueCoding: system === undefined ? { code } : { system, code } };
  }
  if (option.valueInteger !== undefined) return { valueInteger: option.valueInteger };
  if (option.valueDate !== undefined) return { valueDate: option.valueDate };
  if (option.valueTime !== undefined) return { valueTime: option.valueTime };
  if (option.valueReference !== undefined) return { valueReference: option.valueReference };
  return { valueString: option.valueString ?? "" };
}

/** One answerOption made ready. */
export function optionOf(option: AnswerOption): Option {
  const coding = option.valueCoding;
  const { valueInteger, valueDate, valueTime, valueString, valueReference } = option;
  const shown =
    coding?.display ??
    coding?.code ??
    valueReference?.display ??
    valueReference?.reference ??
    String(valueInteger ?? valueDate ?? valueTime ?? valueString ?? "");
  const hint = extension(option, OPTION_HINT);
  return {
    key: coding?.code ?? valueReference?.reference ?? shown,
    answer: answerOf(option, coding),
    label: localText(shown, coding ? coding._display : option._valueString),
    prefix: stringOf(option, "optionPrefix") ?? stringOf(coding, "optionPrefix"),
    hint: hint?.valueString === undefined ? undefined : localText(hint.valueString, hint._valueString),
    exclusive: named(option, "optionExclusive")?.valueBoolean === true,
    danger: extension(option, DANGER)?.valueCode,
    weight: weightOf(option) ?? weightOf(coding),
    selected: option.initialSelected === true,
  };
}

/** A concept of a value set as an option. */
export function conceptOption(concept: Concept, system: string | undefined): Option {
  const translations = (concept.designation ?? []).flatMap(({ language, value }) =>
    language && value
      ? [
          {
            url: "http://hl7.org/fhir/StructureDefinition/translation",
            extension: [
              { url: "lang", valueCode: language },
              { url: "content", valueString: value },
            ],
          },
        ]
      : [],
  );
  const beside = { extension: [...translations, ...(concept._display?.extension ?? [])] };
  const own = concept.system ?? system;
  const weight = concept.property?.find(({ code }) => code === "itemWeight")?.valueDecimal;
  return {
    ...optionOf({
      extension: [
        ...(concept.extension ?? []).map((one) =>
          nameOf(one.url) === "valueset-ordinalValue"
            ? { ...one, url: one.url.replace("valueset-", "") }
            : one,
        ),
        ...(weight === undefined ? [] : [{ url: URLS.weight, valueDecimal: weight }]),
      ],
      valueCoding: {
        ...(own !== undefined && { system: own }),
        ...(concept.code !== undefined && { code: concept.code }),
        ...(concept.display !== undefined && { display: concept.display }),
        ...(beside.extension.length > 0 && { _display: beside }),
      },
    }),
  };
}

/** Options by what a page posts. Of two with one code and different systems the later is posted as `system|code`. */
export function keyed(options: readonly Option[]): {
  options: readonly Option[];
  byKey: Map<string, Option>;
} {
  const byKey = new Map<string, Option>();
  const kept = options.map((option) => {
    const system = "valueCoding" in option.answer ? option.answer.valueCoding.system : undefined;
    const one = byKey.has(option.key) ? { ...option, key: `${system ?? ""}|${option.key}` } : option;
    byKey.set(one.key, one);
    return one;
  });
  return { options: kept, byKey };
}

/** More options than a page can show one under another. */
export const LISTED_MAX = 12;

/** Options that are looked for by their words instead of being read through. */
export const searched = ({ control, options }: Pick<CompiledItem, "control" | "options">): boolean =>
  control === "autocomplete" && options.length > LISTED_MAX;
