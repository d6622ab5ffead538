import type { Bond } from "#src/domains/contacts/index.ts";
import {
  actsFor,
  circleOf,
  type FoundPerson,
  findPeople,
  foundById,
  prefersWriting,
} from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { recordFound } from "#src/platform/audit/record-found.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";
import { staffOf } from "../staff-of.ts";
import { NOBODY, type Picked, type Typed } from "./typed.ts";

/** What a search shows, and who is picked of it. */
export interface Choice {
  readonly text: string;
  readonly people: readonly FoundPerson[];
  readonly more: boolean;
  /** Nothing was found, or too little was asked. */
  readonly empty: "none" | "too-little" | undefined;
  readonly person: FoundPerson | undefined;
  /** "Nobody identified" was picked. */
  readonly nobody: boolean;
}

/**
 * Searches as one typed and finds the pick again. A code picks by itself. Whom the page will show is logged before,
 * once a session.
 */
export async function choose(
  exchange: Exchange,
  { text, shown, id }: Picked,
  beside: readonly PersonId[] = [],
): Promise<Choice> {
  const { db, now, requestId } = exchange.scope;
  const staff = staffOf(exchange);
  const [search, others] = await Promise.all([
    text === "" ? undefined : findPeople(db, text, now),
    foundById(db, beside),
  ]);
  const found = search?.people ?? [];
  const people = [...others, ...found.filter((one) => !others.some((other) => other.id === one.id))];
  const entry = { at: now, by: actorRef(staff), ground: "queue-duty" as const };
  await recordFound(
    db,
    requestId,
    staff.sessionId,
    entry,
    people.map((one) => one.id),
  );
  const byCode = search?.by === "code" ? found[0] : undefined;
  const kept = text === shown ? people.find((one) => one.id === id) : others.find((one) => one.id === id);
  return {
    text,
    people,
    more: search?.more ?? false,
    empty: search && found.length === 0 ? (search.by === "too-little" ? "too-little" : "none") : undefined,
    person: kept ?? byCode,
    nobody: id === NOBODY && text === shown,
  };
}

/** Who calls, for whom, and by which right. */
export interface Told {
  readonly caller: Choice;
  readonly about: Choice;
  /** Whose matter it is. */
  readonly person: FoundPerson | undefined;
  readonly bond: Bond;
  readonly bonds: ReadonlyMap<string, Bond>;
  /** The person, or whoever tells it for them, is to be written to and not called. */
  readonly writes: boolean;
  /** The person is of the recorder's own circle, and that is not confirmed yet. */
  readonly near: boolean;
}

export async function whoTells(site: Site, exchange: Exchange, typed: Typed): Promise<Told> {
  const { db, now } = exchange.scope;
  const caller = await choose(exchange, typed.caller);
  const acts =
    caller.person && typed.whom !== "self" ? await actsFor(db, caller.person.id, localDate(now)) : [];
  const register = site.content.findLine(typed.line)?.register;
  const wanted = acts.filter(({ by }) => (typed.whom === "child") === (by === "guardian"));
  const bonds = new Map<string, Bond>(
    acts
      .filter(({ scope }) => register !== undefined && scope.includes(register))
      .map(({ personId, by }) => [personId, by]),
  );
  const about = await choose(
    exchange,
    typed.about,
    wanted.map(({ personId }) => personId),
  );
  const person = typed.whom === "self" ? caller.person : about.person;
  const bond = typed.whom === "self" ? "self" : ((person && bonds.get(person.id)) ?? "none");
  const told = [caller.person, person].filter((one) => one !== undefined);
  const [writing, circle] = await Promise.all([
    Promise.all(told.map(({ id }) => prefersWriting(db, id))),
    person ? circleOf(db, staffOf(exchange).professionalId, [person.id], now) : undefined,
  ]);
  const near = circle !== undefined && circle.reasons.length > 0 && circle.confirmation === null;
  return { caller, about, person, bond, bonds, writes: writing.includes(true), near };
}
