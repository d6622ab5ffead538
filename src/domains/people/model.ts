import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** A resident as the county knows them. */
export interface Person {
  readonly id: PersonId;
  readonly identityCode: string | null;
  readonly givenNames: string;
  readonly surname: string;
  readonly birthDate: Temporal.PlainDate;
  readonly sex: "M" | "F";
  readonly municipality: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly motherTongue: string;
  readonly serviceLanguage: Lang;
  readonly nonDisclosure: boolean;
  /** Null or left out while the person lives, as far as is known. */
  readonly diedOn?: Temporal.PlainDate | null | undefined;
}

export interface Professional {
  readonly id: ProfessionalId;
  readonly subject: string;
  readonly name: string;
  readonly profession: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly lines: readonly string[];
  readonly languages: readonly Lang[];
  /** Their own record among the people, where it is known. */
  readonly personId?: PersonId | null;
}

/** Somebody a resident may act for, and by which right. */
export interface ActsFor {
  readonly personId: PersonId;
  readonly name: string;
  readonly birthDate: Temporal.PlainDate;
  readonly by: "guardian" | "mandate";
  /** The registers in which they may act: a guardian in both, a mandate in those that it names. */
  readonly scope: readonly ("health" | "social")[];
}
