import { localDate } from "#src/kernel/helsinki.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Change, Fact } from "./model.ts";
import { type FirstAnswer, unsettling } from "./settled-in-one.ts";
import { type Case, change, type Hand } from "./step.ts";

/** So many days back a person's earlier contacts are suggested as what was left unsettled. */
export const SUGGESTED_DAYS = 30;

/** Whether a contact came because an earlier one was not settled. */
export interface Continuation {
  /** Code of content/failure-causes.yaml; null: it did not. */
  readonly cause: string | null;
  /** The earlier contact, where it is known, and where it was left. */
  readonly earlierId: ContactId | null;
  readonly line: string | null;
  readonly team: string | null;
  readonly unit: string | null;
}

/** The fact of an earlier answer to the same question, as the journal has it. */
export type Asked = Pick<Fact, "at" | "data">;

/**
 * Says whether a contact continues an unsettled one. Asked again, the later answer takes the place of the earlier: the fact
 * carries what the earlier said, so that the figures take it away, and counts on the day of the first. `answer`: the first
 * answer to the contact that it continues.
 */
export function continues(
  { contact }: Case,
  given: Continuation,
  before: Asked | undefined,
  hand: Hand,
  answer?: FirstAnswer & { readonly already: boolean },
): Change {
  const text = (key: string) => {
    const value = before?.data[key];
    return value === undefined ? null : value;
  };
  return change(
    contact,
    {},
    given.cause === null ? "continues-nothing" : "continues-unsettled",
    "contact.continues",
    hand,
    {
      cause: given.cause,
      earlier: given.earlierId,
      fromLine: given.cause === null ? null : (given.line ?? contact.line),
      fromTeam: given.cause === null ? null : given.team,
      fromUnit: given.cause === null ? null : given.unit,
      day: before ? text("day") : localDate(hand.now).toString(),
      was: before !== undefined,
      wasCause: text("cause"),
      wasFromLine: text("fromLine"),
      wasFromTeam: text("fromTeam"),
      wasLine: text("line"),
      wasChannel: text("channel"),
      wasMunicipality: text("municipality"),
      wasLanguage: text("language"),
      ...(given.cause !== null && answer && unsettling(answer, contact.receivedAt, answer.already)),
      ...(before?.data.unsettles === true && {
        wasUnsettles: true,
        wasAnswerDay: text("answerDay"),
        wasAnswerLine: text("answerLine"),
        wasAnswerTeam: text("answerTeam"),
        wasAnswerChannel: text("answerChannel"),
      }),
    },
  );
}
