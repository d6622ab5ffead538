import { LANGS, type Lang, type LocalText } from "#src/kernel/lang.ts";
import type { Content } from "./content.ts";
import { type TermList, termsKind } from "./kinds/terms.ts";
import { type AnyKind, type LoadedFile, readContent } from "./load.ts";
import { dotted, type Finding, type Problem, warning } from "./problem.ts";
import { type Band, band, type Readability, readability } from "./readability.ts";
import { type ReviewState, reviewStates } from "./reviews.ts";
import { fileProblem, located } from "./source.ts";
import { exceptedAt, termFindings, unusedException } from "./terms/check.ts";
import { compileTerms, type Terms } from "./terms/terms.ts";
import { incomplete, type TextAt } from "./text.ts";

/** The readability of one text for residents in one language. */
export interface TextFigure extends Readability {
  readonly file: string;
  readonly path: string;
  readonly lang: Lang;
  readonly band: Band;
}

export interface CheckReport {
  readonly ok: boolean;
  readonly files: number;
  readonly texts: number;
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly Problem[];
  /** Every text for residents that has enough words for the figure to mean something. */
  readonly readability: readonly TextFigure[];
  /** Mean LIX of those texts by language, one decimal; null without such texts. */
  readonly meanLix: Readonly<Record<Lang, number | null>>;
  readonly reviews: {
    readonly draft: number;
    readonly reviewed: number;
    readonly entries: readonly ReviewState[];
  };
}

/** Proves the content: all that the loader demands, the terms, the cases of each kind, and the figures of texts. */
export async function checkContent(dir: string, kinds: readonly AnyKind[] = []): Promise<CheckReport> {
  const { files, content, problems: found } = await readContent(dir, [...kinds, termsKind]);
  const problems = [...found, ...files.flatMap(unclaimed)];
  const terms = termsOf(files);
  if (terms) problems.push(...termProblems(files, terms));
  if (content) problems.push(...files.flatMap((file) => caseProblems(file, content)));
  const figures = files.flatMap((file) => figuresOf(file, content?.county.readability.fromWords ?? 8));
  if (content) problems.push(...hardTexts(files, figures, content));
  const entries = files.flatMap((file) => reviewStates(file.source.file, file.source.raw, file.texts));
  const count = (status: ReviewState["status"]) =>
    entries.filter((entry) => entry.status === status).reduce((sum, entry) => sum + entry.texts, 0);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  return {
    ok: errors === 0 && content !== undefined,
    files: files.length,
    texts: files.reduce((sum, file) => sum + file.texts.length, 0),
    errors,
    warnings: problems.length - errors,
    problems: problems.sort(byPlace),
    readability: figures,
    meanLix: Object.fromEntries(LANGS.map((lang) => [lang, mean(figures, lang)])) as CheckReport["meanLix"],
    reviews: { draft: count("draft"), reviewed: count("reviewed"), entries },
  };
}

function byPlace(one: Problem, other: Problem): number {
  return one.file < other.file ? -1 : one.file > other.file ? 1 : (one.line ?? 0) - (other.line ?? 0);
}

/** A file that no kind claims is checked for its languages and terms alone: most often its name is misspelt. */
function unclaimed(file: LoadedFile): Problem[] {
  if (file.kind) return [];
  const problem = fileProblem(
    file.source.file,
    "file.unclaimed",
    "belongs to no kind of content: is its name right?",
  );
  return [{ ...problem, severity: "warning" }];
}

function termsOf(files: readonly LoadedFile[]): Terms | undefined {
  const list = files.find((file) => file.kind === termsKind)?.parsed?.value as TermList | undefined;
  return list && compileTerms(list.terms, list.exceptions);
}

const isWhole = (text: TextAt): text is TextAt & { text: LocalText } =>
  LANGS.every((lang) => (text.text[lang] ?? "") !== "") && incomplete(text).length === 0;

function termProblems(files: readonly LoadedFile[], terms: Terms): Problem[] {
  const needed = new Set<string>();
  const problems = files.flatMap((file) =>
    file.texts.filter(isWhole).flatMap(({ path, text }) => {
      const where = `${file.source.file} ${dotted(path)}`;
      const excepted = exceptedAt(where, terms.exceptions);
      const wrong = termFindings(path, text, terms);
      for (const term of excepted) if (wrong.some((one) => one.term === term)) needed.add(`${where} ${term}`);
      return located(
        file.source,
        wrong.filter((one) => !excepted.has(one.term)),
      );
    }),
  );
  const list = files.find((file) => file.kind === termsKind);
  // Exceptions for dictionaries are judged where the dictionaries are checked.
  const stale = terms.exceptions.flatMap((exception, index) => {
    const ours = files.some((file) => exception.where.startsWith(`${file.source.file} `));
    return ours && !needed.has(`${exception.where} ${exception.term}`)
      ? [unusedException(exception, index)]
      : [];
  });
  return list ? [...problems, ...located(list.source, stale)] : problems;
}

function caseProblems(file: LoadedFile, content: Content): Problem[] {
  if (!file.parsed || !file.kind?.cases) return [];
  return located(file.source, file.kind.cases(file.parsed.value, content, file.source.file));
}

function figuresOf(file: LoadedFile, fromWords: number): TextFigure[] {
  const forResidents = file.texts.filter(({ path }) => file.kind?.audience?.(path) === "resident");
  return forResidents.flatMap(({ path, text }) =>
    LANGS.flatMap((lang) => {
      const figure = readability(text[lang] ?? "");
      if (figure.words < fromWords) return [];
      return [{ file: file.source.file, path: dotted(path), lang, ...figure, band: band(lang, figure.lix) }];
    }),
  );
}

function hardTexts(
  files: readonly LoadedFile[],
  figures: readonly TextFigure[],
  content: Content,
): Problem[] {
  const { warnAbove } = content.county.readability;
  return files.flatMap((file) => {
    const hard = figures.filter((one) => one.file === file.source.file && one.lix > warnAbove[one.lang]);
    const findings = hard.flatMap((one): Finding[] => {
      const at = file.texts.find((text) => dotted(text.path) === one.path);
      const message = `is hard to read: LIX ${one.lix} where ${warnAbove[one.lang]} is the most; use shorter sentences and words`;
      return at ? [warning([...at.path, one.lang], "text.hard", message)] : [];
    });
    return located(file.source, findings);
  });
}

function mean(figures: readonly TextFigure[], lang: Lang): number | null {
  const own = figures.filter((figure) => figure.lang === lang);
  if (own.length === 0) return null;
  return Math.round((own.reduce((sum, figure) => sum + figure.lix, 0) / own.length) * 10) / 10;
}
