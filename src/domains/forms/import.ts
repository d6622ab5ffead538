import { type CompiledForm, compile } from "./compile.ts";
import { OWN } from "./extensions.ts";
import { type Fault, FormFaults } from "./faults.ts";
import { unflattened } from "./flattened.ts";
import type { Finding } from "./items.ts";
import { mend } from "./mend.ts";
import type { Questionnaire } from "./model.ts";
import { NO_TERMINOLOGY, type Terminology, terminologyOf } from "./value-sets.ts";
import { DEEPEST } from "./wellformed.ts";

/** One questionnaire of a file: made ready, or refused with the reasons. */
export interface ReadForm {
  readonly questionnaire: Questionnaire;
  readonly form: CompiledForm | undefined;
  readonly faults: readonly Fault[];
  /** Errors that were mended: the form works. */
  readonly mended: readonly Fault[];
  readonly findings: readonly Finding[];
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The resources of a file: itself, or those of its bundle. */
export function resourcesOf(raw: unknown): Json[] {
  if (Array.isArray(raw)) return raw.flatMap(resourcesOf);
  if (!isObject(raw)) return [];
  if (raw.resourceType !== "Bundle") return [raw];
  const entries = Array.isArray(raw.entry) ? raw.entry : [];
  return entries.flatMap((entry) => resourcesOf(isObject(entry) ? entry.resource : undefined));
}

const slug = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[^A-Za-z0-9.-]+/g, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "")
    .slice(0, 64);

const STATUSES: ReadonlySet<unknown> = new Set(["draft", "active", "retired", "unknown"]);

/** What identifies a form and is missing is made from the file's name, and said. */
function identified(raw: Json, name: string): { questionnaire: Questionnaire; findings: Finding[] } {
  const findings: Finding[] = [];
  const said = (key: string, message: string) =>
    void findings.push({ severity: "information", linkId: "", code: key, message });
  const id = typeof raw.id === "string" && raw.id !== "" ? raw.id : slug(name) || "form";
  if (raw.id === undefined) said("id", `the form has no id: ${id} is used`);
  const url = typeof raw.url === "string" && raw.url !== "" ? raw.url : `${OWN}/Questionnaire/${id}`;
  if (raw.url === undefined) said("url", `the form has no canonical url: ${url} is used`);
  const version = typeof raw.version === "string" && raw.version !== "" ? raw.version : "1";
  if (raw.version === undefined) said("version", "the form has no version: 1 is used");
  if (raw.status !== undefined && !STATUSES.has(raw.status))
    said("status", `the status ${String(raw.status)} is unknown`);
  const status = (STATUSES.has(raw.status) ? raw.status : "unknown") as Questionnaire["status"];
  return {
    questionnaire: { ...raw, id, url, version, status, item: raw.item } as unknown as Questionnaire,
    findings,
  };
}

function* shapeFaults(items: unknown, path: string): Generator<Fault> {
  if (items === undefined) return;
  if (!Array.isArray(items)) return yield { linkId: "", reason: `${path} is not a list` };
  for (const [at, one] of items.entries()) {
    const where = `${path}[${at}]`;
    if (!isObject(one)) {
      yield { linkId: "", reason: `${where} is not an item` };
      continue;
    }
    const linkId = typeof one.linkId === "string" ? one.linkId : "";
    if (linkId === "") yield { linkId: "", reason: `${where} has no linkId` };
    if (typeof one.type !== "string") yield { linkId, reason: `${where} has no type` };
    for (const key of ["answerOption", "enableWhen", "extension", "initial", "code"])
      if (one[key] !== undefined && !(Array.isArray(one[key]) && one[key].every(isObject)))
        yield { linkId, reason: `${where}.${key} is not a list of objects` };
    if (
      Array.isArray(one.extension) &&
      one.extension.some((of) => isObject(of) && typeof of.url !== "string")
    )
      yield { linkId, reason: `${where}.extension has one without a url` };
    for (const key of ["required", "repeats", "readOnly"])
      if (one[key] !== undefined && typeof one[key] !== "boolean")
        yield { linkId, reason: `${where}.${key} is neither true nor false` };
    if (one.text !== undefined && typeof one.text !== "string")
      yield { linkId, reason: `${where}.text is not a text` };
    yield* shapeFaults(one.item, `${where}.item`);
  }
}

function tooDeep(items: unknown): boolean {
  let level: unknown[] = Array.isArray(items) ? items : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) => (isObject(one) && Array.isArray(one.item) ? one.item : []));
  }
  return false;
}

/** Reads one Questionnaire resource; never throws. */
export function readForm(given: Json, name: string, known: Terminology = NO_TERMINOLOGY): ReadForm {
  if (tooDeep(given.item)) {
    const { questionnaire, findings } = identified({ ...given, item: [] }, name);
    return {
      questionnaire,
      form: undefined,
      faults: [{ linkId: "", reason: `items stand deeper than ${DEEPEST} levels` }],
      mended: [],
      findings,
    };
  }
  const raw = unflattened(given);
  const { questionnaire, findings } = identified(raw, name);
  const refused = (faults: readonly Fault[]): ReadForm => ({
    questionnaire,
    form: undefined,
    faults,
    mended: [],
    findings,
  });
  const shape = [...shapeFaults(raw.item, "item")].slice(0, 200);
  if (shape.length > 0) return refused(shape);
  if (!Array.isArray(raw.item) || raw.item.length === 0)
    return refused([{ linkId: "", reason: "the form has no items" }]);
  try {
    const whole = mend(questionnaire);
    const form = compile(whole.questionnaire, known, true);
    const all = [...findings, ...whole.findings, ...form.findings];
    return { questionnaire: whole.questionnaire, form, faults: [], mended: whole.mended, findings: all };
  } catch (fault) {
    if (fault instanceof FormFaults) return refused(fault.faults);
    return refused([{ linkId: "", reason: `the form cannot be read: ${(fault as Error).message}` }]);
  }
}

/** Every questionnaire of a file or bundle; the value sets and code systems beside them are used and handed back. */
export function readForms(
  raw: unknown,
  name: string,
  known: Terminology = NO_TERMINOLOGY,
): { readonly forms: readonly ReadForm[]; readonly terminology: Terminology; readonly own: Terminology } {
  const resources = resourcesOf(raw);
  const own = terminologyOf(resources);
  const terminology = {
    valueSets: new Map([...known.valueSets, ...own.valueSets]),
    codeSystems: new Map([...known.codeSystems, ...own.codeSystems]),
  };
  const forms = resources
    .filter(({ resourceType }) => resourceType === "Questionnaire")
    .map((one) => readForm(one, name, terminology));
  return { forms, terminology, own };
}
