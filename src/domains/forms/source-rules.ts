import { translated, URLS } from "./extensions.ts";
import type { Extension } from "./model.ts";
import { resultExtension } from "./results-rules.ts";
import type { FormSource, ItemSource } from "./source.ts";

const SHORT_TEXT = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText";
const VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable";
const UCUM = "http://unitsofmeasure.org";

const given = (url: string, key: string, value: unknown): Extension[] =>
  value === undefined ? [] : [{ url, [key]: value }];
const formula = (url: string, expression: string | undefined): Extension[] =>
  expression === undefined ? [] : [{ url, valueExpression: { language: "text/fhirpath", expression } }];

/** The points of items added up, in the one shape that the engine counts without the expression engine. */
function scoreExpression(linkIds: readonly string[], typeOf: (linkId: string) => string | undefined): string {
  const chosen = linkIds.filter((one) => typeOf(one) === "choice");
  const counted = linkIds.filter((one) => typeOf(one) !== "choice");
  const sum = (of: readonly string[], points: string): string[] =>
    of.length === 0
      ? []
      : [
          `%resource.descendants().where(${of.map((one) => `linkId='${one}'`).join(" or ")}).answer.value${points}.sum()`,
        ];
  return [...sum(chosen, ".ordinal()"), ...sum(counted, "")].join(" + ");
}

function bound(url: string, { type }: ItemSource, value: number | string | undefined): Extension[] {
  if (value === undefined) return [];
  if (type === "date") return [{ url, valueDate: String(value) }];
  if (type === "dateTime") return [{ url, valueDateTime: String(value) }];
  if (type === "time") return [{ url, valueTime: String(value) }];
  if (type === "quantity") return [{ url, valueQuantity: { value: Number(value) } }];
  return [type === "integer" ? { url, valueInteger: Number(value) } : { url, valueDecimal: Number(value) }];
}

const unitOf = ({ code, display }: { code: string; display: string }) => ({ system: UCUM, code, display });

function constraints(of: ItemSource["constraint"] | FormSource["constraint"]): Extension[] {
  return (of ?? []).map(({ key, expression, human, severity }) => {
    const { text, beside } = translated(human);
    return {
      url: URLS.constraint,
      extension: [
        { url: "key", valueId: key },
        { url: "severity", valueCode: severity ?? "error" },
        { url: "expression", valueString: expression },
        { url: "human", valueString: text, _valueString: beside },
      ],
    };
  });
}

/** The rules of an item in the content file, as FHIR's extensions. */
export function ruleExtensions(
  item: ItemSource,
  typeOf: (linkId: string) => string | undefined,
): Extension[] {
  const short = item.shortText && translated(item.shortText);
  const score = item.score && scoreExpression(item.score, typeOf);
  return [
    ...given(URLS.hidden, "valueBoolean", item.hidden),
    ...bound(URLS.minValue, item, item.min),
    ...bound(URLS.maxValue, item, item.max),
    ...given(URLS.sliderStep, "valueInteger", item.step),
    ...given(URLS.minLength, "valueInteger", item.minLength),
    ...given(URLS.regex, "valueString", item.regex),
    ...given(URLS.maxDecimalPlaces, "valueInteger", item.decimals),
    ...given(URLS.minOccurs, "valueInteger", item.minOccurs),
    ...given(URLS.maxOccurs, "valueInteger", item.maxOccurs),
    ...given(URLS.unit, "valueCoding", item.unit && unitOf(item.unit)),
    ...(item.units ?? []).map((one) => ({ url: URLS.unitOption, valueCoding: unitOf(one) })),
    ...(item.mimeTypes ?? []).map((valueCode) => ({ url: URLS.mimeType, valueCode })),
    ...given(URLS.maxSize, "valueDecimal", item.maxSize),
    ...given(URLS.orientation, "valueCode", item.orientation),
    ...given(URLS.supportLink, "valueUri", item.link),
    ...(short ? [{ url: SHORT_TEXT, valueString: short.text, _valueString: short.beside }] : []),
    ...formula(URLS.calculated, item.calculated ?? score),
    ...formula(URLS.enableWhen, item.enableIf),
    ...formula(URLS.initial, item.prefill),
    ...constraints(item.constraint),
  ];
}

const LAUNCH: Readonly<Record<string, string>> = { patient: "Patient", user: "Practitioner" };

/** The rules of the whole form: what it may be filled from, variables, constraints, results. */
export function formExtensions(source: FormSource): Extension[] {
  return [
    ...(source.launch ?? []).map((name) => ({
      url: URLS.launchContext,
      extension: [
        {
          url: "name",
          valueCoding: { system: "http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext", code: name },
        },
        { url: "type", valueCode: LAUNCH[name] ?? "Patient" },
      ],
    })),
    ...(source.variables ?? []).map(({ name, expression }) => ({
      url: VARIABLE,
      valueExpression: { name, language: "text/fhirpath", expression },
    })),
    ...constraints(source.constraint),
    ...(source.results ?? []).map((rule) =>
      resultExtension({
        ...rule,
        note: rule.note,
        beside: rule.beside ?? [],
        services: rule.services ?? [],
        bands: rule.bands.map((band) => ({ ...band, services: band.services ?? [] })),
      }),
    ),
  ];
}
