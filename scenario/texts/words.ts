/** Topics of the form for families, and of the other lines. */
export const FAMILY_TOPICS = [
  "child-mood",
  "everyday-life",
  "separation",
  "violence",
  "concentration",
  "substances",
  "loneliness",
  "bullying",
  "something-else",
] as const;
export type FamilyTopic = (typeof FAMILY_TOPICS)[number];

export const LINE_TOPICS = {
  health: ["fever", "skin", "medicine", "back", "test-results", "vaccination"],
  social: ["money", "housing", "disability", "home-help"],
  psychosocial: ["anxiety", "sleep", "alcohol", "exhaustion"],
  oral: ["toothache", "check-up", "broken-tooth"],
} as const;
export type LineTopic = (typeof LINE_TOPICS)[keyof typeof LINE_TOPICS][number];
export type Topic = FamilyTopic | LineTopic;

/** Sentences of one topic. `about` begins with {child}, the subject; `own` is said of oneself. */
export interface TopicWords {
  readonly about: readonly string[];
  readonly own: readonly string[];
  readonly detail: readonly string[];
  readonly answer: readonly string[];
}

/** What one language says. All of it is written for the player and tells of nobody. */
export interface Words {
  readonly child: Readonly<Record<"female" | "male" | "unknown" | "relative", readonly string[]>>;
  readonly greeting: readonly string[];
  readonly since: readonly string[];
  readonly ask: readonly string[];
  readonly family: Readonly<Record<FamilyTopic, TopicWords>>;
  readonly lines: Readonly<Record<LineTopic, readonly string[]>>;
  readonly lineAnswers: Readonly<Record<keyof typeof LINE_TOPICS, readonly string[]>>;
  /** Acute danger: few, and careful. */
  readonly danger: { readonly about: readonly string[]; readonly own: readonly string[] };
  readonly dangerAnswer: { readonly called: readonly string[]; readonly written: readonly string[] };
  readonly thanks: readonly string[];
  readonly offer: readonly string[];
  readonly signOff: readonly string[];
  readonly note: readonly string[];
  readonly askBack: readonly string[];
  readonly reply: readonly string[];
  readonly handOver: readonly string[];
}
