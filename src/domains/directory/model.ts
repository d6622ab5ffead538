import type { LocalText } from "#src/kernel/lang.ts";

/** For whom a service is. A service may be for several; none means for everybody. */
export const TARGET_GROUPS = [
  "families",
  "children",
  "young",
  "adults",
  "older",
  "carers",
  "disability",
  "unemployed",
  "mental-health",
  "immigrants",
] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** How one gets a service. `booking` is a time agreed beforehand, by phone or otherwise. */
export const SERVICE_CHANNELS = ["phone", "form", "drop-in", "booking", "remote", "chat"] as const;
export type ServiceChannel = (typeof SERVICE_CHANNELS)[number];

export const COST_CLASSES = ["free", "client-fee", "varies"] as const;
export type CostClass = (typeof COST_CLASSES)[number];

export const AREAS = ["north", "middle", "south"] as const;
export type ServiceArea = (typeof AREAS)[number];

/** A national general description: what a service is anywhere in the country, at the time it was written. */
export interface NationalDescription {
  /** Code of the national set, e.g. SOTE-0035. */
  readonly code: string;
  readonly names: LocalText;
  readonly summary: LocalText;
  readonly text: LocalText;
  /** As the source has it; undefined when it says nothing. */
  readonly charge: "free" | "client-fee" | undefined;
  readonly groups: readonly TargetGroup[];
  /** Finnish words of the national ontology. */
  readonly keywords: readonly string[];
}

/** A description in the database, with where it is from and of which year. */
export interface StoredDescription extends NationalDescription {
  readonly source: string;
  readonly year: number;
  readonly importedAt: Temporal.Instant;
}

/** The id under which a national description has its page. */
export const nationalId = (code: string): string => code.toLowerCase();
