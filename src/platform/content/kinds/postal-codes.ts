import type { ContentKind, ParseResult } from "../kind.ts";
import { error, type Finding } from "../problem.ts";

export interface PostalCode {
  readonly code: string;
  readonly fi: string;
  readonly sv: string;
  readonly municipality: string;
  /** Residents at the end of 2022. */
  readonly population: number;
}

const HEADER = "code,fi,sv,municipality,population";

export const postalCodesKind: ContentKind<readonly PostalCode[]> = {
  kind: "postal-codes",
  files: "postal-codes.csv",
  required: true,
  parse: (raw) => parse(String(raw)),
  references: (codes, content) =>
    codes.flatMap((one, index) =>
      content.findMunicipality(one.municipality)
        ? []
        : [
            error(
              [index + 1],
              "reference.unknown",
              `${one.code}: there is no municipality ${one.municipality}`,
            ),
          ],
    ),
};

function parse(text: string): ParseResult<readonly PostalCode[]> {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  if (header !== HEADER)
    return { ok: false, findings: [error([], "csv.header", `the first line is not "${HEADER}"`)] };
  const findings: Finding[] = [];
  const codes = lines.map((line, index) => {
    const fields = line.split(",");
    const [code = "", fi = "", sv = "", municipality = "", count = ""] = fields;
    const good =
      fields.length === 5 && /^\d{5}$/.test(code) && /^\d{3}$/.test(municipality) && /^\d+$/.test(count);
    if (!good || fi === "" || sv === "") {
      findings.push(error([index + 1], "csv.row", `is not five fields "${HEADER}": ${line}`));
    }
    return Object.freeze({ code, fi, sv, municipality, population: Number(count) });
  });
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: Object.freeze(codes) };
}
