import type { Ground } from "#src/kernel/access.ts";
import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";

/**
 * What a person may decide about their data and how they are reached, with the values of each; the first holds while
 * nothing was decided. `guardians`: from the age at which a minor's matters are their own.
 */
export const WISHES = {
  "between-registers": ["ask", "ban"],
  guardians: ["see", "ban"],
  notices: ["allow", "email", "sms", "ban"],
  way: ["any", "message", "phone", "letter"],
} as const;

export type WishKind = keyof typeof WISHES;
export type WishValue = (typeof WISHES)[WishKind][number];
export const WISH_KINDS = Object.keys(WISHES) as WishKind[];

/** One decision of a person, as it was made. */
export interface Wish {
  readonly kind: WishKind;
  readonly value: WishValue;
  readonly at: Temporal.Instant;
  /** Null when a professional wrote it down as it was told to them. */
  readonly by: PersonId | null;
  /** The professional who wrote it down; null too for what was moved here from before the writer was kept. */
  readonly recordedBy: ProfessionalId | null;
  readonly ground: Extract<Ground, "own" | "guardian" | "mandate"> | "recorded";
}

export type Wishes = Readonly<
  Record<WishKind, { readonly value: WishValue; readonly at: Temporal.Instant | null }>
>;

/** What is in force after some decisions, the newest of each kind first; what was never decided is the first value. */
export function wishesOf(made: readonly Pick<Wish, "kind" | "value" | "at">[]): Wishes {
  const inForce = (kind: WishKind) => {
    const newest = made.find((wish) => wish.kind === kind);
    return newest ? { value: newest.value, at: newest.at } : { value: WISHES[kind][0], at: null };
  };
  return {
    "between-registers": inForce("between-registers"),
    guardians: inForce("guardians"),
    notices: inForce("notices"),
    way: inForce("way"),
  };
}

/** Whether a notice of an appointment may go by a channel, as the person has decided. */
export const mayGoBy = (notices: string, channel: "email" | "sms"): boolean =>
  notices === WISHES.notices[0] || notices === channel;

/** The value as one of its kind; undefined for anything else. */
export function readWish(kind: WishKind, value: string): WishValue | undefined {
  return WISHES[kind].find((one) => one === value);
}
