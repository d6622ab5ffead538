import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import {
  formOutcome,
  importedForm,
  importedTerminology,
  keepImported,
  keepTerminology,
  type OperationOutcome,
  parseForm,
  readForms,
  type Terminology,
} from "#src/domains/forms/index.ts";
import { readConfig, rootFolder } from "#src/platform/config/index.ts";
import { EXIT } from "../exit-codes.ts";
import { openHouse } from "../open-house.ts";
import type { Io } from "./index.ts";
import { filesOf, nameOf, readFile } from "./read.ts";

interface Line {
  readonly file: string;
  readonly form?: string;
  readonly version?: string;
  readonly title?: string;
  readonly state: "new" | "known" | "changed" | "refused" | "no form";
  readonly items?: number;
  readonly supported?: number;
  readonly degraded?: readonly string[];
  readonly unknown?: readonly string[];
  readonly problems?: readonly string[];
}

const texts = ({ issue }: OperationOutcome, ...severities: string[]): string[] =>
  issue.flatMap(({ severity, details }) => (severities.includes(severity) ? [details.text] : []));

/** `import`: keeps the forms of a file or folder and reports each: what is supported, what works with less, what is not used. */
export async function importForms(
  [path]: readonly string[],
  env: NodeJS.ProcessEnv,
  io: Io,
): Promise<number> {
  if (!path || !existsSync(path)) {
    io.err(`prima forms import: ${path ?? "a file"} is not there\n`);
    return EXIT.noInput;
  }
  const house = await openHouse(readConfig(env), { purpose: "prima forms", attach: true, max: 2 });
  const lines: Line[] = [];
  try {
    for (const full of filesOf(path)) {
      const file = relative(path, full) || full;
      const read = readFile(full);
      if ("broken" in read) {
        lines.push({ file, state: "refused", problems: texts(read.broken, "fatal") });
        continue;
      }
      const now = Temporal.Now.instant();
      const found = await house.db.begin(async (tx) => {
        const known: Terminology = await importedTerminology(tx);
        const { forms, own } = readForms(read.raw, nameOf(full), known);
        await keepTerminology(tx, own, now);
        if (forms.length === 0) return [{ file, state: "no form" as const }];
        const made: Line[] = [];
        for (const one of forms) {
          const outcome = formOutcome(one);
          const { id, version, title } = one.questionnaire;
          const head = { file, form: id, version, ...(title !== undefined && { title }) };
          if (!one.form) {
            made.push({ ...head, state: "refused", problems: texts(outcome, "error", "fatal") });
            continue;
          }
          const degraded = new Set(
            one.findings.flatMap(({ severity, linkId }) =>
              severity === "warning" && linkId ? [linkId] : [],
            ),
          );
          const items = one.form.items.length;
          made.push({
            ...head,
            state: await keepImported(tx, one.questionnaire, file, now),
            items,
            supported: items - degraded.size,
            degraded: texts(outcome, "warning"),
            unknown: texts(outcome, "information").filter((text) => text !== "All OK"),
            problems: texts(outcome, "error"),
          });
        }
        return made;
      });
      lines.push(...found);
    }
  } finally {
    await house.close();
  }
  io.out(`${JSON.stringify({ forms: lines }, null, 2)}\n`);
  for (const { file, state } of lines) io.err(`${file}: ${state}\n`);
  return lines.some(({ state }) => state === "refused" || state === "changed") ? EXIT.failed : EXIT.ok;
}

/** A form of the county's own content by its id. */
function ownForm(id: string) {
  const file = join(rootFolder(), "content/questionnaires", `${id}.yaml`);
  return /^[a-z0-9-]+$/.test(id) && existsSync(file)
    ? parseForm(parse(readFileSync(file, "utf8")), file).questionnaire
    : undefined;
}

/** `export`: a form, the county's own or an imported one, as FHIR JSON. */
export async function exportForm(
  [id, version]: readonly string[],
  env: NodeJS.ProcessEnv,
  io: Io,
): Promise<number> {
  const own = id === undefined ? undefined : ownForm(id);
  if (own && (version === undefined || version === own.version)) {
    io.out(`${JSON.stringify(own, null, 2)}\n`);
    return EXIT.ok;
  }
  const house = await openHouse(readConfig(env), { purpose: "prima forms", attach: true, max: 1 });
  try {
    const found = await house.db.begin("read only", (tx) => importedForm(tx, id ?? "", version));
    if (found) {
      io.out(`${JSON.stringify(found, null, 2)}\n`);
      return EXIT.ok;
    }
    io.err(`prima forms export: there is no form ${id}${version ? ` ${version}` : ""}\n`);
    return EXIT.noInput;
  } finally {
    await house.close();
  }
}
