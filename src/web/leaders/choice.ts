import { CHANNELS } from "#src/domains/contacts/index.ts";
import {
  customPeriod,
  DIMENSIONS,
  type Dimension,
  type Filters,
  type Known,
  NOT_DISCLOSED,
  namedPeriod,
  PERIODS,
  type Period,
  type PeriodFault,
  type PeriodName,
  UNKNOWN,
} from "#src/domains/measures/index.ts";
import { LANGS } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";

/** Every channel that a contact may come by, in the order of the tables. */
export { CHANNELS };

export const FIELDS = ["period", "from", "to", ...DIMENSIONS] as const;
export type Field = (typeof FIELDS)[number];

export type ChoiceFault = PeriodFault | `unknown-${"period" | Dimension}`;

/** What the reader asked to see, what of it is wrong, and what was typed, to be shown again as it was. */
export interface Choice {
  readonly period: Period;
  readonly filters: Filters;
  readonly typed: Readonly<Record<Field, string>>;
  readonly faults: readonly { readonly field: Field; readonly fault: ChoiceFault }[];
}

/** The longest value that is kept of what was typed: no code or date of ours is as long. */
const MOST = 40;

/** What the figures are broken down by: the county's lines and, from north to south, its municipalities. */
export function known(content: Content): Known {
  const municipalities = [...content.municipalities]
    .sort((a, b) => b.centre[1] - a.centre[1])
    .map(({ code }) => code);
  return {
    lines: content.lines.map(({ id }) => id),
    channels: CHANNELS,
    municipalities: [...municipalities, UNKNOWN, NOT_DISCLOSED],
    languages: LANGS,
  };
}

/** Reads the address. What is wrong is named, and the figures are then of the default in its place. */
export function readChoice(query: URLSearchParams, content: Content, today: Temporal.PlainDate): Choice {
  const typed = Object.fromEntries(
    FIELDS.map((field) => [field, (query.get(field) ?? "").toWellFormed().trim().slice(0, MOST)]),
  ) as Record<Field, string>;
  const faults: { field: Field; fault: ChoiceFault }[] = [];
  const allowed = known(content);
  const values: Record<Dimension, readonly string[]> = {
    line: allowed.lines,
    channel: allowed.channels,
    municipality: allowed.municipalities,
    language: allowed.languages,
  };
  const filters: Partial<Record<Dimension, string>> = {};
  for (const dimension of DIMENSIONS) {
    const value = typed[dimension];
    if (value === "") continue;
    if (values[dimension].includes(value)) filters[dimension] = value;
    else faults.push({ field: dimension, fault: `unknown-${dimension}` });
  }
  return { period: readPeriod(typed, today, faults), filters, typed, faults };
}

function readPeriod(
  typed: Readonly<Record<Field, string>>,
  today: Temporal.PlainDate,
  faults: { field: Field; fault: ChoiceFault }[],
): Period {
  const fallback = namedPeriod("28d", today);
  const name = typed.period as PeriodName | "";
  if (name === "") return fallback;
  if (!PERIODS.includes(name)) {
    faults.push({ field: "period", fault: "unknown-period" });
    return fallback;
  }
  if (name !== "custom") return namedPeriod(name, today);
  const made = customPeriod(typed.from, typed.to, today);
  if (!("fault" in made)) return made;
  faults.push({
    field: made.fault === "future" || (typed.from !== "" && typed.to === "") ? "to" : "from",
    fault: made.fault,
  });
  return fallback;
}

/** The query of the same view, without what is empty; with some fields changed. Begins with "?" unless empty. */
export function viewQuery(choice: Choice, change: Partial<Record<Field | "format", string>> = {}): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries({ ...choice.typed, ...change }))
    if (value) query.set(field, value);
  return query.size === 0 ? "" : `?${query}`;
}
