import { ON_CALL, type QueueReach } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import type { Exchange } from "#src/platform/http/route.ts";

/** The professional who acts on a page of the workplace. */
export function staffOf(exchange: Exchange): Staff {
  if (exchange.actor.kind !== "staff") throw new Refusal("signed-out", "staff");
  return exchange.actor;
}

/** Whose queues a professional sees. */
export const reachOf = ({ teams }: Staff): QueueReach => ({ teams, onCall: teams.includes(ON_CALL) });

/** The page asked for, from 0; what makes no sense is the first. */
export function pageAsked(exchange: Exchange): number {
  const asked = Number(exchange.query.get("page") ?? 1);
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= 10_000 ? asked - 1 : 0;
}
