/** Grounds on which a contact may be moved to the other register without the person's permission. Not yet confirmed by a lawyer. */
export const MOVE_GROUNDS = [
  "life-in-danger",
  "child-protection",
  "evident-need",
  "permission-by-word",
] as const;
export type MoveGround = (typeof MOVE_GROUNDS)[number];

/** Most characters of an answer, a question or a note. */
export const TEXT_MAX = 8_000;

/** What is written in a contact: each has a form of its own, so that no note goes out as an answer. */
export const TEXTS = ["answer", "ask-back", "note"] as const;
export type TextKind = (typeof TEXTS)[number];

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
