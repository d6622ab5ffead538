import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parseDocument } from "yaml";
import {
  brokenFile,
  FormFaults,
  jsonFaultAt,
  type OperationOutcome,
  parseForm,
  type ReadForm,
  readForms,
  resourcesOf,
  type Terminology,
} from "#src/domains/forms/index.ts";

export type FileRead = { readonly raw: unknown } | { readonly broken: OperationOutcome };

function jsonFault(text: string): OperationOutcome {
  const at = jsonFaultAt(text);
  const before = text.slice(0, at).split("\n");
  const found =
    at >= text.length ? "the file ends too early" : `${JSON.stringify(text[at])} cannot stand here`;
  return brokenFile(`not JSON: ${found}`, before.length, (before.at(-1)?.length ?? 0) + 1);
}

/** A JSON or YAML file as values, or what is wrong with its notation, by line and column. */
export function readFile(file: string): FileRead {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (fault) {
    return { broken: brokenFile(`the file cannot be read (${(fault as NodeJS.ErrnoException).code})`) };
  }
  if (/\.ya?ml$/i.test(file)) {
    const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
    const [error] = document.errors;
    if (error)
      return {
        broken: brokenFile(`not YAML: ${error.message}`, error.linePos?.[0].line, error.linePos?.[0].col),
      };
    try {
      return { raw: document.toJS({ maxAliasCount: 100 }) };
    } catch (fault) {
      return { broken: brokenFile(`not YAML: ${(fault as Error).message}`) };
    }
  }
  try {
    return { raw: JSON.parse(text) };
  } catch {
    return { broken: jsonFault(text) };
  }
}

/** The file itself, or those of a folder and its folders that may hold forms. */
export function filesOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|ya?ml)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export const nameOf = (file: string): string => basename(file, extname(file));

const isOurs = (raw: unknown): boolean =>
  typeof raw === "object" && raw !== null && !("resourceType" in raw) && "item" in raw;

/** The forms of a file: FHIR, a bundle, or the county's own YAML. */
export function formsIn(raw: unknown, file: string, known?: Terminology): readonly ReadForm[] {
  if (!isOurs(raw)) return readForms(raw, nameOf(file), known).forms;
  try {
    const { questionnaire, form } = parseForm(raw, file);
    return [{ questionnaire, form, faults: [], mended: [], findings: form.findings }];
  } catch (fault) {
    if (!(fault instanceof FormFaults)) throw fault;
    return [
      {
        questionnaire: raw as ReadForm["questionnaire"],
        form: undefined,
        faults: fault.faults,
        mended: [],
        findings: [],
      },
    ];
  }
}

/** What in a file is neither a form nor belongs to one. */
export const othersIn = (raw: unknown): string[] =>
  isOurs(raw) ? [] : resourcesOf(raw).map(({ resourceType }) => String(resourceType ?? "no resourceType"));
