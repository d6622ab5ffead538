import type { Lang, LocalText } from "#src/kernel/lang.ts";
import { isLang, LANGS } from "#src/kernel/lang.ts";
import type { Extension, Primitive } from "./model.ts";

const CORE = "http://hl7.org/fhir/StructureDefinition";
/** The namespace of what FHIR has no standard extension for. */
export const OWN = "https://primabotnia.example/fhir";

export const TRANSLATION = `${CORE}/translation`;
export const ITEM_CONTROL = `${CORE}/questionnaire-itemControl`;
export const OPTION_EXCLUSIVE = `${CORE}/questionnaire-optionExclusive`;
/** A hint under one option. */
export const OPTION_HINT = `${OWN}/StructureDefinition/option-hint`;
/** What to say when the answer is missing, instead of the general words. */
export const MISSING_TEXT = `${OWN}/StructureDefinition/missing-text`;
/** A checked form of a string: `phone` or `email`. */
export const FORMAT = `${OWN}/StructureDefinition/format`;
/** On an option: choosing it is a sign of acute danger of this kind. On a boolean: `yes` is. */
export const DANGER = `${OWN}/StructureDefinition/danger`;
/** The system of item codes by which other domains find an answer, whatever its linkId. */
export const USE = `${OWN}/CodeSystem/use`;

interface Extended {
  readonly extension?: readonly Extension[];
}

export function extension(of: Extended | undefined, url: string): Extension | undefined {
  return of?.extension?.find((one) => one.url === url);
}

/** The text in every language; a language without a translation gets the plain text. */
export function localText(text: string, beside: Primitive | undefined): LocalText {
  const found: Record<Lang, string> = { fi: text, sv: text, en: text };
  for (const { url, extension: parts } of beside?.extension ?? []) {
    if (url !== TRANSLATION || !parts) continue;
    const lang = parts.find((part) => part.url === "lang")?.valueCode?.slice(0, 2);
    const content = parts.find((part) => part.url === "content")?.valueString;
    if (isLang(lang) && content !== undefined) found[lang] = content;
  }
  return found;
}

/** The reverse: the Finnish text as the plain one, the others as FHIR's translation extensions. */
export function translated(text: LocalText): { text: string; beside: Primitive } {
  const others = LANGS.filter((lang) => lang !== "fi");
  return {
    text: text.fi,
    beside: {
      extension: others.map((lang) => ({
        url: TRANSLATION,
        extension: [
          { url: "lang", valueCode: lang },
          { url: "content", valueString: text[lang] },
        ],
      })),
    },
  };
}

export const itemControl = (of: Extended): string | undefined =>
  extension(of, ITEM_CONTROL)?.valueCodeableConcept?.coding?.[0]?.code;
