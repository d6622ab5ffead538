import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Line } from "./professional.ts";
import type { Channel } from "./rhythm.ts";
import type { Topic } from "./texts/words.ts";

export type Way = "anonymous" | "own-contact" | "identified";

/** A contact arrives. Answers are by linkId of the form; `by` is who wrote it down when the resident did not. */
export interface Submit {
  readonly kind: "submit";
  /** Names the contact within a script; stable for (seed, end date, size). */
  readonly contactKey: string;
  readonly channel: Channel;
  readonly form?: "ask-for-help";
  readonly line: Line;
  readonly team: string;
  readonly way: Way;
  readonly personId?: PersonId;
  readonly subjectId?: PersonId;
  readonly lang: Lang;
  readonly municipality?: string;
  readonly topic: Topic;
  readonly answers: Readonly<Record<string, string | boolean>>;
  readonly words: string;
  readonly acute: boolean;
  readonly by?: ProfessionalId;
}

interface ByProfessional {
  readonly contactKey: string;
  readonly by: ProfessionalId;
}

/** The need of a contact assessed, in the codes of the content; what follows of it, a limit of care, is the rules' matter. */
export interface Assess extends ByProfessional {
  readonly kind: "assess";
  readonly reason: string;
  readonly urgency: string;
  readonly result: string;
  readonly profession?: string;
  readonly mode?: string;
}

export type Deed =
  | Submit
  | Assess
  | (ByProfessional & { readonly kind: "promise-call"; readonly due: Temporal.Instant })
  /** A promised call is made; `missed`: nobody answered, and it is tried again. */
  | (ByProfessional & { readonly kind: "call"; readonly missed?: true })
  | (ByProfessional & { readonly kind: "care" })
  | (ByProfessional & { readonly kind: "take" })
  | (ByProfessional & { readonly kind: "release" })
  | (ByProfessional & { readonly kind: "note"; readonly text: string })
  | (ByProfessional & { readonly kind: "ask-back"; readonly text: string })
  | (ByProfessional & {
      readonly kind: "hand-over";
      readonly text: string;
      readonly toTeam: string;
      /** Given when handed to a person, who then has it without taking it. */
      readonly to?: ProfessionalId;
    })
  | (ByProfessional & { readonly kind: "answer"; readonly text: string })
  | (ByProfessional & { readonly kind: "close"; readonly reason: "answered" | "no-reply" })
  | { readonly kind: "family-reply"; readonly contactKey: string; readonly text: string };

/** One thing that somebody does at a moment; whoever plays the script turns it into actions or requests. */
export type Doing = Deed & { readonly at: Temporal.Instant };

/** A deed with its moment in epoch milliseconds. */
export interface Planned {
  readonly ms: number;
  readonly deed: Deed;
}
