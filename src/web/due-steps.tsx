import type { Due } from "#src/domains/deadlines/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { dueWords } from "./due-words.ts";
import { day, time } from "./format.ts";
import { fill } from "./ui/index.ts";

type Step = Due["steps"][number];

interface How {
  /** The rule counts dates, so the first day falls out. */
  readonly wholeDays: boolean;
  /** Not of an answer that was promised but of another limit. */
  readonly limit: boolean;
}

/** One step of the count as a sentence. */
function sentence(step: Step, how: How, lang: Lang, now: Temporal.Instant): string {
  const all = dueWords(lang);
  const { wholeDays, limit } = how;
  const w = limit
    ? { ...all, started: all.limitStarted, startedDay: all.limitStartedDay, due: all.limitDue }
    : all;
  const on = "date" in step ? day(startOfDay(step.date), lang, now) : "";
  // A short Finnish day ends with a full stop of its own.
  const says = (text: string, values: Readonly<Record<string, string | number>> = {}) =>
    fill(text, { day: on, ...values }).replace(/\.\.$/, ".");
  switch (step.code) {
    case "started":
      return says(wholeDays ? w.startedDay : w.started).replace(/\.\. /, ". ");
    case "office-opens":
    case "due":
      return says(w[step.code], { time: time(step.at, lang) });
    case "skipped":
      return says(w.skipped, { why: w.daysOff[step.why] });
    case "counted":
      return says(w.counted, { n: step.number });
    case "calendar-days":
      return says(w["calendar-days"], { n: step.days });
    case "calendar-months":
      return says(w["calendar-months"], { n: step.months });
    case "month-end":
      return says(w["month-end"]);
    case "hours":
      return says(w.hours, { n: step.hours });
  }
}

interface DueStepsProps {
  readonly due: Due;
  readonly lang: Lang;
  readonly now: Temporal.Instant;
  /** The limit is another than the promise to answer. */
  readonly limit?: boolean;
}

/** How a due moment was counted, step by step, in words. */
export const DueSteps = ({ due, lang, now, limit = false }: DueStepsProps) => {
  const wholeDays = !due.steps.some(({ code }) => code === "hours" || code === "office-opens");
  return (
    <ol class="nhsuk-list nhsuk-list--number pb-small">
      {due.steps.map((step) => (
        <li>{sentence(step, { wholeDays, limit }, lang, now)}</li>
      ))}
    </ol>
  );
};
