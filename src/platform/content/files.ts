import { readdir, readFile } from "node:fs/promises";
import { join, matchesGlob } from "node:path";
import { parsedBefore } from "./parsed.ts";
import { fileProblem, isYaml, readSource, type Source } from "./source.ts";

const READ = /\.(?:ya?ml|(?:geo)?json|csv)$/;

/** The wanted data files below the folder, parsed, in the order of their names; notes and pictures are left alone. */
export async function readFiles(
  dir: string,
  wanted: (file: string) => boolean = () => true,
): Promise<Source[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && READ.test(entry.name) && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, file: path.slice(join(dir, "/").length).replaceAll("\\", "/") }))
    .filter(({ file }) => wanted(file))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const parsed = await parsedBefore(process.env.PRIMA_BUILT);
  const sources = await Promise.all(
    names.map(async ({ path, file }) => {
      const bytes = await readFile(path);
      const text = new TextDecoder("utf-8").decode(bytes);
      const known = isYaml(file) ? parsed.of(text) : undefined;
      const source = readSource(file, text, known);
      if (isYaml(file) && known === undefined && source.problems.length === 0) parsed.note(text, source.raw);
      if (!text.includes("\uFFFD")) return source;
      const problem = fileProblem(file, "file.encoding", "is not UTF-8: save it as UTF-8");
      return { ...source, problems: [...source.problems, problem] };
    }),
  );
  await parsed.keep();
  return sources;
}

/** Whether a kind's `files` means this file. */
export function claims(pattern: string, file: string): boolean {
  return pattern === file || matchesGlob(file, pattern);
}
