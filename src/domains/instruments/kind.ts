import { parse } from "csv-parse/sync";
import { servicesOf } from "#src/domains/directory/index.ts";
import {
  bySchema,
  type Content,
  type ContentKind,
  error,
  type Finding,
} from "#src/platform/content/index.ts";
import { alikes } from "./alike.ts";
import { readHeader } from "./columns.ts";
import { faultText } from "./faults.ts";
import type { Instrument } from "./model.ts";
import { type ReadRows, readRows } from "./rows.ts";
import { type Terms, termsSchema } from "./terms.ts";

/** The words of the library, in three languages. */
export const instrumentTermsKind: ContentKind<Terms> = {
  kind: "instrument-terms",
  files: "instrument-terms.yaml",
  required: true,
  parse: bySchema(termsSchema),
  audience: () => "resident",
  references: (terms, content) => [
    ...Object.entries(terms).flatMap(([list, entries]) => repeated(list, entries)),
    ...termReferences(terms, content),
  ],
};

function repeated(list: string, entries: unknown): Finding[] {
  if (!Array.isArray(entries)) return [];
  const ids = entries.map((entry) => (entry as { id: string }).id);
  return ids.flatMap((id, at) =>
    ids.indexOf(id) < at ? [error([list, at, "id"], "id.repeated", `"${id}" stands here twice`)] : [],
  );
}

function termReferences(terms: Terms, content: Content): Finding[] {
  const services = new Set(servicesOf(content).map(({ id }) => id));
  const isForm = (id: string) => content.raw(`questionnaires/${id}.yaml`) !== undefined;
  return terms.phenomena.flatMap((one, index) => [
    ...(one.services ?? [])
      .filter((id) => !services.has(id))
      .map((id) =>
        error(["phenomena", index, "services"], "reference.unknown", `there is no service "${id}"`),
      ),
    ...(one.forms ?? [])
      .filter((id) => !isForm(id))
      .map((id) => error(["phenomena", index, "forms"], "reference.unknown", `there is no form "${id}"`)),
  ]);
}

/** A table as its file has it: the first row names the columns. */
interface InstrumentsFile {
  readonly rows: readonly (readonly string[])[];
}

/** The county's measures. What the cells mean is checked against the terms. */
export const instrumentsKind: ContentKind<InstrumentsFile> = {
  kind: "instruments",
  files: "instruments.csv",
  required: true,
  parse: (raw) => {
    try {
      const rows: string[][] = parse(String(raw), { bom: true, relax_column_count: true });
      return { ok: true, value: Object.freeze({ rows }) };
    } catch (fault) {
      const { message, lines = 1 } = fault as Error & { readonly lines?: number };
      return { ok: false, findings: [error([lines - 1], "csv.syntax", message)] };
    }
  },
  audience: () => "resident",
  texts: ({ rows: [header = [], ...rows] }) => {
    const at = (lang: string) => header.indexOf(`purpose_${lang}`);
    return rows.map((row, index) => ({
      path: [index + 1],
      text: { fi: row[at("fi")] ?? "", sv: row[at("sv")] ?? "", en: row[at("en")] ?? "" },
    }));
  },
  references: (file, content) => {
    const { missing, unknown, twice } = readHeader(file.rows[0] ?? []);
    const columns = [
      ...missing.map((column) => `there is no column "${column}"`),
      ...unknown.map(({ column }) => `the column "${column}" is not known`),
      ...twice.map((column) => `the column "${column}" stands there twice`),
    ].map((message) => error([0], "csv.header", message));
    if (columns.length > 0) return columns;
    const { rows, faults } = read(file, termsOf(content), true);
    return [
      ...faults.map((fault) =>
        error(
          [fault.row - 1],
          `instrument.${fault.code}`,
          `${fault.column ?? "row"}: ${faultText(fault, "en")}`,
        ),
      ),
      ...alikes([], rows).map(({ row, abbr, like }) =>
        error([row - 1], "instrument.alike", `${abbr} is like ${like.abbr} in row ${like.row}`),
      ),
    ];
  },
};

function read({ rows: [names = [], ...rows] }: InstrumentsFile, terms: Terms, strict: boolean): ReadRows {
  return readRows(readHeader(names), names, rows, terms, { strict });
}

/** The words of the library. A county without them has none. */
export function termsOf(content: Content): Terms {
  const [file] = content.of(instrumentTermsKind);
  if (!file) throw new Error("invariant: the content has no instrument-terms.yaml");
  return file.value;
}

/** The county's own measures, in the order of the file. */
export function instrumentsOf(content: Content): readonly Instrument[] {
  return content
    .of(instrumentsKind)
    .flatMap(({ value }) => read(value, termsOf(content), false).rows.map(({ instrument }) => instrument));
}
