import type { ResourceId } from "#src/kernel/id.ts";
import type { BookableType, FormOfService, OpeningHours } from "./model.ts";

/** Where something is, in degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** What a search knows of the units. */
export interface UnitFacts {
  readonly place: Place | null;
  readonly municipality: string;
  /** Undefined: the unit sets no hours beyond those of its professionals. */
  readonly open: OpeningHours | undefined;
}

/** What somebody asks for. Empty or missing wishes ask for nothing. */
export interface Demand {
  readonly type: BookableType;
  /** Minutes since 1970-01-01 UTC. */
  readonly now: number;
  /** Not before this minute; the type's notice counts besides. */
  readonly from: number;
  /** Not after this minute; the type's horizon counts besides. */
  readonly until: number;
  readonly forms?: readonly FormOfService[];
  readonly units?: readonly string[];
  readonly languages?: readonly string[];
  /** The line that asks: it may have what is kept for it. */
  readonly line: string;
  /** It cannot wait: what is kept for that may be taken. */
  readonly urgent?: boolean;
  /** Where the visitor comes from; for a visit at home, where the home is. */
  readonly origin?: Place;
  readonly municipality?: string;
  /** At most so far as the crow flies, for a visit in person. */
  readonly kilometres?: number;
  /** Who is wished for first: the person's own professional. */
  readonly own?: readonly ResourceId[];
  /** How many times to find. */
  readonly limit: number;
}

/** Why a time is offered, in the order of weight. The words stand with the pages. */
export type Reason =
  | "own-professional"
  | "own-municipality"
  | "near"
  | "remote"
  | "own-language"
  | "earliest";

/** One time that fits: who and what would be taken for it, and why it is offered. */
export interface Offer {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  readonly form: FormOfService;
  /** For each need of the type, in its order. */
  readonly resources: readonly ResourceId[];
  /** How many each of them may meet at once then. */
  readonly seats: readonly number[];
  /** The stretch that is taken, with what must be left before and after. */
  readonly takes: { readonly from: number; readonly to: number };
  readonly kilometres: number | null;
  readonly reasons: readonly Reason[];
}

/** A time as somebody chose it from a page: who is met is decided again when it is taken. */
export interface ChosenTime {
  /** Minutes since 1970-01-01 UTC. */
  readonly from: number;
  readonly unit: string;
  readonly form: FormOfService;
}
