import { localDate } from "#src/kernel/helsinki.ts";
import type { Fact } from "./model.ts";
import type { Case } from "./step.ts";

/** A contact was settled in one when so many days after its first answer nothing more had come of it. */
export const SETTLED_WITHIN_DAYS = 7;

/** The first answer to a contact: when, and where the contact then stood. */
export interface FirstAnswer {
  readonly at: Temporal.Instant;
  readonly line: string;
  readonly team: string;
  readonly channel: string;
}

/** The last moment at which what comes of an answer still says that it did not settle the matter. */
function settledUntil(answered: Temporal.Instant): Temporal.Instant {
  return answered.add({ hours: 24 * SETTLED_WITHIN_DAYS });
}

export function firstAnswer({ contact, facts }: Case): FirstAnswer | undefined {
  const found = facts.find(({ type }) => type === "answered" || type === "person-died");
  // Nothing was answered to whoever died before it.
  if (found?.type !== "answered") return undefined;
  return {
    at: found.at,
    line: String(found.data?.line ?? contact.line),
    team: String(found.data?.team ?? contact.team),
    channel: contact.channel,
  };
}

/**
 * What a fact carries that comes after an answer: whether it is the first to say, in time, that the answer did not settle
 * the matter, and where and when that answer was given. `already`: something else has said so before.
 */
export function unsettling(
  answer: FirstAnswer | undefined,
  at: Temporal.Instant,
  already: boolean,
): Fact["data"] {
  if (!answer) return {};
  const within =
    Temporal.Instant.compare(at, answer.at) >= 0 &&
    Temporal.Instant.compare(at, settledUntil(answer.at)) <= 0;
  return {
    unsettles: within && !already,
    answerDay: localDate(answer.at).toString(),
    answerLine: answer.line,
    answerTeam: answer.team,
    answerChannel: answer.channel,
  };
}
