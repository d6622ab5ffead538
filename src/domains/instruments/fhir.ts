import { LANGS, type Lang, type LocalText } from "#src/kernel/lang.ts";
import { type Band, hasScore, type Instrument } from "./model.ts";
import { type Terms, termName } from "./terms.ts";

const SYSTEM = "https://prima-botnia.example/fhir/instrument";
const TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

type Resource = Readonly<Record<string, unknown>>;

/** A string in one language with the others beside it, as FHIR's translation extension has them. */
function translated(name: string, text: LocalText, lang: Lang): Resource {
  const others = LANGS.filter((one) => one !== lang).map((one) => ({
    url: TRANSLATION,
    extension: [
      { url: "lang", valueCode: one },
      { url: "content", valueString: text[one] },
    ],
  }));
  return { [name]: text[lang], [`_${name}`]: { extension: others } };
}

const join = (texts: readonly LocalText[], lang: Lang, sign = ", ") =>
  texts.map((text) => text[lang]).join(sign);

/**
 * The library as a FHIR R4 Bundle (collection). Each measure is a Questionnaire without items, since its questions are
 * others' property: identity, what it is for, the terms of its use. One with a score has an ObservationDefinition too,
 * with the range and the published bands. Both carry the same identifier. docs/features/instruments.md says why.
 */
export function libraryBundle(
  instruments: readonly Instrument[],
  terms: Terms,
  lang: Lang,
  now: Temporal.Instant,
): Resource {
  const resources = instruments.flatMap((one) => [
    questionnaire(one, terms, lang),
    ...(hasScore(one) ? [observationDefinition(one, terms, lang)] : []),
  ]);
  return {
    resourceType: "Bundle",
    type: "collection",
    timestamp: now.toString({ fractionalSecondDigits: 0 }),
    entry: resources.map((resource) => ({
      fullUrl: `${SYSTEM}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}

function questionnaire(one: Instrument, terms: Terms, lang: Lang): Resource {
  const licence = [
    termName(terms, "licences", one.licence),
    termName(terms, "reproducible", one.reproducible),
  ];
  return {
    resourceType: "Questionnaire",
    id: one.id,
    language: lang,
    url: `${SYSTEM}/${one.id}`,
    identifier: [{ system: SYSTEM, value: one.id }],
    // FHIR wants a name that begins with a capital letter.
    name: `Measure_${one.id.replaceAll("-", "_")}`,
    ...translated("title", one.names, lang),
    status: "active",
    // The card is the county's, the measure is not: nothing here has been tried or endorsed by its owners.
    experimental: false,
    ...(one.purpose && translated("purpose", one.purpose, lang)),
    copyright: [join(licence, lang, ". "), one.source].filter(Boolean).join(". "),
    code: [{ system: SYSTEM, code: one.id, display: one.abbr }],
    useContext: one.phenomena.map((id) => ({
      code: { system: "http://terminology.hl7.org/CodeSystem/usage-context-type", code: "focus" },
      valueCodeableConcept: {
        coding: [{ system: `${SYSTEM}/phenomenon`, code: id }],
        text: termName(terms, "phenomena", id)[lang],
      },
    })),
  };
}

function observationDefinition(one: Instrument, terms: Terms, lang: Lang): Resource {
  const unit = termName(terms, "results", one.result)[lang];
  return {
    resourceType: "ObservationDefinition",
    id: one.id,
    language: lang,
    identifier: [{ system: SYSTEM, value: one.id }],
    code: { coding: [{ system: SYSTEM, code: one.id, display: one.abbr }], text: one.names[lang] },
    permittedDataType: ["Quantity"],
    quantitativeDetails: { unit: { text: unit }, decimalPrecision: one.decimals },
    qualifiedInterval: [
      {
        category: "absolute",
        range: { low: { value: one.min, unit }, high: { value: one.max, unit } },
        condition: one.checked.includes("range") ? "checked against a source" : "not verified",
      },
      ...one.bands.map((band) => interval(band, one, terms, lang)),
    ],
  };
}

function interval(band: Band, one: Instrument, terms: Terms, lang: Lang): Resource {
  const label = termName(terms, "bands", band.label)[lang];
  const who = band.who === null ? "" : ` (${termName(terms, "conditions", band.who)[lang]})`;
  const { rule } = band;
  const limits = rule.kind === "range" ? "" : ` ${rule.sign} ${rule.value}`;
  return {
    category: "reference",
    range:
      rule.kind === "range"
        ? { low: { value: rule.from }, high: { value: rule.to } }
        : rule.sign.startsWith(">")
          ? { low: { value: rule.value } }
          : { high: { value: rule.value } },
    ...(band.who === "men" || band.who === "women" ? { gender: band.who === "men" ? "male" : "female" } : {}),
    condition: `${label}${who}${limits}; ${one.checked.includes("bands") ? "checked against a source" : "not verified"}`,
  };
}
