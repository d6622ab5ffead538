import type { Role } from "#src/platform/access/actor.ts";

/** People, bonds, contacts and professionals as plain facts: the oracle reads these, the database is filled with them. */
export interface DrillPerson {
  readonly n: number;
  readonly id: string;
  readonly born: string;
  readonly nonDisclosure: boolean;
  /** Forbids guardians to see their matters. */
  readonly bansGuardians: boolean;
}
export interface DrillBond {
  readonly kind: "guardian" | "mandate";
  readonly of: number;
  readonly to: number;
  readonly until: string | null;
  /** The registers of a mandate; both when it names none. */
  readonly scope?: readonly ("health" | "social")[];
}
export interface DrillContact {
  readonly n: number;
  readonly id: string;
  readonly person: number | null;
  readonly sender: number | null;
  readonly line: string;
  readonly register: "health" | "social";
  readonly team: string;
  readonly alarm: boolean;
  /** Days since it was closed; null while open. */
  readonly closedDays: number | null;
  /** Who told it on the phone, of what staff recorded. */
  readonly caller: number | null;
  /** What a young person wants their guardians to see of it; the last word holds. */
  readonly wills: readonly boolean[];
}
/** A colleague, or a team, is asked about a contact. */
export interface DrillConsult {
  readonly contact: number;
  readonly by: number;
  readonly staff?: number;
  readonly team?: string;
  readonly answered: boolean;
}
export interface DrillRelation {
  readonly person: number;
  readonly register: "health" | "social";
  readonly team: string;
  readonly contact: number;
  readonly endsInDays: number | null;
}
export interface DrillReason {
  readonly person: number;
  readonly registers: readonly ("health" | "social")[];
}
export interface DrillStaff {
  readonly key: string;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly lines: readonly string[];
  /** Whose data a special reason in force opens, in which registers. */
  readonly reasons: readonly DrillReason[];
  /** Who the professional is at home, where the county knows it. */
  readonly person: number | null;
  /** Of whom in their own circle they have stated why they must open it. */
  readonly confirmed: readonly number[];
}
export interface DrillWorld {
  readonly people: readonly DrillPerson[];
  readonly bonds: readonly DrillBond[];
  readonly contacts: readonly DrillContact[];
  readonly relations: readonly DrillRelation[];
  readonly staff: readonly DrillStaff[];
  readonly consults: readonly DrillConsult[];
}
