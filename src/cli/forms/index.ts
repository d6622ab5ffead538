import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  brokenFile,
  evaluateResponse,
  formOutcome,
  type OperationOutcome,
  type QuestionnaireResponse,
  type ReadForm,
  resourcesOf,
} from "#src/domains/forms/index.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { EXIT } from "../exit-codes.ts";
import { filesOf, formsIn, nameOf, othersIn, readFile } from "./read.ts";

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const USAGE = `prima forms: the commands are
  forms check FILE|FOLDER…
  forms evaluate QUESTIONNAIRE RESPONSE [--lang fi|sv|en]
  forms render QUESTIONNAIRE [--lang fi|sv|en]
  forms import FILE|FOLDER
  forms export ID [VERSION]
`;

const severe = ({ issue }: OperationOutcome): boolean =>
  issue.some(({ severity }) => severity === "error" || severity === "fatal");

/** What checking one file finds: all of its forms in one outcome. */
export function checked(file: string): OperationOutcome {
  const read = readFile(file);
  if ("broken" in read) return read.broken;
  const forms = formsIn(read.raw, file);
  if (forms.length === 0)
    return brokenFile(
      `there is no Questionnaire in the file, but ${othersIn(read.raw).slice(0, 5).join(", ") || "nothing"}`,
    );
  const outcomes = forms.map(formOutcome);
  return { resourceType: "OperationOutcome", issue: outcomes.flatMap(({ issue }) => issue) };
}

/** `check`: one OperationOutcome per file, each on its line; the words on standard error. */
function check(files: readonly string[], { out, err }: Io): number {
  let failed = false;
  for (const file of files.flatMap(filesOf)) {
    const outcome = checked(file);
    failed ||= severe(outcome);
    out(
      `${JSON.stringify({
        ...outcome,
        id: nameOf(file)
          .replaceAll(/[^A-Za-z0-9.-]/g, "-")
          .slice(0, 64),
      })}\n`,
    );
    const counts = ["fatal", "error", "warning", "information"].map(
      (severity) => [severity, outcome.issue.filter((one) => one.severity === severity).length] as const,
    );
    err(
      `${file}: ${counts.flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : [])).join(", ")}\n`,
    );
    for (const { severity, details, diagnostics } of outcome.issue)
      if (severity !== "information")
        err(`  ${severity}: ${details.text}${diagnostics ? ` (${diagnostics})` : ""}\n`);
  }
  return failed ? EXIT.failed : EXIT.ok;
}

/** The one form of a file; undefined after saying why there is none. */
function oneForm(file: string, io: Io, canonical?: string): ReadForm | undefined {
  const read = readFile(file);
  if ("broken" in read) return refused(read.broken, io);
  const forms = formsIn(read.raw, file);
  const [url] = (canonical ?? "").split("|");
  const found = forms.find(({ questionnaire }) => questionnaire.url === url) ?? forms[0];
  if (!found) return refused(checked(file), io);
  return found.form ? found : refused(formOutcome(found), io);
}

function refused(outcome: OperationOutcome, { out, err }: Io): undefined {
  out(`${JSON.stringify(outcome, null, 2)}\n`);
  for (const { severity, details, diagnostics } of outcome.issue)
    if (severity === "error" || severity === "fatal")
      err(`${details.text}${diagnostics ? ` (${diagnostics})` : ""}\n`);
  return undefined;
}

/** `evaluate`: the response as the form has it, what is wrong with it, and what is asked. */
function evaluate([form, response]: readonly string[], lang: Lang, io: Io): number {
  if (!form || !response) return usage(io);
  const read = readFile(response);
  if ("broken" in read) {
    refused(read.broken, io);
    return EXIT.data;
  }
  const given = resourcesOf(read.raw).find(({ resourceType }) => resourceType === "QuestionnaireResponse");
  if (!given) {
    refused(brokenFile(`${response} is no QuestionnaireResponse`), io);
    return EXIT.data;
  }
  const found = oneForm(form, io, typeof given.questionnaire === "string" ? given.questionnaire : undefined);
  if (!found?.form) return EXIT.data;
  const result = evaluateResponse(found.form, given as unknown as QuestionnaireResponse, lang);
  io.out(`${JSON.stringify(result, null, 2)}\n`);
  return EXIT.ok;
}

/** The product's own styles, as they were built; none when the program runs unbuilt. */
function builtStyles(): string {
  const assets = process.env.PRIMA_BUILT && join(process.env.PRIMA_BUILT, "assets");
  const file = assets && readdirSync(assets).find((name) => /^prima\..*\.css$/.test(name));
  return file ? readFileSync(join(assets, file), "utf8") : "";
}

async function render([form]: readonly string[], lang: Lang, io: Io): Promise<number> {
  if (!form) return usage(io);
  const found = oneForm(form, io);
  if (!found?.form) return EXIT.data;
  const { standalone } = await import("#src/web/forms/standalone.tsx");
  io.out(standalone(found.form, lang, builtStyles()));
  return EXIT.ok;
}

function usage({ err }: Io): number {
  err(USAGE);
  return EXIT.usage;
}

/** `prima forms …`: check, evaluate and render need no database; import and export do. */
export async function formsVerb(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const [what, ...rest] = args;
  const at = rest.indexOf("--lang");
  const lang = at < 0 ? "fi" : rest[at + 1];
  if (!isLang(lang)) {
    io.err("prima forms: --lang is fi, sv or en\n");
    return EXIT.usage;
  }
  const files = at < 0 ? rest : [...rest.slice(0, at), ...rest.slice(at + 2)];
  if (files.length === 0 || files.some((file) => file.startsWith("--"))) return usage(io);
  switch (what) {
    case "check":
      return check(files, io);
    case "evaluate":
      return evaluate(files, at < 0 ? "en" : lang, io);
    case "render":
      return render(files, lang, io);
    case "import":
      return (await import("./import.ts")).importForms(files, env, io);
    case "export":
      return (await import("./import.ts")).exportForm(files, env, io);
    default:
      return usage(io);
  }
}
