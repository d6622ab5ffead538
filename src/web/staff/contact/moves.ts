/** Most characters of an answer, a question or a note. */
export const TEXT_MAX = 8_000;

/** What is written in a contact: each has a form of its own, so that no note goes out as an answer. */
export const TEXTS = ["answer", "ask-back", "note"] as const;
export type TextKind = (typeof TEXTS)[number];

/** The answer has a form of its own, with its outcomes. */
export type PlainText = Exclude<TextKind, "answer">;

/** Steps of the queue with one contact beside taking, releasing and handing over. */
export const QUEUE_STEPS = [
  "split",
  "merge",
  "unmerge",
  "join",
  "snooze",
  "milestone",
  "close-after-death",
  "consult",
  "consult-answer",
] as const;
export type QueueStep = (typeof QUEUE_STEPS)[number];
