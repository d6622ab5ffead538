import { OWN_MATTERS_AGE, type Reach, reachOfResident } from "#src/domains/contacts/index.ts";
import { type Person, personById } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Exchange } from "#src/platform/http/route.ts";

export type OwnGround = "own" | "guardian" | "mandate";

/** Whose data a page is about, by which right, and whom else the reader may choose. */
export interface Subject {
  readonly person: Person;
  readonly ground: OwnGround;
  readonly reach: Reach;
  /** Themselves and those whose data they may decide about: mandates, children too young to act alone. */
  readonly choices: readonly { readonly id: PersonId; readonly name: string | null }[];
}

export function readerOf(exchange: Exchange): PersonId {
  if (exchange.actor.kind !== "resident") throw new Refusal("signed-out", "resident");
  return exchange.actor.personId;
}

/** The subject that was chosen, the reader without a choice; not found for anybody else than those they may act for. */
export async function subjectOf(exchange: Exchange, chosen: string): Promise<Subject> {
  const { db, now } = exchange.scope;
  const reader = readerOf(exchange);
  const reach = await reachOfResident(db, reader, now);
  const id = (chosen === "" ? reader : chosen) as PersonId;
  const bond = reach.bonds.find(({ personId }) => personId === id);
  const allowed = id === reader || reach.wholly.includes(id);
  const person = allowed ? await personById(db, id) : undefined;
  if (!person) throw new Refusal("not-found", "person");
  const others = reach.bonds.filter(({ personId }) => reach.wholly.includes(personId));
  return {
    person,
    ground: id === reader ? "own" : (bond?.by ?? "own"),
    reach,
    choices: [{ id: reader, name: null }, ...others.map(({ personId, name }) => ({ id: personId, name }))],
  };
}

/** Whether the person may forbid guardians to see their matters: from the age at which these are their own, until 18. */
export function mayBanGuardians({ person, ground }: Subject, now: Temporal.Instant): boolean {
  const age = ageAt(person.birthDate, localDate(now));
  return ground === "own" && age >= OWN_MATTERS_AGE && age < 18;
}
