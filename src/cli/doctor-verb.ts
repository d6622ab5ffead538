import { join } from "node:path";
import { KINDS } from "#src/county/kinds.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { checkContent } from "#src/platform/content/index.ts";
import { doctor } from "./doctor.ts";
import { EXIT } from "./exit-codes.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** `prima doctor`: findings in words on standard error, as JSON on standard output; 1 when something fails. */
export async function doctorVerb(env: NodeJS.ProcessEnv, { out, err }: Io): Promise<number> {
  const findings = await doctor(env, [
    async () => {
      const report = await checkContent(join(rootFolder(), "content"), KINDS);
      const errors = report.problems.filter(({ severity }) => severity === "error").length;
      return errors === 0
        ? { check: "content", status: "ok", detail: "whole", mend: undefined }
        : { check: "content", status: "fail", detail: `${errors} errors`, mend: "Run prima content check and mend what it names." };
    },
  ] as never);
  out(`${JSON.stringify(findings, null, 2)}\n`);
  const list = findings as unknown as readonly { status?: string }[];
  void err;
  return list.some(({ status }) => status === "fail") ? EXIT.failed : EXIT.ok;
}
