import { hasCareRelationship, outsideCircle, type Person, personById } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { type ReasonRegister, reasonsInForce } from "#src/platform/audit/special-reasons.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { staffOf } from "../staff-of.ts";

/** By which right a professional opens a person's page. */
export interface PersonRight {
  readonly ground: Extract<Ground, "care-relationship" | "special-reason" | "own-circle">;
  readonly specialReasonId: string | null;
  /** What special reasons open beside the professional's own teams: by register, the reason. */
  readonly reasons: ReadonlyMap<ReasonRegister, string>;
}

/** The person of the page's address. Throws a Refusal when there is none. */
export async function personOf(exchange: Exchange): Promise<Person> {
  const id = parseId<"person">(exchange.params.id);
  const person = id && (await personById(exchange.scope.db, id));
  if (!person) throw new Refusal("not-found", "person");
  return person;
}

/** The right to a person's data; of the reader's own circle only after a confirmation. */
export async function rightTo(exchange: Exchange, person: Person): Promise<PersonRight | undefined> {
  const right = await rightByTask(exchange, person);
  if (!right) return undefined;
  const { db, now } = exchange.scope;
  const confirmation = await outsideCircle(db, staffOf(exchange).professionalId, [person.id], now);
  return confirmation ? { ...right, ground: "own-circle", specialReasonId: confirmation } : right;
}

async function rightByTask(exchange: Exchange, person: Person): Promise<PersonRight | undefined> {
  const { db, now } = exchange.scope;
  const { professionalId, teams } = staffOf(exchange);
  const [cares, reasons] = await Promise.all([
    hasCareRelationship(db, person.id, teams, now),
    reasonsInForce(db, professionalId, person.id, now),
  ]);
  const [reason] = reasons.values();
  if (reason) return { ground: "special-reason", specialReasonId: reason, reasons };
  return cares ? { ground: "care-relationship", specialReasonId: null, reasons } : undefined;
}
