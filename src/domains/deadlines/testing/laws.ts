import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ClockedFact, ClockedMatter } from "#src/kernel/contact-clocks.ts";
import { at } from "#src/kernel/helsinki.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { clockBook } from "../book.ts";
import type { ClockFact } from "../model.ts";
import { readRules } from "../schema.ts";

export const rules = readRules(
  parse(readFileSync(new URL("../../../../content/deadlines.yaml", import.meta.url), "utf8")),
);
const MOVES: Readonly<Record<string, ClockFact["type"]>> = {
  received: "start",
  "asked-back": "pause",
  "family-replied": "resume",
  answered: "stop",
  reopened: "restart",
};
export const book = clockBook(rules, {
  types: Object.keys(MOVES),
  of: (facts) =>
    facts.flatMap(({ type, at }) => {
      const move = MOVES[type];
      return move ? [{ type: move, at }] : [];
    }),
});

export const wall = (text: string) => at(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));
const shown = (instant: Temporal.Instant | null) =>
  instant
    ?.toZonedDateTimeISO("Europe/Helsinki")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ") ?? "-";

/** "received 2026-11-23 10:00, assessed=PHC_CARE_14D_U23 2026-11-23 12:00" as facts of a contact. */
export const facts = (text: string): readonly ClockedFact[] =>
  text.split(", ").map((one) => {
    const [what = "", day, time] = one.split(" ");
    const [type = "", value] = what.split("=");
    const data = type === "person-died" ? { on: value } : value === undefined ? {} : { rule: value };
    return { type, at: wall(`${day} ${time}`), data };
  });

export const HEALTH = { register: "health", line: "health", promise: "PHC_HTA_SAME_DAY" };
export const SOCIAL = { register: "social", line: "social", promise: "SHL_START_7WD" };

export const matter = (text: string, more: Partial<ClockedMatter>): ClockedMatter => ({
  id: "c" as ContactId,
  ...HEALTH,
  topic: "other",
  channel: "web-form",
  birthDate: null,
  facts: more.facts ?? facts(text),
  ...more,
});

/** Each clock as "rule state due", the promise marked so. */
export const clocks = (text: string, now: string, more: Partial<ClockedMatter> = {}) =>
  book
    .count(matter(text, more), wall(now))
    .map(
      ({ kind, rule, state, dueAt }) =>
        `${kind === "promise" ? "promise " : ""}${rule} ${state} ${shown(dueAt)}`,
    );

export const born = (date: string) => ({ birthDate: Temporal.PlainDate.from(date) });
export const law = (text: string, now: string, more: Partial<ClockedMatter> = {}) =>
  clocks(text, now, more).filter((each) => !each.startsWith("promise"));
