import type { z } from "zod";
import type { Content } from "./content.ts";
import { error, type Finding, type Path } from "./problem.ts";
import type { TextAt } from "./text.ts";

export type Audience = "resident" | "staff";

/** What parsing a file gave: the value when it has the shape of its kind, else what is wrong. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T; readonly findings?: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A version of content that answers point at: stored when the county starts, never changed after. */
export interface Versioned {
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  /** JSON: what an answer given in this version needs to be read again. */
  readonly body: unknown;
}

/**
 * A kind of content: which files it has, their shape, and what else must hold. A domain hands its kinds to the
 * loader; the loader knows nothing of them but this. One file is one value.
 */
export interface ContentKind<T> {
  readonly kind: string;
  /** A path in the content folder, or a glob with `*` (one level) and `**`: "questionnaires/*.yaml". */
  readonly files: string;
  /** The files are worked cases or the like: `content check` reads them, a county that starts does not. */
  readonly checkOnly?: boolean;
  /** Having no such file is an error. */
  readonly required?: boolean;
  /** `raw` is the parsed YAML or JSON; for other files the text. Must not throw. */
  parse(raw: unknown, file: string): ParseResult<T>;
  /** Who reads the text at a path: residents' texts get a readability figure. Absent: staff. */
  audience?(path: Path): Audience;
  /** The texts in three languages; absent: every {fi, sv, en} object and FHIR translation of the raw file. */
  texts?(value: T): readonly TextAt[];
  /** What the file names elsewhere in the content must exist. Runs when all files have been parsed. */
  references?(value: T, content: Content, file: string): readonly Finding[];
  /** Worked cases that the content carries with it. Runs in `content check` only. */
  cases?(value: T, content: Content, file: string): readonly Finding[];
  /** What must be readable again in the version it was answered in. */
  versions?(value: T, file: string): readonly Versioned[];
}

/** Parsing by a zod schema: each issue becomes an error at its place. */
export function bySchema<T>(schema: z.ZodType<T>): (raw: unknown) => ParseResult<T> {
  return (raw) => {
    const result = schema.safeParse(raw);
    if (result.success) return { ok: true, value: deepFreeze(result.data) };
    return { ok: false, findings: result.error.issues.flatMap(issueFindings) };
  };
}

function issueFindings(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.filter((key) => typeof key !== "symbol");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => error([...path, key], "schema.unknown-key", `"${key}" is not known here`));
  }
  return [error(path, `schema.${issue.code.replaceAll("_", "-")}`, issue.message)];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}
