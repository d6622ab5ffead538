import type { LocalText } from "#src/kernel/lang.ts";
import { localText, RESULT, translated } from "./extensions.ts";
import type { Extension, Questionnaire } from "./model.ts";

/** A published band of a score: both ends belong to it. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly label: LocalText;
  readonly meaning: LocalText;
  /** Ids of services that may help somebody here. */
  readonly services: readonly string[];
}

/** A score of the form: the calculated item that holds it, and what its values mean. */
export interface ResultRule {
  readonly id: string;
  readonly item: string;
  readonly title: LocalText;
  readonly note: LocalText | undefined;
  readonly bands: readonly Band[];
  /** Items whose numbers are seen beside the score, each with its words. */
  readonly beside: readonly { readonly item: string; readonly label: LocalText }[];
  readonly services: readonly string[];
}

const part = (of: Extension, url: string): Extension | undefined =>
  of.extension?.find((one) => one.url === url);
const textOf = (of: Extension, url: string): LocalText | undefined => {
  const found = part(of, url);
  return found?.valueString === undefined ? undefined : localText(found.valueString, found._valueString);
};
const numberAt = (of: Extension, url: string): number => Number(part(of, url)?.valueDecimal);
const services = (of: Extension): string[] =>
  of.extension?.flatMap(({ url, valueCode }) => (url === "service" && valueCode ? [valueCode] : [])) ?? [];
const NO_TEXT: LocalText = { fi: "", sv: "", en: "" };

/** The results that a questionnaire says it has, from the county's own extension. */
export function resultRules(questionnaire: Questionnaire): ResultRule[] {
  return (questionnaire.extension ?? [])
    .filter(({ url }) => url === RESULT)
    .map((of) => ({
      id: part(of, "id")?.valueCode ?? "",
      item: part(of, "item")?.valueString ?? "",
      title: textOf(of, "title") ?? NO_TEXT,
      note: textOf(of, "note"),
      services: services(of),
      beside: (of.extension ?? [])
        .filter(({ url }) => url === "beside")
        .map((one) => ({
          item: part(one, "item")?.valueString ?? "",
          label: textOf(one, "label") ?? NO_TEXT,
        })),
      bands: (of.extension ?? [])
        .filter(({ url }) => url === "band")
        .map((band) => ({
          from: numberAt(band, "from"),
          to: numberAt(band, "to"),
          label: textOf(band, "label") ?? NO_TEXT,
          meaning: textOf(band, "meaning") ?? NO_TEXT,
          services: services(band),
        })),
    }));
}

const said = (url: string, text: LocalText | undefined): Extension[] => {
  if (!text) return [];
  const { text: valueString, beside } = translated(text);
  return [{ url, valueString, _valueString: beside }];
};
const codes = (ids: readonly string[]): Extension[] =>
  ids.map((valueCode) => ({ url: "service", valueCode }));

/** The reverse: a result as the extension that carries it. */
export function resultExtension(rule: ResultRule): Extension {
  return {
    url: RESULT,
    extension: [
      { url: "id", valueCode: rule.id },
      { url: "item", valueString: rule.item },
      ...said("title", rule.title),
      ...said("note", rule.note),
      ...codes(rule.services),
      ...rule.beside.map(({ item, label }) => ({
        url: "beside",
        extension: [{ url: "item", valueString: item }, ...said("label", label)],
      })),
      ...rule.bands.map((band) => ({
        url: "band",
        extension: [
          { url: "from", valueDecimal: band.from },
          { url: "to", valueDecimal: band.to },
          ...said("label", band.label),
          ...said("meaning", band.meaning),
          ...codes(band.services),
        ],
      })),
    ],
  };
}
