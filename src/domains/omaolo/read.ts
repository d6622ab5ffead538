import { startOfDay } from "#src/kernel/helsinki.ts";
import { isLang } from "#src/kernel/lang.ts";
import type { Assessment, FhirFault } from "./model.ts";
import { answerRows, MOST } from "./rows.ts";

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown, most = 200): string | null =>
  typeof value === "string" && value.trim() !== "" && value.length <= most ? value.trim() : null;

const IDENTITY_CODES = "urn:oid:1.2.246.21";

export type Read =
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly faults: readonly FhirFault[] };

/**
 * Reads a message: a QuestionnaireResponse, or a Bundle that holds one and perhaps the Patient. What it does not know is
 * let be; what the county needs and cannot read is a fault. Extensions are known by the last word of their address.
 */
export function readAssessment(body: unknown): Read {
  if (!isObject(body)) return wrong("$this", "is no FHIR resource");
  const resources = body.resourceType === "Bundle" ? bundled(body) : [body];
  const response = resources.find(({ resourceType }) => resourceType === "QuestionnaireResponse");
  if (!response) return wrong("Bundle.entry", "holds no QuestionnaireResponse");
  const faults = faultsOf(response);
  if (faults.length > 0) return { ok: false, faults };
  const patient = resources.find(({ resourceType }) => resourceType === "Patient");
  return { ok: true, assessment: assessmentOf(response, patient) };
}

const wrong = (at: string, what: string): Read => ({ ok: false, faults: [{ at, what }] });

const bundled = (body: Json): Json[] =>
  list(body.entry).flatMap((entry) => (isObject(entry) && isObject(entry.resource) ? [entry.resource] : []));

function faultsOf(response: Json): FhirFault[] {
  const faults: FhirFault[] = [];
  const fault = (at: string, what: string) => {
    if (faults.length < 20) faults.push({ at: `QuestionnaireResponse.${at}`, what });
  };
  if (response.status !== "completed" && response.status !== "amended")
    fault("status", 'must be "completed"');
  if (response.authored !== undefined && !instantOf(response.authored))
    fault("authored", "is no day and no moment with a time zone");
  if (response.item !== undefined && !Array.isArray(response.item)) fault("item", "is no list");
  let count = 0;
  const walk = (items: readonly unknown[], at: string, depth: number) => {
    if (depth > MOST.depth) return fault(at, `goes deeper than ${MOST.depth} levels`);
    for (const [index, item] of items.entries()) {
      count += 1;
      if (count > MOST.items) return;
      const here = `${at}[${index}]`;
      if (!isObject(item)) fault(here, "is no item");
      else if (typeof item.linkId !== "string") fault(`${here}.linkId`, "is missing");
      else if (item.answer !== undefined && !Array.isArray(item.answer))
        fault(`${here}.answer`, "is no list");
      else {
        walk(list(item.item), `${here}.item`, depth + 1);
        for (const [n, answer] of list(item.answer).entries()) {
          if (isObject(answer)) walk(list(answer.item), `${here}.answer[${n}].item`, depth + 1);
          else fault(`${here}.answer[${n}]`, "is no answer");
        }
      }
    }
  };
  walk(list(response.item), "item", 0);
  if (count > MOST.items) fault("item", `has more than ${MOST.items} items`);
  return faults;
}

/** A FHIR dateTime; a day without a time of day is read as its beginning. */
function instantOf(value: unknown): Temporal.Instant | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? startOfDay(Temporal.PlainDate.from(value))
      : Temporal.Instant.from(value);
  } catch {
    return undefined;
  }
}

/** The value of an extension, by the last word of its address: a code, a text, a number or a boolean. */
function extension(resource: Json, name: string): unknown {
  const found = list(resource.extension).find(
    (one) => isObject(one) && typeof one.url === "string" && one.url.split(/[/#:]/).at(-1) === name,
  );
  if (!isObject(found)) return undefined;
  const value = Object.entries(found).find(([key]) => key.startsWith("value"))?.[1];
  if (!isObject(value)) return value;
  const coding = isObject(list(value.coding)[0]) ? (list(value.coding)[0] as Json) : value;
  return coding.code ?? coding.value;
}

function identityCodeOf(response: Json, patient: Json | undefined): string | null {
  const subject = isObject(response.subject) ? response.subject : {};
  const all = [subject.identifier, ...list(patient?.identifier)].filter(isObject);
  return text(all.find(({ system }) => system === IDENTITY_CODES)?.value, 20);
}

function namesOf(patient: Json | undefined): Assessment["names"] {
  const name = list(patient?.name).find(isObject);
  const familyName = text(name?.family, 100);
  const givenNames = text(
    list(name?.given)
      .filter((one) => typeof one === "string")
      .join(" "),
    100,
  );
  return familyName && givenNames ? { familyName, givenNames } : null;
}

function assessmentOf(response: Json, patient: Json | undefined): Assessment {
  const questionnaire = text(response.questionnaire)?.split("|")[0]?.split("/").at(-1) ?? null;
  const age = extension(response, "age");
  const language = text(response.language)?.slice(0, 2).toLowerCase();
  const telecom = list(patient?.telecom).filter(isObject);
  return {
    kind: text(extension(response, "assessment-kind")) ?? questionnaire,
    urgency: text(extension(response, "urgency")),
    authored: instantOf(response.authored) ?? null,
    language: isLang(language) ? language : null,
    age: typeof age === "number" && Number.isInteger(age) && age >= 0 && age <= 130 ? age : null,
    municipality: text(extension(response, "municipality"), 3),
    identityCode: identityCodeOf(response, patient),
    names: namesOf(patient),
    phone: text(telecom.find(({ system }) => system === "phone")?.value, 40),
    mayContact: extension(response, "consent-to-contact") !== false,
    rows: answerRows(response),
    response,
  };
}
