import { parseArgs } from "node:util";
import { UNITS, type Unit } from "#src/domains/deadlines/index.ts";

export const USAGE = `prima deadlines: the command is:
  deadlines compare --rule ID --value N --unit ${UNITS.join("|")} [--from DATE --to DATE] [--line LINE]
  deadlines compare --rules FILE.yaml [--rule ID] [--from DATE --to DATE] [--line LINE]
`;

/** What to compare with: one rule changed, or the rules of another file. */
export interface CompareOptions {
  readonly rule: string | undefined;
  readonly changed: { readonly value: number; readonly unit: Unit } | undefined;
  readonly file: string | undefined;
  readonly from: Temporal.PlainDate | undefined;
  readonly to: Temporal.PlainDate | undefined;
  readonly line: string | undefined;
}

const STRING = { type: "string" } as const;
const OPTIONS = {
  rule: STRING,
  value: STRING,
  unit: STRING,
  rules: STRING,
  from: STRING,
  to: STRING,
  line: STRING,
};

/** Reads the options of `deadlines compare`; a sentence says what is wrong with them. */
export function readOptions(args: readonly string[]): CompareOptions | string {
  let given: Partial<Record<keyof typeof OPTIONS, string>>;
  try {
    given = parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    return (error as Error).message;
  }
  const { rule, value, unit, rules, from, to, line } = given;
  const days = [from, to].map((text) => (text === undefined ? undefined : dateOf(text)));
  const wrong = [from, to].find((text, index) => text !== undefined && days[index] === undefined);
  if (wrong !== undefined) return `"${wrong}" is not a date: write YYYY-MM-DD`;
  if (days[0] && days[1] && Temporal.PlainDate.compare(days[0], days[1]) > 0) return "--from is after --to";
  const common = { rule, line, from: days[0], to: days[1] };
  if (rules !== undefined) {
    if (value !== undefined || unit !== undefined) return "give either --rules or --value and --unit";
    return { ...common, file: rules, changed: undefined };
  }
  const known = UNITS.find((one) => one === unit);
  if (rule === undefined || value === undefined) return "--rule and --value are needed, or --rules";
  if (!/^\d{1,4}$/.test(value)) return `"${value}" is not a whole number`;
  if (!known) return `--unit is one of ${UNITS.join(", ")}`;
  return { ...common, file: undefined, changed: { value: Number(value), unit: known } };
}

function dateOf(text: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : undefined;
  } catch {
    return undefined;
  }
}
