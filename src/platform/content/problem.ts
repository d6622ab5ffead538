/** Where a thing stands inside a content file: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** What a kind of content finds wrong with one of its files; the loader adds the file and the place. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly path: Path;
  /** Stable name of the fault, such as `text.missing` or `term.wrong`. */
  readonly code: string;
  /** What is wrong and what is expected, in English, for those who keep the content. */
  readonly message: string;
}

/** A finding with its place: `line` and `column` start at 1 and are absent when the place is not known. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly file: string;
  /** Dotted path inside the file, `""` for the file itself. */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly code: string;
  readonly message: string;
}

export function error(path: Path, code: string, message: string): Finding {
  return { severity: "error", path, code, message };
}

export function warning(path: Path, code: string, message: string): Finding {
  return { severity: "warning", path, code, message };
}

/** `["units", 3, "names", "sv"]` → `units[3].names.sv`. */
export function dotted(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

/** One problem on one line, as compilers write them: `units.yaml:12:5 error text.missing units[3].names: …`. */
export function problemLine(problem: Problem): string {
  const place = problem.line === undefined ? "" : `:${problem.line}:${problem.column ?? 1}`;
  const path = problem.path === "" ? "" : ` ${problem.path}:`;
  return `${problem.file}${place} ${problem.severity} ${problem.code}${path} ${problem.message}`;
}

/** Thrown when content cannot be used: the message lists what is wrong, one problem a line. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`content cannot be used:\n${problems.map(problemLine).join("\n")}`);
    this.name = "ContentError";
    this.problems = problems;
  }
}
