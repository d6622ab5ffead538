import { join } from "node:path";
import { KINDS } from "#src/county/kinds.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { checkContent } from "#src/platform/content/index.ts";
import { type Finding, fail, ok } from "./doctor/finding.ts";
import { doctor, doctorExit, findingLines } from "./doctor.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** `prima doctor`: findings in words on standard error, as JSON on standard output; 1 when something fails. */
export async function doctorVerb(env: NodeJS.ProcessEnv, { out, err }: Io): Promise<number> {
  const findings = await doctor(env, [content]);
  out(`${JSON.stringify(findings, null, 2)}\n`);
  err(`${findingLines(findings).join("\n")}\n`);
  return doctorExit(findings);
}

async function content(): Promise<Finding> {
  const { problems } = await checkContent(join(rootFolder(), "content"), KINDS);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors === 0) return ok("content", "whole, in three languages");
  return fail("content", `${errors} errors`, "Run prima content check: it names each file and line.");
}
