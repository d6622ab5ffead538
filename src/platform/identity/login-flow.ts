import type { Lang } from "#src/kernel/lang.ts";
import type { WriteTx } from "../database/sql.ts";
import type { Audience } from "./audience.ts";
import { hashOf } from "./secret.ts";

/** How long somebody may take at the identity provider. */
export const FLOW_MINUTES = 15;

/** A sign-in under way. */
export interface LoginFlow {
  readonly audience: Audience;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where to go afterwards: a path of ours. */
  readonly next: string;
  readonly lang: Lang;
}

/** What is found when somebody comes back. A flow is `fresh` once. */
export type ReturnedFlow = LoginFlow & { readonly standing: "fresh" | "used" | "expired" };

/** Keeps the flow for the browser whose login cookie is given. */
export async function keepFlow(
  tx: WriteTx,
  flow: LoginFlow,
  browser: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    insert into login_flow
      (state_hash, browser_hash, audience, state, nonce, code_verifier, next, lang, created_at)
    values (${hashOf(flow.state)}, ${hashOf(browser)}, ${flow.audience}, ${flow.state}, ${flow.nonce},
      ${flow.codeVerifier}, ${flow.next}, ${flow.lang}, ${now})`;
}

/**
 * The flow that a state and a browser's cookie belong to, marked as used in the same statement: of two that
 * come at once, one finds it fresh. Another browser finds nothing.
 */
export async function useFlow(
  tx: WriteTx,
  state: string,
  browser: string,
  now: Temporal.Instant,
): Promise<ReturnedFlow | undefined> {
  const [row] = await tx<
    (LoginFlow & { used_before: Temporal.Instant | null; created_at: Temporal.Instant })[]
  >`
    update login_flow set used_at = coalesce(used_at, ${now})
    where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)}
    returning audience, state, nonce, code_verifier as "codeVerifier", next, lang, created_at,
      old.used_at as used_before`;
  if (!row) return undefined;
  const { used_before, created_at, ...flow } = row;
  const expired = Temporal.Instant.compare(created_at.add({ minutes: FLOW_MINUTES }), now) <= 0;
  return { ...flow, standing: used_before ? "used" : expired ? "expired" : "fresh" };
}
