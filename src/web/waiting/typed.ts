import { dueMoment, ruleFor } from "#src/domains/deadlines/index.ts";
import {
  type AppointmentType,
  FORMS_OF_SERVICE,
  type Wish,
  waitingRulesOf,
} from "#src/domains/scheduling/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { readWrittenDay } from "#src/kernel/typed-day.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import type { Site } from "../site.ts";
import type { FieldError } from "../ui/index.ts";
import { waitingWords } from "./words.ts";

/** Which times of the day would do: minutes of the wall clock. */
const TIMES = { any: [0, 1_440], morning: [0, 720], afternoon: [720, 1_440], late: [960, 1_440] } as const;
export type TimesOfDay = keyof typeof TIMES;
export const TIMES_OF_DAY = Object.keys(TIMES) as readonly TimesOfDay[];

/** A wish as it is typed. */
export interface WishTyped {
  readonly type: string;
  readonly person: string;
  readonly form: string;
  readonly unit: string;
  readonly languages: readonly string[];
  readonly weekdays: readonly string[];
  readonly times: string;
  readonly until: string;
  readonly email: string;
  readonly byPhone: boolean;
}

export const WORKING_DAYS = ["1", "2", "3", "4", "5"];

export const readWishTyped = (fields: Fields): WishTyped => ({
  type: field(fields, "type"),
  person: field(fields, "about"),
  form: field(fields, "form"),
  unit: field(fields, "unit"),
  languages: fields.get("wish-language") ?? [],
  weekdays: fields.get("weekday") ?? [],
  times: field(fields, "times"),
  until: field(fields, "until"),
  email: field(fields, "email"),
  byPhone: field(fields, "by-phone") === "yes",
});

/** What was wished for of the times, or what must be put right. */
export function wishedTimes(
  site: Site,
  lang: Lang,
  typed: WishTyped,
  now: Temporal.Instant,
): { readonly wished: Omit<TimesWished, "type">; readonly errors: FieldError[] } {
  const w = waitingWords(lang);
  const today = localDate(now);
  const errors: FieldError[] = [];
  const days = typed.weekdays.map(Number).filter((one) => Number.isInteger(one) && one >= 1 && one <= 7);
  if (days.length === 0) errors.push({ field: "weekday", text: w.errors.weekdays });
  const until =
    typed.until === "" ? today.add({ days: waitingRulesOf(site.content).days }) : readWrittenDay(typed.until);
  const wrong =
    !until ||
    Temporal.PlainDate.compare(until, today) < 0 ||
    Temporal.PlainDate.compare(until, today.add({ years: 1 })) > 0;
  if (wrong) errors.push({ field: "until", text: w.errors.until });
  if (typed.email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(typed.email))
    errors.push({ field: "email", text: w.errors.email });
  const [fromMinute, toMinute] = TIMES[TIMES_OF_DAY.find((one) => one === typed.times) ?? "any"];
  return {
    errors,
    wished: {
      forms: FORMS_OF_SERVICE.filter((one) => one === typed.form),
      units: site.content.findUnit(typed.unit) ? [typed.unit] : [],
      languages: LANGS.filter((one) => typed.languages.includes(one)),
      weekdays: days.reduce((bits, one) => bits | (1 << (one - 1)), 0),
      fromMinute,
      toMinute,
      fromDate: today,
      untilDate: until ?? today,
      notifyEmail: typed.email === "" ? null : typed.email,
      byPhone: typed.byPhone,
    },
  };
}

type TimesWished = Pick<
  Wish,
  | "type"
  | "forms"
  | "units"
  | "languages"
  | "weekdays"
  | "fromMinute"
  | "toMinute"
  | "fromDate"
  | "untilDate"
  | "notifyEmail"
  | "byPhone"
>;

/** The end of the limit that runs for somebody who waits, by the rule of the type and their age; null: no rule. */
export function dueOf(
  site: Site,
  type: AppointmentType,
  birthDate: Temporal.PlainDate | undefined,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const rule = ruleFor(site.rules, { purpose: type.limit, date: localDate(now), birthDate });
  return rule?.kind === "clock" ? (dueMoment(rule, now) ?? null) : null;
}
