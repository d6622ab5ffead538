import {
  bookedBetween,
  bookSeries,
  instantOf,
  lookAhead,
  ownersOf,
  SERIES_TIMES,
  SERIES_WEEKS,
  type SeriesTime,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { seriesWords } from "../../booking/series-words.ts";
import { moment } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { telling } from "../../telling.ts";
import { ErrorSummary, fill } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { type About, aboutAsked } from "./about.ts";
import { demandOf, lookedFor } from "./book.tsx";
import { readChoice } from "./choice.ts";
import { type SeriesAsked, SeriesView } from "./series-view.tsx";
import { bookingStaffWords } from "./words.ts";

const USUAL = 5;

/** A whole number between two bounds, as it was typed; else the usual. */
function whole(text: string, { least, most }: { least: number; most: number }, usual: number): number {
  const typed = /^\d{1,3}$/.test(text) ? Number(text) : usual;
  return Math.min(most, Math.max(least, typed));
}

/** What a page or a form of a series says; undefined when it names no first time of a type that may be booked here. */
function askedOf(
  site: Site,
  exchange: Exchange,
  about: About,
  of: (name: string) => string | null,
): SeriesAsked | undefined {
  const looked = lookedFor(about, of);
  const first = readChoice(of("first") ?? "");
  const demand = demandOf(site, exchange, about, looked);
  if (!first || !demand) return undefined;
  const { from: _from, until: _until, limit: _limit, units: _units, forms: _forms, ...asked } = demand;
  return {
    looked,
    first,
    // A series may reach beyond what residents book by themselves: as far as working times are known.
    demand: { ...asked, type: { ...asked.type, horizonDays: 365 } },
    count: whole(of("count") ?? "", SERIES_TIMES, USUAL),
    every: whole(of("every") ?? "", SERIES_WEEKS, SERIES_WEEKS.least),
    misfit: of("misfit") === "skip" ? "skip" : "nearest",
  };
}

/** Which times of a series fit, before anything is booked. */
export async function showSeries(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, query } = exchange;
  const about = await aboutAsked(site, exchange, (name) => query.get(name) ?? "");
  const asked = about && askedOf(site, exchange, about, (name) => query.get(name));
  if (!about || !asked || about.key === "move" || !about.person) {
    const { request, person } = Object.fromEntries(query);
    const known = { ...(request && { request }), ...(person && { person }) };
    return redirect(`${to("book", lang)}?${new URLSearchParams(known)}`);
  }
  return draw(site, exchange, about, asked);
}

/** The first time's professional, where they are free, is wished for at the others too. */
async function timesOf(site: Site, { scope }: Exchange, asked: SeriesAsked): Promise<SeriesTime[]> {
  const { demand, first, every, count } = asked;
  const [one] = await lookAhead(scope, site.times, demand, first, every, 1);
  const lead = one?.offer?.resources[0];
  return lookAhead(scope, site.times, { ...demand, ...(lead && { own: [lead] }) }, first, every, count);
}

async function draw(
  site: Site,
  asking: Exchange,
  about: About,
  asked: SeriesAsked,
  trouble?: { readonly text: string; readonly chosen: ReadonlyMap<number, string> },
): Promise<Answer> {
  const exchange: Exchange = { ...asking, route: { ...asking.route, path: PATHS.bookSeries } };
  const { scope, lang } = exchange;
  const w = seriesWords(lang);
  const { person, ground, specialReasonId, contactId } = about;
  exchange.log({
    action: "appointment.open",
    ground,
    specialReasonId,
    personId: person?.id ?? null,
    contactId,
  });
  const times = await timesOf(site, exchange, asked);
  const offers = times.flatMap(({ offer, near }) => (offer ? [offer] : near));
  const [begins, ends] = [times[0]?.wished ?? 0, times.at(-1)?.wished ?? 0];
  const [owners, before] = await Promise.all([
    ownersOf(scope.db, [...new Set(offers.flatMap(({ resources }) => resources))]),
    person
      ? bookedBetween(scope.db, person.id, instantOf(begins), instantOf(ends).add({ hours: 12 }))
      : Promise.resolve([]),
  ]);
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{
        href: `${to("book", lang)}?${new URLSearchParams({ [about.key]: about.id, ...asked.looked })}`,
        label: bookingStaffWords(lang).bookTitle,
      }}
      hasErrors={trouble !== undefined}
    >
      <ErrorSummary lang={lang} errors={trouble ? [{ field: "times", text: trouble.text }] : []} />
      <h1>{w.title}</h1>
      <SeriesView {...{ site, exchange, about, asked, times, owners, before }} chosen={trouble?.chosen} />
    </StaffPage>,
    trouble ? 409 : 200,
  );
}

/** Books the chosen times in one act: all of them, or none and the page says which were lost. Sent twice it is one series. */
export async function takeSeries(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = seriesWords(lang);
  const typed = (name: string) => (fields.has(name) ? field(fields, name) : null);
  const about = await aboutAsked(site, exchange, (name) => field(fields, name));
  const asked = about && askedOf(site, exchange, about, typed);
  if (!about || !asked || about.key === "move" || !about.person)
    throw new Refusal("not-found", "booking-request");
  const { person, request } = about;
  const chosen = new Map(
    Array.from({ length: asked.count }, (_, nth) => [nth, field(fields, `time-${nth}`)] as const),
  );
  const choices = [...new Set(chosen.values())].flatMap((text) => readChoice(text) ?? []);
  if (choices.length === 0) return draw(site, exchange, about, asked, { text: w.none, chosen });
  const lead = parseId<"resource">(field(fields, "own"));
  const staff = staffOf(exchange);
  const { professionalId: madeBy } = staff;
  const hand = { by: actorRef(staff), ground: about.ground, now: scope.now };
  const tell = await telling(site, scope, person.id, "time-booked");
  try {
    const result = await bookSeries(
      scope,
      site.times,
      { ...asked.demand, ...(lead && { own: [lead] }) },
      choices.sort((a, b) => a.from - b.from),
      {
        submission: parseId<"submission">(field(fields, "submission")) ?? scope.newId(),
        personId: person.id,
        everyWeeks: asked.every,
        madeBy,
        codeHashOf: (submission) => hashCode(site.codeFor(submission)),
      },
      {
        register:
          request?.register ?? about.types.find(({ id }) => id === asked.looked.type)?.register ?? "health",
        personId: person.id,
        bookedBy: null,
        contactId: about.contactId,
        language: about.language,
        notifyEmail: person.email,
        notifyPhone: person.phone,
      },
      hand,
      ([one, ...others]) => ({
        notices: one ? tell(one, ...others) : [],
        ...(request && { answers: request.id }),
      }),
    );
    if ("lost" in result) {
      const times = result.lost.map((from) => moment(instantOf(from), lang, scope.now)).join(", ");
      return draw(site, exchange, about, asked, { text: fill(w.lost, { times }), chosen });
    }
    site.poke();
    const [one] = result.booked;
    return redirect(`${to("staffAppointment", lang, { id: one?.id ?? "" })}?done=series`);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    return draw(site, exchange, about, asked, { text: w.answered, chosen });
  }
}
