import { ITEM_CONTROL, URLS } from "./extensions.ts";

/**
 * Some systems write SDC extensions as plain properties (`hidden: true`, `calculatedExpression: {…}`) and values as
 * `{value: {string: …}}`. They are read as the extensions that they stand for.
 */
type Json = Record<string, unknown>;

const SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
const CORE = "http://hl7.org/fhir/StructureDefinition";

/** Property → url and the type of its value. */
const PLAIN: Readonly<Record<string, readonly [url: string, value: string]>> = {
  hidden: [URLS.hidden, "valueBoolean"],
  itemControl: [ITEM_CONTROL, "valueCodeableConcept"],
  initialExpression: [URLS.initial, "valueExpression"],
  calculatedExpression: [URLS.calculated, "valueExpression"],
  enableWhenExpression: [URLS.enableWhen, "valueExpression"],
  answerExpression: [`${SDC}answerExpression`, "valueExpression"],
  itemPopulationContext: [`${SDC}itemPopulationContext`, "valueExpression"],
  variable: [`${CORE}/variable`, "valueExpression"],
  unit: [URLS.unit, "valueCoding"],
  unitOption: [URLS.unitOption, "valueCoding"],
  entryFormat: [URLS.entryFormat, "valueString"],
  preferredTerminologyServer: [`${SDC}preferredTerminologyServer`, "valueUrl"],
  regex: [URLS.regex, "valueString"],
  minLength: [URLS.minLength, "valueInteger"],
  maxDecimalPlaces: [URLS.maxDecimalPlaces, "valueInteger"],
  sliderStepValue: [URLS.sliderStep, "valueInteger"],
  supportLink: [URLS.supportLink, "valueUri"],
  choiceOrientation: [URLS.orientation, "valueCode"],
  sourceQueries: [`${SDC}sourceQueries`, "valueReference"],
  subQuestionnaire: [`${SDC}subQuestionnaire`, "valueCanonical"],
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `{value: {string: "x"}}` as `{valueString: "x"}`. */
function typed(of: unknown, key: "value" | "answer"): unknown {
  if (!isObject(of) || !isObject(of[key])) return of;
  const { [key]: value, ...rest } = of;
  const [[type, inner] = []] = Object.entries(value as Json);
  return type === undefined ? rest : { ...rest, [`${key}${capital(type)}`]: inner };
}

function constraint(of: unknown): unknown[] {
  if (!isObject(of) || typeof of.expression !== "string") return [];
  const part = (url: string, key: string) => (of[url] === undefined ? [] : [{ url, [key]: of[url] }]);
  return [
    {
      url: URLS.constraint,
      extension: [
        ...part("key", "valueId"),
        ...part("requirements", "valueString"),
        ...part("severity", "valueCode"),
        ...part("human", "valueString"),
        ...part("expression", "valueString"),
      ],
    },
  ];
}

const launch = (of: unknown): unknown[] =>
  isObject(of)
    ? [
        {
          url: URLS.launchContext,
          extension: [
            { url: "name", valueCoding: of.name },
            ...list(of.type).map((valueCode) => ({ url: "type", valueCode })),
          ],
        },
      ]
    : [];

function extended(of: Json): Json {
  const found: unknown[] = [];
  const rest: Json = {};
  for (const [key, value] of Object.entries(of)) {
    const known = PLAIN[key];
    if (known) found.push(...list(value).map((one) => ({ url: known[0], [known[1]]: one })));
    else if (key === "itemConstraint" || key === "constraint") found.push(...list(value).flatMap(constraint));
    else if (key === "launchContext") found.push(...list(value).flatMap(launch));
    else rest[key] = value;
  }
  return found.length === 0 ? of : { ...rest, extension: [...list(of.extension), ...found] };
}

function item(raw: unknown): unknown {
  if (!isObject(raw)) return raw;
  const { helpText, ...own } = extended(raw);
  const help =
    typeof helpText === "string"
      ? [
          {
            linkId: `${String(raw.linkId)}-help`,
            type: "display",
            text: helpText,
            extension: [{ url: ITEM_CONTROL, valueCodeableConcept: { coding: [{ code: "help" }] } }],
          },
        ]
      : [];
  const made: Json = { ...own };
  if (Array.isArray(own.answerOption)) made.answerOption = own.answerOption.map((one) => typed(one, "value"));
  if (Array.isArray(own.initial)) made.initial = own.initial.map((one) => typed(one, "value"));
  if (Array.isArray(own.enableWhen)) made.enableWhen = own.enableWhen.map((one) => typed(one, "answer"));
  if (Array.isArray(own.item) || help.length > 0)
    made.item = [...help, ...(Array.isArray(own.item) ? own.item.map(item) : [])];
  return made;
}

/** A questionnaire with the plain properties as FHIR's extensions; one without any is as it was. */
export function unflattened(raw: Json): Json {
  const own = extended(raw);
  return Array.isArray(own.item) ? { ...own, item: own.item.map(item) } : own;
}
