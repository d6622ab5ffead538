import { type CheckReport, checkContent } from "#src/platform/content/check.ts";
import type { AnyKind } from "#src/platform/content/load.ts";
import { problemLine } from "#src/platform/content/problem.ts";

/** Where a command writes: its result to `out`, what it says to people to `err`. */
export interface ContentIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const processIo: ContentIo = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/**
 * `prima content check`: the report as JSON on standard output, in words on standard error.
 * @returns the exit code: 0 when the content is whole, 1 when it has errors, 66 when the folder cannot be read.
 */
export async function contentCheck(
  dir: string,
  io: ContentIo = processIo,
  kinds: readonly AnyKind[] = [],
): Promise<number> {
  let report: CheckReport;
  try {
    report = await checkContent(dir, kinds);
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code;
    if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "EACCES") throw fault;
    io.err(`content check: the folder ${dir} cannot be read (${code})\n`);
    return 66;
  }
  io.out(`${JSON.stringify(report, null, 2)}\n`);
  for (const problem of report.problems) io.err(`${problemLine(problem)}\n`);
  io.err(`${summary(report)}\n`);
  return report.ok ? 0 : 1;
}

function summary(report: CheckReport): string {
  const { fi, sv, en } = report.meanLix;
  return [
    `content: ${report.files} files, ${report.texts} texts, ${report.errors} errors, ${report.warnings} warnings`,
    `readability (mean LIX of residents' texts): fi ${fi ?? "–"}, sv ${sv ?? "–"}, en ${en ?? "–"}`,
    `reviewed ${report.reviews.reviewed} texts, draft ${report.reviews.draft}`,
  ].join("\n");
}
