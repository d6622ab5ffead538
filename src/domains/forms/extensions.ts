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

/** The linkId that an item had before another form's twin made it change its name here. */
export const ORIGINAL_LINK_ID = `${OWN}/StructureDefinition/original-link-id`;
/** Result of a form: which item holds the score, its published bands and what they mean (see results.ts). */
export const RESULT = `${OWN}/StructureDefinition/result`;

export const URLS = {
  hidden: `${CORE}/questionnaire-hidden`,
  ordinal: `${CORE}/ordinalValue`,
  weight: `${CORE}/itemWeight`,
  calculated: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
  initial: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression",
  enableWhen: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
  launchContext: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext",
  constraint: `${CORE}/questionnaire-constraint`,
  minValue: `${CORE}/minValue`,
  maxValue: `${CORE}/maxValue`,
  minOccurs: `${CORE}/questionnaire-minOccurs`,
  maxOccurs: `${CORE}/questionnaire-maxOccurs`,
  minLength: `${CORE}/minLength`,
  regex: `${CORE}/regex`,
  maxDecimalPlaces: `${CORE}/maxDecimalPlaces`,
  maxSize: `${CORE}/maxSize`,
  mimeType: `${CORE}/mimeType`,
  entryFormat: `${CORE}/entryFormat`,
  unit: `${CORE}/questionnaire-unit`,
  unitOption: `${CORE}/questionnaire-unitOption`,
  sliderStep: `${CORE}/questionnaire-sliderStepValue`,
  orientation: `${CORE}/questionnaire-choiceOrientation`,
  optionPrefix: `${CORE}/questionnaire-optionPrefix`,
  supportLink: `${CORE}/questionnaire-supportLink`,
  markdown: `${CORE}/rendering-markdown`,
  xhtml: `${CORE}/rendering-xhtml`,
  cqf: `${CORE}/cqf-expression`,
} as const;

const BASES =
  /^https?:\/\/(?:www\.)?hl7\.org\/fhir(?:\/uv\/sdc|\/us\/sdc)?(?:\/5\.0)?\/StructureDefinition\/(?:extension-)?(?:sdc-questionnaire-|questionnaire-|sdc-|cqif-|cqf-)?/i;

/**
 * The bare name of an HL7 extension whatever its spelling: core, SDC, and the older ones (`questionnaire-maxOccurs`,
 * `sdc-questionnaire-maxOccurs` and `maxOccurs` are one). Others keep their url.
 */
export function nameOf(url: string): string {
  if (url === URLS.cqf) return "cqf-expression";
  return url.replace(BASES, "");
}

interface Extended {
  readonly extension?: readonly Extension[];
}

export function extension(of: Extended | undefined, url: string): Extension | undefined {
  return of?.extension?.find((one) => one.url === url);
}

/** The first extension of that bare name, in any spelling of its url. */
export function named(of: Extended | undefined, name: string): Extension | undefined {
  return of?.extension?.find(({ url }) => nameOf(url) === name);
}

export function allNamed(of: Extended | undefined, name: string): readonly Extension[] {
  return of?.extension?.filter(({ url }) => nameOf(url) === name) ?? [];
}

/** The value of an extension, whatever its type. */
export function valueIn(of: Extension | undefined): unknown {
  for (const key in of) if (key.startsWith("value")) return of[key];
  return undefined;
}

export function numberOf(of: Extended | undefined, name: string): number | undefined {
  const value = valueIn(named(of, name));
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function stringOf(of: Extended | undefined, name: string): string | undefined {
  const value = valueIn(named(of, name));
  return typeof value === "string" ? value : undefined;
}

/** The text in every language; a language without a translation gets the plain text. */
export function localText(text: string, beside: Primitive | undefined): LocalText {
  if (!beside?.extension) return { fi: text, sv: text, en: text };
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

export function itemControl(of: Extended): string | undefined {
  const codes = allNamed(of, "itemControl").flatMap(
    ({ valueCodeableConcept }) => valueCodeableConcept?.coding?.map(({ code }) => code) ?? [],
  );
  return codes.find((code) => code !== undefined);
}
