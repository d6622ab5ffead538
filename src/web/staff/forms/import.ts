import {
  formOutcome,
  importedTerminology,
  jsonFaultAt,
  keepImported,
  keepTerminology,
  type OperationOutcome,
  readForms,
} from "#src/domains/forms/index.ts";
import type { Answer, Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import type { Imported } from "./import-report.tsx";
import { drawForms } from "./list.tsx";
import { staffFormWords } from "./words.ts";

const texts = ({ issue }: OperationOutcome, ...severities: string[]): string[] =>
  issue.flatMap(({ severity, details }) => (severities.includes(severity) ? [details.text] : []));

/** Brings in the forms of a file as drafts, and tells what is supported and what is not. A version that is there never changes. */
export async function takeFormImport(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, files, lang } = exchange;
  const w = staffFormWords(lang);
  const file = files.get("file");
  if (!file || file.bytes.byteLength === 0) return drawForms(site, exchange, { error: w.fileMissing });
  const text = new TextDecoder().decode(file.bytes).replace(/^\uFEFF/, "");
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    const before = text.slice(0, jsonFaultAt(text)).split("\n");
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return drawForms(site, exchange, { error: `${w.broken}: ${fill(w.at, place)}` });
  }
  const name = file.name.replace(/\.json$/i, "") || "form";
  const report = await scope.db.begin(async (tx) => {
    const known = await importedTerminology(tx);
    const { forms, own } = readForms(raw, name, known);
    await keepTerminology(tx, own, scope.now);
    const made: Imported[] = [];
    for (const one of forms) {
      const outcome = formOutcome(one);
      const lesser = one.findings.filter(({ severity, linkId }) => severity === "warning" && linkId);
      const items = one.form?.items.length ?? 0;
      made.push({
        title: one.questionnaire.title ?? one.questionnaire.id,
        version: one.questionnaire.version,
        kept: one.form ? await keepImported(tx, one.questionnaire, file.name, scope.now) : "refused",
        items,
        supported: items - new Set(lesser.map(({ linkId }) => linkId)).size,
        problems: texts(outcome, "error", "fatal"),
        lesser: texts(outcome, "warning"),
        unknown: texts(outcome, "information").filter((each) => each !== "All OK"),
      });
    }
    return made;
  });
  site.forms.changed();
  return drawForms(site, exchange, report.length === 0 ? { error: w.noForm } : { report });
}
