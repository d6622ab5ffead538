import type { Contact, historyOfSeveral, OutcomeKind, ToldMessage } from "#src/domains/contacts/index.ts";
import type { KeptResponse } from "#src/domains/forms/index.ts";
import type { ShownScore } from "#src/domains/instruments/index.ts";
import type { Person, Wish } from "#src/domains/people/index.ts";
import type { Correction, RequestRow } from "#src/domains/requests/index.ts";
import type { Appointment } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ShownAccess } from "#src/platform/audit/read.ts";

/** One matter of a record, with what its reader may see of it. */
export interface RecordMatter {
  readonly contact: Contact;
  readonly topic: string;
  readonly messages: readonly ToldMessage[];
  readonly history: Awaited<ReturnType<typeof historyOfSeveral>>;
  /** The answers given, as they are stored; null when there was no form. */
  readonly response: unknown;
  /** The same in words, for reading. */
  readonly answers: readonly { readonly label: string; readonly values: readonly string[] }[];
  readonly corrections: readonly Correction[];
  /** What the person was told of each assessment of need, the newest first. */
  readonly assessed: readonly {
    readonly id: string;
    readonly at: Temporal.Instant;
    readonly text: string;
    readonly by: string;
    /** Another was put in its place. */
    readonly superseded: boolean;
  }[];
  /** What was agreed: times asked, referrals, services, no need, in the words of the person's page. */
  readonly agreed: readonly {
    readonly id: string;
    readonly at: Temporal.Instant;
    readonly kind: OutcomeKind;
    readonly text: string;
    readonly dueAt: Temporal.Instant | null;
    readonly state: "open" | "done" | "withdrawn";
  }[];
}

/** A form that the person keeps, with its answers in words. */
export interface RecordForm {
  readonly kept: KeptResponse;
  readonly title: string;
  readonly answers: RecordMatter["answers"];
}

/** A score of a measure that holds, with its published bands in words. */
export interface RecordScore {
  readonly score: ShownScore;
  readonly name: string;
  readonly bands: readonly string[];
  /** What the score is counted in, by whom it was filled in. */
  readonly unit: string;
  readonly filledBy: string;
  readonly corrections: readonly Correction[];
}

/** A person's data as one reader may see it: what is exported, in whichever shape. */
export interface OwnRecord {
  readonly lang: Lang;
  readonly made: Temporal.Instant;
  readonly person: Person;
  /** The reader is the person. Of others only what the pages show of them is given. */
  readonly own: boolean;
  readonly county: { readonly id: string; readonly name: string };
  readonly matters: readonly RecordMatter[];
  /** Appointments, with the names of their type and unit in the reader's language. */
  readonly appointments: readonly {
    readonly appointment: Appointment;
    readonly type: string;
    readonly unit: string;
  }[];
  readonly forms: readonly RecordForm[];
  readonly scores: readonly RecordScore[];
  readonly wishes: readonly (Wish & { readonly id: string })[];
  readonly requests: readonly RequestRow[];
  readonly accesses: readonly ShownAccess[];
  /** More matters or readings than one export holds: the newest are in it. */
  readonly cut: boolean;
}

/** The most that one export holds. */
export const MOST = {
  matters: 500,
  messages: 5_000,
  history: 10_000,
  agreed: 2_000,
  assessed: 2_000,
  appointments: 500,
  accesses: 2_000,
} as const;
