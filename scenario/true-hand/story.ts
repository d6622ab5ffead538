import type { Lang } from "#src/kernel/lang.ts";
import type { Submit } from "../doings.ts";

/** What is known, outside the house, of a contact that has been sent: how to come back to it, and who has it. */
export interface Story {
  readonly submit: Submit;
  readonly lang: Lang;
  readonly reference: string;
  /** How the family comes back: by a code, or to their own page. */
  readonly code: string | undefined;
  readonly matter: string | undefined;
  /** The contact's page in the workplace, once somebody has found it. */
  work: string | undefined;
  team: string;
  status: "queued" | "taken" | "waiting" | "answered" | "closed";
  holder: string | undefined;
}
