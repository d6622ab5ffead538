import type { Contact, historyOf, ShownMessage, ShownOutcome } from "#src/domains/contacts/index.ts";
import type { Correction } from "#src/domains/requests/index.ts";
import type { BookingRequest } from "#src/domains/scheduling/index.ts";
import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import type { ShownAccess } from "#src/platform/audit/read.ts";
import type { AnswerRow } from "../matter/answers.ts";
import type { Assessed } from "../matter/assessed.ts";
import type { GuideChoice } from "../matter/guide.ts";

/** All that the page of one matter shows, to whoever may read it. */
export interface MatterShown {
  readonly contact: Contact;
  readonly messages: readonly ShownMessage[];
  readonly history: Awaited<ReturnType<typeof historyOf>>;
  readonly accesses: readonly ShownAccess[];
  readonly corrections: readonly Correction[];
  readonly holder: { readonly name: string; readonly profession: string } | undefined;
  readonly about: string | undefined;
  readonly assessed: Assessed | undefined;
  readonly outcomes: readonly ShownOutcome[];
  readonly requests: readonly BookingRequest[];
  /** The services that the person was guided to. */
  readonly services: readonly GuideChoice[];
  readonly clocks: readonly ContactClock[];
  readonly answers: readonly AnswerRow[];
}
