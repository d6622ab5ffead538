import type { Config } from "#src/platform/config/index.ts";
import type { Database } from "#src/platform/database/index.ts";

/** What one check found, and how to mend it when it is not well. */
export interface Finding {
  readonly check: string;
  readonly state: "ok" | "warn" | "fail";
  readonly found: string;
  readonly mend?: string;
}

/** What checks may look at. The database is absent when it could not be reached: its own finding says so. */
export interface Patient {
  readonly env: Record<string, string | undefined>;
  readonly config: Config;
  readonly db: Database | undefined;
}

export type Check = (patient: Patient) => Promise<Finding | Finding[]>;

export const ok = (check: string, found: string): Finding => ({ check, state: "ok", found });
export const warn = (check: string, found: string, mend: string): Finding => ({
  check,
  state: "warn",
  found,
  mend,
});
export const fail = (check: string, found: string, mend: string): Finding => ({
  check,
  state: "fail",
  found,
  mend,
});
