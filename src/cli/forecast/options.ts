import { usage } from "./problem.ts";

/** What an option takes: nothing, one value, or several in one value parted by commas. */
type Kind = "flag" | "value" | "list" | "number" | "numbers";

export type Options = ReadonlyMap<string, string | number | boolean | readonly string[] | readonly number[]>;

/** Parses `--name value` and `--name=value` against the options a verb knows. A list option may be repeated. */
export function parseOptions(argv: readonly string[], known: Readonly<Record<string, Kind>>): Options {
  const out = new Map<string, string | number | boolean | string[] | number[]>();
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (!word.startsWith("--")) throw usage(`"${word}" stands alone. Options begin with two dashes.`);
    const cut = word.indexOf("=");
    const name = word.slice(2, cut < 0 ? undefined : cut);
    const kind = known[name];
    if (!kind) throw usage(`There is no option --${name}. See "prima forecast help".`);
    if (kind === "flag") {
      if (cut >= 0) throw usage(`--${name} takes no value.`);
      out.set(name, true);
      continue;
    }
    const value = cut >= 0 ? word.slice(cut + 1) : argv[++i];
    if (value === undefined || value === "") throw usage(`--${name} needs a value.`);
    if (kind === "value" || kind === "number") {
      if (out.has(name)) throw usage(`--${name} is given twice.`);
      out.set(name, kind === "value" ? value : toNumber(name, value));
    } else {
      const before = (out.get(name) as string[] | undefined) ?? [];
      out.set(name, [...before, ...splitList(value)]);
    }
  }
  for (const [name, kind] of Object.entries(known)) {
    const list = out.get(name);
    if (kind === "numbers" && list) {
      out.set(
        name,
        (list as string[]).map((v) => toNumber(name, v)),
      );
    }
  }
  return out;
}

/** Parts at commas that are outside brackets: `age,C(area),ns(time, 3)`; `"a, b",c` quotes a name that has a comma. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  let rest = text;
  while (rest !== "") {
    const quoted = part.trim() === "" && /^"((?:[^"]|"")*)"\s*(?:,|$)/.exec(rest);
    if (quoted) {
      parts.push((quoted[1] as string).replaceAll('""', '"'));
      part = "";
      rest = rest.slice(quoted[0].length);
      continue;
    }
    const c = rest[0] as string;
    rest = rest.slice(1);
    if (c === "(") depth++;
    if (c === ")") depth--;
    if (c === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += c;
  }
  return [...parts, part].map((p) => p.trim()).filter((p) => p !== "");
}

function toNumber(name: string, value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number))
    throw usage(`--${name} needs a number, not "${value}".`);
  return number;
}

export function text(options: Options, name: string): string | undefined {
  return options.get(name) as string | undefined;
}

export function required(options: Options, name: string): string {
  const value = text(options, name);
  if (value === undefined) throw usage(`--${name} is missing. See "prima forecast help".`);
  return value;
}

export function list(options: Options, name: string): readonly string[] {
  return (options.get(name) as readonly string[] | undefined) ?? [];
}

export function numbers(options: Options, name: string): readonly number[] {
  return (options.get(name) as readonly number[] | undefined) ?? [];
}

export function number(options: Options, name: string): number | undefined {
  return options.get(name) as number | undefined;
}

export function flag(options: Options, name: string): boolean {
  return options.get(name) === true;
}

/** --confidence: 0.95 unless given, strictly between 0 and 1. */
export function confidenceOf(options: Options): number {
  const confidence = number(options, "confidence") ?? 0.95;
  if (!(confidence > 0 && confidence < 1))
    throw usage("--confidence lies between 0 and 1, for example 0.95.");
  return confidence;
}
