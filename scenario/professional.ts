import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Role } from "#src/platform/access/actor.ts";

export type Line = "health" | "social" | "family" | "psychosocial" | "oral";

/** A made-up professional; unit, teams and lines are ids of the county's content. */
export interface Professional {
  readonly id: ProfessionalId;
  readonly givenNames: string;
  readonly surname: string;
  readonly profession: string;
  readonly roles: readonly Role[];
  readonly unit: string;
  readonly teams: readonly string[];
  readonly lines: readonly Line[];
  readonly languages: readonly Lang[];
  /** Who they are among the residents, where it is known. */
  readonly personId?: PersonId;
}
