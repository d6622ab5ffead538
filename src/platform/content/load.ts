import { byId, type Content } from "./content.ts";
import { claims, readFiles } from "./files.ts";
import type { ContentKind } from "./kind.ts";
import { bordersKind } from "./kinds/borders.ts";
import { countyKind } from "./kinds/county.ts";
import { linesKind } from "./kinds/lines.ts";
import { municipalitiesKind } from "./kinds/municipalities.ts";
import { professionsKind, rolesKind } from "./kinds/people.ts";
import { postalCodesKind } from "./kinds/postal-codes.ts";
import { teamsKind } from "./kinds/teams.ts";
import { type Unit, unitsKind } from "./kinds/units.ts";
import { ContentError, type Finding, type Problem } from "./problem.ts";
import { reviewStates } from "./reviews.ts";
import { fileProblem, located, type Source } from "./source.ts";
import { incomplete, type TextAt, textsIn } from "./text.ts";

/** A kind whose value type is forgotten: what a list of different kinds holds. */
// biome-ignore lint/suspicious/noExplicitAny: a list of kinds of different values has no other type
export type AnyKind = ContentKind<any>;

/** The kinds that every county has. Domains hand in more; `content check` reads the term list too. */
const CORE: readonly AnyKind[] = [
  countyKind,
  municipalitiesKind,
  postalCodesKind,
  bordersKind,
  linesKind,
  unitsKind,
  teamsKind,
  professionsKind,
  rolesKind,
];

/** A file with all that is known of it; `kind` is absent when no kind claims the file. */
export interface LoadedFile {
  readonly source: Source;
  readonly kind?: AnyKind;
  /** Present when the file has the shape of its kind. */
  readonly parsed?: { readonly value: unknown };
  readonly texts: readonly TextAt[];
  readonly problems: readonly Problem[];
}

export interface Reading {
  /** Absent when a file that the county cannot do without is missing or broken. */
  readonly content?: Content;
  readonly files: readonly LoadedFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads all content once: notation, shapes, three languages, references.
 * @throws ContentError naming every error by file, line and path; warnings pass.
 */
export async function loadContent(dir: string, kinds: readonly AnyKind[] = []): Promise<Content> {
  const { content, problems } = await readContent(dir, kinds, { atStart: true });
  const errors = problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0 || content === undefined) throw new ContentError(errors);
  return content;
}

/**
 * As loadContent, but hands the problems back, and reads everything: `atStart` leaves out what only checks need
 * and the files that no kind claims.
 */
export async function readContent(
  dir: string,
  extra: readonly AnyKind[] = [],
  options: { readonly atStart?: boolean } = {},
): Promise<Reading> {
  const kinds = [...CORE, ...extra].filter((kind) => !(options.atStart && kind.checkOnly));
  const wanted = (file: string) => !options.atStart || kinds.some((kind) => claims(kind.files, file));
  const files = (await readFiles(dir, wanted)).map((source) => load(source, kinds));
  const problems = [...absent(kinds, files), ...files.flatMap((file) => file.problems)];
  const content = CORE.every((kind) => one(files, kind) !== undefined) ? contentOf(files) : undefined;
  if (content) problems.push(...files.flatMap((file) => references(file, content)));
  return { ...(content && { content }), files, problems };
}

function load(source: Source, kinds: readonly AnyKind[]): LoadedFile {
  const kind = kinds.find((candidate) => claims(candidate.files, source.file));
  const claimed = kind ? { kind } : {};
  if (source.problems.some((problem) => problem.severity === "error")) {
    return { source, ...claimed, texts: [], problems: source.problems };
  }
  const result = kind?.parse(source.raw, source.file);
  const texts = (result?.ok ? kind?.texts?.(result.value) : undefined) ?? textsIn(source.raw);
  const gaps = texts.flatMap(incomplete);
  const findings = (result?.ok === false ? result.findings : (result?.findings ?? [])).filter(
    (finding) => !gaps.some((gap) => within(finding, gap)),
  );
  const problems = [...source.problems, ...located(source, gaps), ...located(source, findings)];
  return { source, ...claimed, ...(result?.ok && { parsed: { value: result.value } }), texts, problems };
}

/** A schema's complaint about a text that has been named as incomplete would say the same twice. */
function within(finding: Finding, gap: Finding): boolean {
  if (!finding.code.startsWith("schema.") || finding.code === "schema.unknown-key") return false;
  const shorter = Math.min(finding.path.length, gap.path.length);
  const shared = finding.path.slice(0, shorter).every((key, index) => gap.path[index] === key);
  return shared && Math.abs(finding.path.length - gap.path.length) <= 1;
}

function absent(kinds: readonly AnyKind[], files: readonly LoadedFile[]): Problem[] {
  const missing = kinds.filter((kind) => kind.required && !files.some((file) => file.kind === kind));
  return missing.map((kind) => fileProblem(kind.files, "file.missing", "there is no such file"));
}

function references(file: LoadedFile, content: Content): Problem[] {
  if (!file.parsed || !file.kind?.references) return [];
  return located(file.source, file.kind.references(file.parsed.value, content, file.source.file));
}

function one<T>(files: readonly LoadedFile[], kind: ContentKind<T>): T | undefined {
  return files.find((file) => file.kind === kind)?.parsed?.value as T | undefined;
}

function must<T>(files: readonly LoadedFile[], kind: ContentKind<T>): T {
  const value = one(files, kind);
  if (value === undefined) throw new Error(`invariant: ${kind.kind} was looked for before it was read`);
  return value;
}

function contentOf(files: readonly LoadedFile[]): Content {
  const { municipalities } = must(files, municipalitiesKind);
  const { lines } = must(files, linesKind);
  const county = must(files, countyKind);
  const units = must(files, unitsKind).units.map((entry) =>
    Object.freeze<Unit>({ ...entry, opening: entry.opening ?? county.officeHours }),
  );
  const { teams } = must(files, teamsKind);
  const { professions } = must(files, professionsKind);
  const { roles } = must(files, rolesKind);
  const municipality = byId("municipality", municipalities, (item) => item.code);
  const line = byId("line", lines, (item) => item.id);
  const unit = byId("unit", units, (item) => item.id);
  const team = byId("team", teams, (item) => item.id);
  const profession = byId("profession", professions, (item) => item.id);
  const role = byId("role", roles, (item) => item.id);
  return Object.freeze<Content>({
    county,
    municipalities,
    municipality: municipality.get,
    findMunicipality: municipality.find,
    postalCodes: must(files, postalCodesKind),
    borders: must(files, bordersKind),
    lines,
    line: line.get,
    findLine: line.find,
    units: Object.freeze(units),
    unit: unit.get,
    findUnit: unit.find,
    teams,
    team: team.get,
    findTeam: team.find,
    professions,
    profession: profession.get,
    findProfession: profession.find,
    roles,
    role: role.get,
    of: <T>(kind: ContentKind<T>) =>
      files.flatMap((file) =>
        file.kind === kind && file.parsed ? [{ file: file.source.file, value: file.parsed.value as T }] : [],
      ),
    raw: (name) => files.find((file) => file.source.file === name)?.source.raw,
    versions: () =>
      files.flatMap((file) =>
        file.parsed
          ? (file.kind?.versions?.(file.parsed.value, file.source.file) ?? []).map((version) => ({
              ...version,
              file: file.source.file,
            }))
          : [],
      ),
    reviews: () => files.flatMap((file) => reviewStates(file.source.file, file.source.raw, file.texts)),
  });
}
