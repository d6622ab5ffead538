import type { Channel } from "#src/domains/contacts/index.ts";
import { parseId } from "#src/kernel/id.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";

/** How a contact that a professional records can have come. */
export const RECORDED_CHANNELS = [
  "phone",
  "drop-in",
  "referral",
  "professional",
  "text",
] as const satisfies Channel[];
export const WHOM = ["self", "child", "other"] as const;

/** Nobody is identified, by choice. */
export const NOBODY = "nobody";

/** What a search for a person was asked and what was picked of what it showed. */
export interface Picked {
  readonly text: string;
  /** The text of which the page showed the results: something else typed since, the pick no longer counts. */
  readonly shown: string;
  readonly id: string;
}

/** The whole form as it was posted. It travels in the body of a post only. */
export interface Typed {
  readonly submission: string;
  readonly channel: (typeof RECORDED_CHANNELS)[number];
  readonly line: string;
  readonly caller: Picked;
  readonly whom: (typeof WHOM)[number];
  readonly about: Picked;
  /** Undefined while it is the one that the page offered: then the person's own counts once they are known. */
  readonly language: Lang | undefined;
  readonly municipality: string;
  readonly interpreter: string;
  readonly referrer: string;
  readonly topic: string;
  readonly words: string;
  readonly phone: string;
  readonly day: string;
  readonly time: string;
  readonly answer: string;
  /** The person is to be written to, never called. */
  readonly writes: boolean;
  /** Whether a young person lets the guardian see the matter. */
  readonly will: "" | "sees" | "hidden";
  /** The matter is that of somebody who has died, told by somebody else. */
  readonly afterDeath: boolean;
  /** Why the recorder takes a matter of their own circle. */
  readonly why: string;
}

export function picked(fields: Fields, name: string): Picked {
  const id = field(fields, `${name}-id`);
  return {
    text: field(fields, name).slice(0, 120),
    shown: field(fields, `${name}-shown`).slice(0, 120),
    id: id === NOBODY ? NOBODY : (parseId<"person">(id) ?? ""),
  };
}

/** Reads the form; what is not among the choices is the first of them. */
export function typedIn(fields: Fields, submission: string, lines: readonly string[]): Typed {
  const text = (name: string, most = 200) => field(fields, name).slice(0, most);
  const one = <T extends string>(name: string, choices: readonly T[]): T | undefined =>
    choices.find((choice) => choice === field(fields, name));
  const language = text("language", 2);
  return {
    submission: parseId<"submission">(field(fields, "submission")) ?? submission,
    channel: one("channel", RECORDED_CHANNELS) ?? "phone",
    line: one("line", lines) ?? lines[0] ?? "",
    caller: picked(fields, "caller"),
    whom: one("whom", WHOM) ?? "self",
    about: picked(fields, "about"),
    language: isLang(language) && language !== text("language-shown", 2) ? language : undefined,
    municipality: text("municipality", 3),
    interpreter: text("interpreter", 60),
    referrer: text("referrer"),
    topic: text("topic", 60),
    // One more than is allowed, so that too long is told and not cut.
    words: field(fields, "words"),
    phone: text("phone", 40),
    day: text("day", 10),
    time: text("time", 5),
    answer: field(fields, "answer"),
    writes: field(fields, "writes") === "yes",
    will: one("will", ["sees", "hidden"]) ?? "",
    afterDeath: field(fields, "after-death") === "yes",
    why: field(fields, "why"),
  };
}

/** A number as it is said on the phone: digits with spaces, a plus before the country. */
export const isPhone = (text: string): boolean =>
  /^\+?[\d ()-]{5,24}$/.test(text) && /\d.*\d.*\d.*\d.*\d/.test(text);
