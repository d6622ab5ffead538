import { dueMoment, ruleFor } from "#src/domains/deadlines/index.ts";
import { type AppointmentType, appointmentTypesOf, type TimeAsked } from "#src/domains/scheduling/index.ts";
import { endOfDay, localDate } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { readWrittenDay } from "#src/kernel/typed-day.ts";
import type { Site } from "../../site.ts";
import { type FieldError, fill } from "../../ui/index.ts";
import type { OutcomeTyped } from "./typed.ts";
import { outcomeWords } from "./words.ts";

/** The types of the contact's line first, then the others. */
export function typesFor(site: Site, line: string): readonly AppointmentType[] {
  const all = appointmentTypesOf(site.content).filter(({ group }) => !group);
  return all.toSorted((a, b) => Number(b.lines.includes(line)) - Number(a.lines.includes(line)));
}

/** Rules that a time may be due by: clocks in force that run for days or longer. */
export const limitRules = (site: Site, now: Temporal.Instant) =>
  site.rules.filter(
    (rule) =>
      rule.kind === "clock" &&
      rule.unit !== "weekday" &&
      rule.unit !== "hour" &&
      (rule.validFrom === undefined || Temporal.PlainDate.compare(rule.validFrom, localDate(now)) <= 0) &&
      (rule.validTo === undefined || Temporal.PlainDate.compare(localDate(now), rule.validTo) <= 0),
  );

const URGENCY_DAYS = { today: 0, "three-days": 3, week: 7 } as const;

/** The end of the last day that an urgency allows. */
const withinUrgency = (urgency: keyof typeof URGENCY_DAYS, now: Temporal.Instant): Temporal.Instant =>
  endOfDay(localDate(now).add({ days: URGENCY_DAYS[urgency] }));

const earlier = (
  one: Temporal.Instant | undefined,
  other: Temporal.Instant | undefined,
): Temporal.Instant | undefined =>
  one && other ? (Temporal.Instant.compare(one, other) <= 0 ? one : other) : (one ?? other);

interface Of {
  readonly line: string;
  readonly language: Lang;
  readonly birthDate: Temporal.PlainDate | undefined;
}

/**
 * The time that the form asks for; undefined when none, faults when something must be put right. It is due by the date given,
 * else by the rule or the urgency, whichever ends first. The care guarantee runs from the moment at which the need was
 * judged: that is when the time is asked for.
 */
export function timeAsked(
  site: Site,
  lang: Lang,
  { time }: OutcomeTyped,
  of: Of,
  now: Temporal.Instant,
): { readonly time?: TimeAsked; readonly faults: FieldError[] } {
  if (time.type === "") return { faults: [] };
  const w = outcomeWords(lang);
  const type = typesFor(site, of.line).find(({ id }) => id === time.type);
  if (!type) return { faults: [{ field: "time-type", text: w.typeWrong }] };
  const faults: FieldError[] = [];
  const form = time.form ?? type.forms[0];
  if (!form || !type.forms.includes(form)) {
    const what = type.forms.map((one) => w.forms[one]).join(", ");
    faults.push({ field: "time-form", text: fill(w.formWrong, { what }) });
  }
  if (!time.urgency) faults.push({ field: "time-urgency", text: w.urgencyMissing });
  const date = time.by === "" ? undefined : readWrittenDay(time.by);
  if (time.by !== "" && (!date || Temporal.PlainDate.compare(date, localDate(now)) < 0)) {
    faults.push({ field: "time-by", text: w.byWrong });
  }
  const rule =
    time.rule === ""
      ? ruleFor(site.rules, { purpose: type.limit, date: localDate(now), birthDate: of.birthDate })
      : limitRules(site, now).find(({ id }) => id === time.rule);
  const counted = rule?.kind === "clock" ? dueMoment(rule, now) : undefined;
  const soon = time.urgency && time.urgency !== "later" ? withinUrgency(time.urgency, now) : undefined;
  const dueAt = date ? endOfDay(date) : earlier(counted, soon);
  if (!dueAt && time.by === "") faults.push({ field: "time-by", text: w.dueMissing });
  if (faults.length > 0 || !form || !time.urgency || !dueAt) return { faults };
  return {
    faults,
    time: {
      type: type.id,
      minutes: time.minutes && type.minutes.includes(time.minutes) ? time.minutes : (type.minutes[0] ?? 30),
      form,
      profession: type.professions.includes(time.profession) ? time.profession : null,
      languages: time.languages.length > 0 ? time.languages : [of.language],
      interpreter: time.interpreter || null,
      places: site.content.findUnit(time.place) ? [time.place] : [],
      urgency: time.urgency,
      rule: date || dueAt !== counted ? null : (rule?.id ?? null),
      dueAt,
      chooser: time.chooser ?? type.chooser,
    },
  };
}
