import type { PersonId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** A made-up resident. The identity code is artificial (individual number 900–999). */
export interface Resident {
  readonly id: PersonId;
  readonly givenNames: string;
  readonly surname: string;
  readonly birthDate: Temporal.PlainDate;
  readonly sex: "female" | "male";
  readonly hetu: string;
  /** Municipality code, three digits. */
  readonly municipality: string;
  readonly street: string;
  readonly postalCode: string;
  /** Small children have none. */
  readonly phone?: string;
  readonly email?: string;
  readonly motherTongue: "fi" | "sv" | "other";
  readonly serviceLanguage: Lang;
  readonly nonDisclosure: boolean;
  /** Of a minor: one or two, yielded before the child. */
  readonly guardians: readonly PersonId[];
  /** Whom this person cares for as an informal carer. */
  readonly caresFor: readonly PersonId[];
}
