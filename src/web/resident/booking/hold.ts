import { personById } from "#src/domains/people/index.ts";
import { heldBy, letAllGo, minuteOf, takeChosen } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { readerOf } from "../data/subject.ts";
import { demandOf, readChosen } from "./asked.ts";
import { handOf } from "./hand.ts";
import { askedOf } from "./reader.ts";
import { bookingPlace, drawTimes, type Lost } from "./times.tsx";

/** Why a time could not be had, where that is what happened; anything else is thrown on. */
export function lostBy(error: unknown, from: number): Lost {
  if (error instanceof Refusal && error.reason === "time-taken") return { from, why: "taken" };
  if (error instanceof Refusal && error.reason === "time-is-past") return { from, why: "past" };
  throw error;
}

/**
 * Holds the chosen time for the reader. What they held before is let go: one person holds one time, in however many
 * tabs. What was typed for a time that was lost goes along.
 */
export async function takeTime(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, fields, lang } = exchange;
  const reader = readerOf(exchange);
  const query = new URLSearchParams(exchange.query);
  const named = field(fields, "request");
  if (named !== "") query.set("request", named);
  const { asked, reach } = await askedOf(site, exchange, query);
  const place = bookingPlace(exchange, asked);
  const read = readChosen(asked.type, field(fields, "time"));
  if (!read) return drawTimes(site, exchange, asked, place, { from: 0, why: "tampered" });
  const { chosen, key } = read;
  if (chosen.from < minuteOf(scope.now))
    return drawTimes(site, exchange, asked, place, { from: chosen.from, why: "past" });
  const { request, type } = asked;
  const [person, before] = await Promise.all([personById(scope.db, reader), heldBy(scope.db, reader)]);
  const known = person?.nonDisclosure ? undefined : person;
  const carried = reach?.people.find(({ personId }) => personId === field(fields, "for"));
  const ground =
    reach?.people.find(({ personId }) => personId === request?.personId)?.ground ?? carried?.ground ?? "own";
  const given = {
    submission: key,
    register: request?.register ?? type.register,
    personId: request?.personId ?? carried?.personId ?? null,
    bookedBy: reader,
    contactId: request?.contactId ?? null,
    language: lang,
    codeHash: null,
    notifyEmail: field(fields, "email") || (known?.email ?? null),
    notifyPhone: field(fields, "phone") || (known?.phone ?? null),
  };
  const demand = demandOf(site.content, { ...asked, unit: undefined, kilometres: undefined }, scope.now, 1);
  const hand = handOf(exchange, ground);
  try {
    const taking = (submission: string) =>
      takeChosen(scope, site.times, demand, chosen, { ...given, submission }, hand, "hold");
    const first = await taking(key);
    // An earlier press of the same button, let go since: this one is a new choice.
    const held = first.status === "cancelled" ? await taking(scope.newId()) : first;
    if (held.bookedBy !== reader) throw new Refusal("not-found", "appointment");
    const others = before.filter(({ id }) => id !== held.id);
    if (others.length > 0) await letAllGo(scope, others, handOf(exchange, "own"));
    return redirect(to("bookingHeld", lang, { id: held.id }));
  } catch (error) {
    return drawTimes(site, exchange, asked, place, lostBy(error, chosen.from));
  }
}
