import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { parseDocument } from "yaml";
import {
  brokenFile,
  FormFaults,
  type OperationOutcome,
  parseForm,
  type ReadForm,
  readForms,
  resourcesOf,
  type Terminology,
} from "#src/domains/forms/index.ts";

export type FileRead = { readonly raw: unknown } | { readonly broken: OperationOutcome };

const AT = /\(line (\d+) column (\d+)\)/;
const POSITION = /position (\d+)/;

function jsonFault(text: string, message: string): OperationOutcome {
  const said = AT.exec(message);
  if (said) return brokenFile(`not JSON: ${message}`, Number(said[1]), Number(said[2]));
  const position = /end of JSON/.test(message) ? text.length : Number(POSITION.exec(message)?.[1] ?? 0);
  const before = text.slice(0, position).split("\n");
  return brokenFile(`not JSON: ${message}`, before.length, (before.at(-1)?.length ?? 0) + 1);
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
  } catch (fault) {
    return { broken: jsonFault(text, (fault as Error).message) };
  }
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
