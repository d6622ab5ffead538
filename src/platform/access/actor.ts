import type { ContactId, PersonId, ProfessionalId, SessionId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** What a professional is, as the staff's identity provider says. A person may hold several. */
export const ROLES = [
  "nurse",
  "social-worker",
  "family-worker",
  "team-lead",
  "analyst",
  "data-protection-officer",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

/** Whoever acts. The subject, of whom the data is, is always named beside it: they are seldom the same. */
export type Actor =
  | { readonly kind: "anonymous" }
  | {
      readonly kind: "code" /** Null: the code is of an appointment. */;
      readonly contactId: ContactId | null;
    }
  | {
      readonly kind: "resident";
      readonly personId: PersonId;
      readonly sessionId: SessionId;
      readonly name: string;
    }
  | Staff
  | { readonly kind: "system"; readonly job: string };

export interface Staff {
  readonly kind: "staff";
  readonly professionalId: ProfessionalId;
  readonly sessionId: SessionId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Title in words of content: `content/professions.yaml` id. */
  readonly profession: string;
  readonly unit: string;
  readonly teams: readonly string[];
  /** The lines whose register they may work in: `content/lines.yaml` ids. */
  readonly lines: readonly string[];
  readonly languages: readonly Lang[];
}
