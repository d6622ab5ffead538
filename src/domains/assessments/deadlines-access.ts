import { dueMoment, isInForce, type Rule, ruleFor } from "#src/domains/deadlines/index.ts";
import type { Deadlines } from "./limits.ts";

/** The county's rules of time with the ways to read them, for the rules of this room. */
export const deadlinesOf = (rules: readonly Rule[]): Deadlines => ({ rules, ruleFor, isInForce, dueMoment });
