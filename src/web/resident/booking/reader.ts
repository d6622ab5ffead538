import { personById } from "#src/domains/people/index.ts";
import {
  type AppointmentType,
  type BookingReach,
  type BookingRequest,
  bookingReach,
  requestById,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { typeOf } from "../../booking/appointment-types.ts";
import type { Site } from "../../site.ts";
import { type Asked, readAsked } from "./asked.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The reach of whoever is signed in; undefined for anybody else. */
export async function reachOf(exchange: Exchange): Promise<BookingReach | undefined> {
  const { resident } = exchange.visitor;
  if (!resident) return undefined;
  return bookingReach(exchange.scope.db, resident.personId, exchange.scope.now);
}

/**
 * The request that somebody chooses a time for: asked for a type, left to the resident, for them or somebody for whom
 * they may book in its register. As if it were not for anybody else.
 */
async function requestFor(
  exchange: Exchange,
  reach: BookingReach | undefined,
  type: AppointmentType,
  id: string,
): Promise<BookingRequest> {
  const found = UUID.test(id) ? await requestById(exchange.scope.db, id) : undefined;
  const person = reach?.people.find(
    ({ personId, scope }) => personId === found?.personId && scope.includes(found.register),
  );
  if (!found || !person || found.type !== type.id || found.chooser !== "resident")
    throw new Refusal("not-found", "page");
  if (found.state !== "asked") throw new Refusal("conflict", "time-answered");
  return found;
}

/** What the page is asked for, by whom: a type that is open to everybody, or one that a request names. */
export async function askedOf(
  site: Site,
  exchange: Exchange,
  query: URLSearchParams,
): Promise<{ readonly asked: Asked; readonly reach: BookingReach | undefined }> {
  const { db } = exchange.scope;
  const type = typeOf(site, exchange.params.type);
  const reach = await reachOf(exchange);
  const id = query.get("request") ?? "";
  const request = id === "" ? undefined : await requestFor(exchange, reach, type, id);
  if (!type.open && !request) throw new Refusal("not-found", "page");
  const reader = reach && (await personById(db, reach.reader));
  // What is under non-disclosure stands in no address and on no page, on their own neither.
  const home = reader?.nonDisclosure ? null : reader?.municipality;
  return { asked: readAsked(site.content, query, type, { request, home: home ?? undefined }), reach };
}
