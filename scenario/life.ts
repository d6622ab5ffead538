import type { ProfessionalId } from "#src/kernel/id.ts";
import { assess, call, careAfter, continues, promiseCall } from "./care-and-calls.ts";
import { familyAnswer, lineAnswer, WORDS } from "./compose.ts";
import type { Planned, Submit } from "./doings.ts";
import { Life } from "./life-so-far.ts";
import type { Rng } from "./rng.ts";
import { ON_CALL, type Roster } from "./roster.ts";
import type { FamilyTopic } from "./texts/words.ts";
import { WORKING_DAY, type WorkingTime } from "./working-time.ts";

/**
 * Working days within which a line promises an answer, the day of receipt not counted; 0 is the same working day.
 * They follow the rules that content/lines.yaml names.
 */
const PROMISED_WORKING_DAYS: Readonly<Record<Submit["line"], number>> = {
  family: 5,
  social: 7,
  health: 0,
  psychosocial: 0,
  oral: 0,
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface World {
  readonly roster: Roster;
  readonly time: WorkingTime;
  /** From this moment on more is late: lately the teams have had much to do. Epoch milliseconds. */
  readonly busySince: number;
}

const LATE = { usually: 0.058, lately: 0.12 };
const ASKED_BACK = 0.16;
const NEVER_REPLIES = 0.16;
const HANDED_OVER = 0.09;
const RELEASED = 0.05;
const NOTED = 0.4;
const CLOSED = 0.93;
const WRITES_AGAIN = 0.08;
const AT_ONCE: Partial<Record<Submit["channel"], number>> = { phone: 0.66, "drop-in": 1, chat: 0.85 };

/** When the answer to what came at a moment is due, in working time; `paused` working days later where a family was asked. */
export function promisedBy(time: WorkingTime, line: Submit["line"], ms: number, paused = 0): number {
  const days = PROMISED_WORKING_DAYS[line];
  if (days > 0) return time.dueAfter(ms, days + paused);
  // What comes while the office is closed is due by the end of the day that it opens.
  return (Math.floor(time.at(ms) / WORKING_DAY) + 1 + paused) * WORKING_DAY;
}

/** What happens to a contact after it arrived, in order of time; later moments may lie beyond the script's end. */
export function lifeOf(rng: Rng, world: World, submit: Submit, ms: number): Planned[] {
  if (submit.acute) return acuteLife(rng, world, submit, ms);
  const atOnce = AT_ONCE[submit.channel] ?? 0;
  return rng.chance(atOnce) ? answeredAtOnce(rng, world, submit, ms) : queuedLife(rng, world, submit, ms);
}

function answerText(rng: Rng, submit: Submit): string {
  return submit.line === "family"
    ? familyAnswer(rng, submit.lang, submit.topic as FamilyTopic)
    : lineAnswer(rng, submit.lang, submit.line);
}

/** Told of a call only to those who left a number. */
function dangerAnswer(rng: Rng, { lang, answers }: Submit): string {
  const { called, written } = WORDS[lang].dangerAnswer;
  return rng.pick(answers.reach === "phone" ? called : written);
}

function answeredAtOnce(rng: Rng, world: World, submit: Submit, ms: number): Planned[] {
  const by = submit.by ?? world.roster.draw(rng, submit.team, submit.lang);
  const life = new Life(submit, ms);
  const taken = ms + rng.int(2, 90) * 1000;
  const answered = taken + rng.int(3, 20) * MINUTE;
  life.at(taken, { kind: "take", by });
  assess(rng, submit, life, by, taken + (answered - taken) * 0.7);
  continues(rng, life, by, taken + (answered - taken) * 0.8);
  life.at(answered, { kind: "answer", by, text: answerText(rng, submit) });
  const closed = answered + rng.int(20, 240) * 1000;
  if (!writesAgain(rng, world, submit, life, by, closed))
    life.at(closed, { kind: "close", by, reason: "answered" });
  careAfter(rng, world, life, by, closed);
  return life.planned;
}

/** Somebody on call reads within minutes, at any hour; on a working day the area's team goes on with the family. */
function acuteLife(rng: Rng, world: World, submit: Submit, ms: number): Planned[] {
  const { roster, time } = world;
  const onCall = roster.draw(rng, ON_CALL, submit.lang);
  const life = new Life(submit, ms);
  const taken = ms + rng.int(2, 14) * MINUTE;
  const answered = taken + rng.int(8, 45) * MINUTE;
  life.at(taken, { kind: "take", by: onCall });
  life.at(answered, { kind: "answer", by: onCall, text: dangerAnswer(rng, submit) });
  life.at(answered + rng.int(4, 15) * MINUTE, {
    kind: "note",
    by: onCall,
    text: rng.pick(WORDS[submit.lang].note),
  });
  const next = time.at(answered + HOUR) + rng.int(5, 120) * MINUTE;
  const text = rng.pick(WORDS[submit.lang].handOver);
  life.at(time.momentOf(next), { kind: "hand-over", by: onCall, text, toTeam: submit.team });
  const by = roster.draw(rng, submit.team, submit.lang);
  life.at(time.momentOf(next + rng.int(20, 240) * MINUTE), { kind: "take", by });
  const closed = next + WORKING_DAY * (2 + rng.exponential(5));
  life.at(time.momentOf(closed), { kind: "close", by, reason: "answered" });
  return life.planned;
}

/** Taken from the queue, worked on and answered in office hours: mostly before the promised day, some after it. */
function queuedLife(rng: Rng, world: World, submit: Submit, ms: number): Planned[] {
  const { roster, time } = world;
  const { team, lang } = submit;
  const life = new Life(submit, ms);
  const received = time.at(ms);
  const due = promisedBy(time, submit.line, ms);
  const asksBack = submit.line === "family" && rng.chance(ASKED_BACK);
  const late = rng.chance(ms >= world.busySince ? LATE.lately : LATE.usually);
  const needed = late
    ? due - received + 30 * MINUTE + WORKING_DAY * rng.exponential(1.6)
    : (due - received - 15 * MINUTE) * shareOfPromise(rng, submit);
  // An ask-back stops the clock, which is counted in whole days: it leaves a day to spare.
  const working = asksBack && !late ? Math.min(needed, 4 * WORKING_DAY) : needed;
  const before = working * (asksBack ? rng.float() * 0.5 : 1);
  const point = (share: number) => time.momentOf(received + before * share);
  const taken = 0.15 + 0.75 * rng.float();
  const calls = submit.channel === "phone" && submit.by !== undefined;
  if (calls) promiseCall(rng, world, submit, life, ms, received + working);
  const owner = work(rng, world, submit, life, point, taken);
  if (calls) call(rng, world, life, owner, received + working);
  if (!asksBack) {
    finish(rng, world, submit, life, owner, received + working);
    return life.planned;
  }
  const asked = time.momentOf(received + before);
  life.at(asked, { kind: "ask-back", by: owner, text: rng.pick(WORDS[lang].askBack) });
  if (rng.chance(NEVER_REPLIES)) {
    life.at(time.momentOf(time.at(asked + 14 * DAY) + HOUR), {
      kind: "close",
      by: owner,
      reason: "no-reply",
    });
    return life.planned;
  }
  const replied = eveningRather(rng, asked + 40 * MINUTE + rng.exponential(2.2) * DAY);
  life.at(replied, { kind: "family-reply", text: rng.pick(WORDS[lang].reply) });
  if (rng.chance(NOTED)) {
    const noted = time.momentOf(time.at(replied) + (working - before) * 0.5);
    life.at(noted, { kind: "note", by: owner, text: rng.pick(WORDS[lang].note) });
  }
  const deputy = rng.chance(0.06) ? roster.draw(rng, team, lang, owner) : owner;
  if (deputy !== owner) {
    const text = rng.pick(WORDS[lang].handOver);
    const handed = time.momentOf(time.at(replied) + (working - before) * 0.7);
    life.at(handed, { kind: "hand-over", by: owner, text, toTeam: team, to: deputy });
  }
  finish(rng, world, submit, life, deputy, time.at(replied) + (working - before));
  return life.planned;
}

/** Families reply by day and evening, not between 22 and 8: moves a moment of the night on by ten hours. */
function eveningRather(rng: Rng, ms: number): number {
  const utcHour = Math.floor(ms / HOUR) % 24;
  return utcHour >= 20 || utcHour < 5 ? ms + (9 + rng.float() * 2) * HOUR : ms;
}

/** How much of the promised time an answer takes: some the same day, most in the middle, few at the brim. */
function shareOfPromise(rng: Rng, submit: Submit): number {
  if (submit.channel === "phone" || submit.channel === "chat") return 0.02 + 0.25 * rng.float() ** 2;
  if (rng.chance(0.1)) return 0.02 + 0.1 * rng.float();
  return 0.05 + 0.93 * ((rng.float() + rng.float()) / 2);
}

/** Taking, releasing, handing over and noting, at shares of the time before the answer. Returns who has it then. */
function work(
  rng: Rng,
  { roster }: World,
  submit: Submit,
  life: Life,
  point: (share: number) => number,
  taken: number,
): ProfessionalId {
  const { team, lang } = submit;
  let owner = roster.draw(rng, team, lang);
  const rest = 1 - taken;
  life.at(point(taken), { kind: "take", by: owner });
  if (rng.chance(RELEASED)) {
    life.at(point(taken + rest * 0.15), { kind: "release", by: owner });
    owner = roster.draw(rng, team, lang, owner);
    life.at(point(taken + rest * 0.3), { kind: "take", by: owner });
  } else if (rng.chance(HANDED_OVER)) {
    const to = roster.draw(rng, team, lang, owner);
    const text = rng.pick(WORDS[lang].handOver);
    life.at(point(taken + rest * 0.2), { kind: "hand-over", by: owner, text, toTeam: team, to });
    owner = to;
  }
  if (rng.chance(NOTED)) {
    const text = rng.pick(WORDS[lang].note);
    life.at(point(taken + rest * (0.4 + 0.5 * rng.float())), { kind: "note", by: owner, text });
  }
  return owner;
}

function finish(
  rng: Rng,
  world: World,
  submit: Submit,
  life: Life,
  by: ProfessionalId,
  answered: number,
): void {
  const { time } = world;
  assess(rng, submit, life, by, time.momentOf(Math.max(0, answered - 3 * MINUTE)));
  continues(rng, life, by, time.momentOf(Math.max(0, answered - 2 * MINUTE)));
  life.at(time.momentOf(answered), { kind: "answer", by, text: answerText(rng, submit) });
  if (writesAgain(rng, world, submit, life, by, time.momentOf(answered))) return;
  if (rng.chance(CLOSED)) {
    const closed =
      answered + WORKING_DAY * (submit.line === "family" ? 0.5 + rng.exponential(2.5) : rng.float());
    life.at(time.momentOf(closed), { kind: "close", by, reason: "answered" });
  }
  careAfter(rng, world, life, by, time.momentOf(answered));
}

/** Some write again within a week, are answered once more, and that is the end of it. Whether they do. */
function writesAgain(
  rng: Rng,
  { time }: World,
  submit: Submit,
  life: Life,
  by: ProfessionalId,
  ms: number,
): boolean {
  const own = rng.fork("again");
  if (submit.way !== "identified" || !own.chance(WRITES_AGAIN)) return false;
  const written = eveningRather(own, ms + (0.4 + 4 * own.float()) * DAY);
  life.at(written, { kind: "family-reply", text: own.pick(WORDS[submit.lang].reply) });
  const answered = time.at(written) + (0.2 + 0.6 * own.float()) * WORKING_DAY;
  life.at(time.momentOf(answered), { kind: "answer", by, text: answerText(own, submit) });
  life.at(time.momentOf(answered + WORKING_DAY), { kind: "close", by, reason: "answered" });
  return true;
}
