import { expect, it } from "vitest";
import { type DeadlineRule, dueAt } from "#src/domains/deadlines/index.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { DueSteps } from "./due-steps.tsx";

const now = Temporal.Instant.from("2026-12-03T10:00:00Z");

function steps(value: number, unit: DeadlineRule["unit"], started: string, lang: Lang): string[] {
  const due = dueAt({ value, unit }, Temporal.Instant.from(started));
  const html = String(<DueSteps due={due} lang={lang} now={now} />);
  return [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, text = ""]) => text.replaceAll("&#39;", "'"));
}

it("counts over Independence Day on a Sunday and says why days fall out", () => {
  expect(steps(2, "working_day", "2026-12-03T21:40:00Z", "fi")).toEqual([
    "Yhteydenotto tuli to 3.12. Tätä päivää ei lasketa.",
    "1. työpäivä on pe 4.12.",
    "la 5.12. ei ole työpäivä: lauantai.",
    "su 6.12. ei ole työpäivä: itsenäisyyspäivä.",
    "2. työpäivä on ma 7.12.",
    "Vastaus viimeistään ma 7.12. klo 23.59.",
  ]);
});

it("starts an office clock at the opening", () => {
  expect(steps(0, "weekday", "2026-12-05T10:00:00Z", "en")).toEqual([
    "The contact came in on Sat 5 Dec.",
    "Sun 6 Dec is not a working day: Independence Day.",
    "The time starts when the service opens on Mon 7 Dec at 08:00.",
    "Answer by Mon 7 Dec at 16:00.",
  ]);
});

it.each(LANGS)("leaves no gap in %s", (lang) => {
  const all = (["hour", "weekday", "working_day", "day", "month"] as const).flatMap((unit) =>
    steps(3, unit, "2026-11-30T10:00:00Z", lang),
  );
  for (const text of all) expect(text).not.toMatch(/[{}]|\.\.|undefined/);
});
