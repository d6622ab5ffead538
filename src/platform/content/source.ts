import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { dotted, error, type Finding, type Path, type Problem } from "./problem.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One file of content as it was read: its value and a way back from a path in the value to the line. */
export interface Source {
  /** Path relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly raw: unknown;
  /** Faults of the notation itself; when there are any, `raw` is not to be trusted. */
  readonly problems: readonly Problem[];
  place(path: Path): Place | undefined;
}

export const isYaml = (file: string): boolean => /\.(ya?ml)$/.test(file);

/** Parses YAML or JSON (which is YAML) and gives CSV and other text as a string. `known`: what the YAML holds, as JSON. */
export function readSource(file: string, text: string, known?: string): Source {
  if (isYaml(file)) return known === undefined ? yamlSource(file, text) : knownSource(file, text, known);
  if (/\.(geo)?json$/.test(file)) return jsonSource(file, text);
  return { file, text, raw: text, problems: [], place: lineOf };
}

/** In a file of lines the path is the index of the line. */
function lineOf([index]: Path): Place | undefined {
  return typeof index === "number" ? { line: index + 1, column: 1 } : undefined;
}

/** A file whose value is known. The slow parser knows the lines; it is called only when there is something to say. */
function knownSource(file: string, text: string, json: string): Source {
  const raw: unknown = JSON.parse(json);
  let located: Source | undefined;
  const place = (path: Path) => {
    located ??= yamlSource(file, text);
    return located.place(path);
  };
  return { file, text, raw, problems: [], place };
}

function jsonSource(file: string, text: string): Source {
  try {
    return knownSource(file, text, text);
  } catch {
    const source = yamlSource(file, text);
    if (source.problems.length > 0) return source;
    const message = "is not JSON, although YAML would accept it: quote the keys and the texts";
    const problem: Problem = {
      severity: "error",
      file,
      path: "",
      line: 1,
      column: 1,
      code: "json.syntax",
      message,
    };
    return { ...source, problems: [problem] };
  }
}

function yamlSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = [...document.errors, ...document.warnings].map((fault): Problem => {
    const severity = fault.name === "YAMLParseError" ? "error" : "warning";
    return { severity, file, path: "", ...at(fault.pos[0]), code: "yaml.syntax", message: fault.message };
  });
  const broken = document.errors.length > 0;
  const raw: unknown = broken ? undefined : document.toJS({ maxAliasCount: 100 });
  return { file, text, raw, problems, place: (path) => placeOf(document.contents, path, at) };
}

/** The place of a path, or of the nearest thing above it that exists. */
function placeOf(root: unknown, path: Path, at: (offset: number) => Place): Place | undefined {
  if (!isNode(root)) return undefined;
  let node: Node = root;
  let offset = node.range?.[0];
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      if (!isNode(pair.value)) break;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(key)];
      if (!isNode(item)) break;
      node = item;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset === undefined ? undefined : at(offset);
}

/** Findings of a file as problems with their places. */
export function located(source: Source, findings: readonly Finding[]): Problem[] {
  return findings.map(({ severity, path, code, message }) => ({
    severity,
    file: source.file,
    path: dotted(path),
    ...source.place(path),
    code,
    message,
  }));
}

/** A finding about a whole file. */
export function fileProblem(file: string, code: string, message: string): Problem {
  const { severity } = error([], code, message);
  return { severity, file, path: "", code, message };
}
