/** So many closed contacts a team and week are looked at. */
export const SAMPLE = 5;
/** So many weeks back answers may be looked at: well within the time that a relationship lasts. */
const SAMPLE_WEEKS = 8;

/** What a question of the checklist may be answered. */
export const QUALITY_ANSWERS = ["yes", "partly", "no", "not-applicable"] as const;
export type QualityAnswer = (typeof QUALITY_ANSWERS)[number];

export const NOTE_MOST = 500;

/** The Monday of a day's week. */
export const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: day.dayOfWeek - 1 });

/** Mondays of the whole weeks that may be looked at on a day, the newest first. */
export function weeksToLookAt(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const monday = mondayOf(today);
  return Array.from({ length: SAMPLE_WEEKS }, (_, n) => monday.subtract({ weeks: n + 1 }));
}

/** What decides which contacts the sample of a week is: the same for everybody who asks, known to nobody who works. */
export const seedOf = (team: string, monday: Temporal.PlainDate): string => `quality ${team} ${monday}`;

/** The answers to every question, or those questions that have none. */
export function readAnswers(
  questions: readonly string[],
  posted: (question: string) => string,
): { readonly answers: ReadonlyMap<string, QualityAnswer>; readonly missing: readonly string[] } {
  const answers = new Map<string, QualityAnswer>();
  for (const question of questions) {
    const found = QUALITY_ANSWERS.find((one) => one === posted(question));
    if (found) answers.set(question, found);
  }
  return { answers, missing: questions.filter((question) => !answers.has(question)) };
}

/** How often a question was answered how, in a month. */
export interface QualityCount {
  readonly month: string;
  readonly question: string;
  readonly answer: QualityAnswer;
  readonly n: number;
}

/** Of the answers that say anything (not "does not apply"), how many were yes. Null without any. */
export function yesOf(
  counts: readonly QualityCount[],
  month: string,
  question: string,
): { readonly yes: number; readonly of: number } | null {
  const mine = counts.filter(
    (one) => one.month === month && one.question === question && one.answer !== "not-applicable",
  );
  const sum = (of: readonly QualityCount[]) => of.reduce((all, { n }) => all + n, 0);
  if (sum(mine) === 0) return null;
  return { yes: sum(mine.filter(({ answer }) => answer === "yes")), of: sum(mine) };
}
