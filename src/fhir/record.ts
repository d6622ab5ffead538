import type { Contact, historyOfSeveral, ToldMessage } from "#src/domains/contacts/index.ts";
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
  appointments: 500,
  accesses: 2_000,
} as const;
