import {
  atTheSameTime,
  type BookableType,
  bookableOf,
  type Demand,
  FORMS_OF_SERVICE,
  findTimes,
  instantOf,
  minuteOf,
  moveTo,
  type Offer,
  offerAt,
  ownersOf,
  takeChosen,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { LANGS } from "#src/kernel/lang.ts";
import { readWrittenDay } from "#src/kernel/typed-day.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { telling } from "../../telling.ts";
import { EmptyState, ErrorSummary } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { type About, aboutAsked } from "./about.ts";
import { BookView } from "./book-view.tsx";
import { readChoice } from "./choice.ts";
import { bookingStaffWords } from "./words.ts";

/** What is looked for, as the page's form says it. Empty: anything. */
export interface Looked {
  readonly type: string;
  readonly form: string;
  readonly unit: string;
  readonly language: string;
  readonly from: string;
  /** A minute since 1970, where the list goes on. */
  readonly after: string;
}

const OFFERS = 12;
const DAY = 24 * 60;

export const lookedFor = (about: About, of: (name: string) => string | null): Looked => ({
  type: of("type") ?? about.types[0]?.id ?? "",
  form: of("form") ?? about.request?.form ?? about.moved?.form ?? "",
  unit: of("unit") ?? about.request?.places[0] ?? about.moved?.unit ?? "",
  language: of("language") ?? about.request?.languages[0] ?? about.language,
  from: of("from") ?? "",
  after: /^\d{1,9}$/.test(of("after") ?? "") ? (of("after") ?? "") : "",
});

/** The demand of a search; undefined when the type is none that the reader may book here. */
export function demandOf(
  site: Site,
  exchange: Exchange,
  about: About,
  looked: Looked,
): (Omit<Demand, "now"> & { readonly type: BookableType }) | undefined {
  const type = about.types.find(({ id }) => id === looked.type);
  if (!type) return undefined;
  const { scope } = exchange;
  const { request, moved, person } = about;
  const line = request?.line ?? moved?.line ?? lineOf(exchange, type.lines);
  const minutes =
    request?.minutes ?? (moved && minuteOf(moved.endsAt) - minuteOf(moved.startsAt)) ?? type.minutes[0];
  const bookable = bookableOf(type, line, minutes);
  const [lead, ...others] = bookable.needs;
  const first = request?.profession ? { ...lead, professions: [request.profession] } : lead;
  const date = readWrittenDay(looked.from);
  const from = Math.max(date ? minuteOf(startOfDay(date)) : minuteOf(scope.now), Number(looked.after));
  return {
    // The notice is for those who book by themselves: a professional knows what can be done today.
    type: { ...bookable, needs: [first, ...others], notice: 0 },
    line,
    urgent: request?.urgency === "today" || request?.urgency === "three-days",
    forms: FORMS_OF_SERVICE.filter((one) => one === looked.form),
    units: looked.unit ? [looked.unit] : [],
    languages: LANGS.filter((one) => one === looked.language),
    ...(person && !person.nonDisclosure && homeOf(site, person.municipality)),
    from,
    until: from + type.horizonDays * DAY,
    limit: OFFERS,
  };
}

const lineOf = (exchange: Exchange, lines: readonly string[]): string => {
  const own = staffOf(exchange).lines;
  return lines.find((line) => own.includes(line)) ?? lines[0] ?? "";
};

/** Where somebody comes from, and is visited: the centre of their municipality. */
function homeOf({ content }: Site, code: string | null): Pick<Demand, "municipality" | "origin"> {
  const home = code === null ? undefined : content.findMunicipality(code);
  return home ? { municipality: home.code, origin: { lon: home.centre[0], lat: home.centre[1] } } : {};
}

/** Times that fit, for a time asked for, for a person, or in the place of a booked one. */
export async function showBook(site: Site, exchange: Exchange): Promise<Answer> {
  const about = await aboutAsked(site, exchange, (name) => exchange.query.get(name) ?? "");
  if (!about) return drawStart(site, exchange);
  return draw(
    site,
    exchange,
    about,
    lookedFor(about, (name) => exchange.query.get(name)),
  );
}

function drawStart(site: Site, exchange: Exchange): Answer {
  const w = bookingStaffWords(exchange.lang);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.bookTitle}>
      <h1>{w.bookTitle}</h1>
      <EmptyState title={w.forWhom}>{w.bookStart}</EmptyState>
    </StaffPage>,
  );
}

async function draw(
  site: Site,
  asked: Exchange,
  about: About,
  looked: Looked,
  taken?: string,
): Promise<Answer> {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.book } };
  const { scope, lang } = exchange;
  const w = bookingStaffWords(lang);
  exchange.log({
    action: "appointment.open",
    ground: about.ground,
    specialReasonId: about.specialReasonId,
    personId: about.person?.id ?? null,
    contactId: about.contactId,
  });
  const demand = demandOf(site, exchange, about, looked);
  const offers: Offer[] = demand ? await findTimes(scope, site.times, demand) : [];
  const owners = await ownersOf(scope.db, [...new Set(offers.flatMap(({ resources }) => resources))]);
  const title = about.key === "move" ? w.moveTitle : w.bookTitle;
  const wrongDay = looked.from !== "" && !readWrittenDay(looked.from) ? w.errors.from : undefined;
  const errors = [
    ...(taken ? [{ field: "offers", text: taken }] : []),
    ...(wrongDay ? [{ field: "from", text: wrongDay }] : []),
  ];
  return page(
    <StaffPage site={site} exchange={exchange} title={title} hasErrors={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{title}</h1>
      <BookView
        {...{ site, exchange, about, looked, offers, owners, wrongDay }}
        next={nextFrom(offers)}
        line={demand?.line ?? ""}
      />
    </StaffPage>,
    taken ? 409 : wrongDay ? 422 : 200,
  );
}

/** The minute from which later times are looked for: the last moment again, which may have been cut, unless it fills the page. */
function nextFrom(offers: readonly Offer[]): number | undefined {
  const last = offers.at(-1)?.from;
  if (last === undefined || offers.length < OFFERS) return undefined;
  return offers[0]?.from === last ? last + 1 : last;
}

/** Books or moves by one press. Pressed twice it is one; when somebody was faster the page says so and shows other times. */
export async function takeBook(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = bookingStaffWords(lang);
  const about = await aboutAsked(site, exchange, (name) => field(fields, name));
  if (!about) throw new Refusal("not-found", "booking-request");
  const typed = (name: string) => (fields.has(name) ? field(fields, name) : null);
  const looked = lookedFor(about, typed);
  const demand = demandOf(site, exchange, about, looked);
  const choice = readChoice(field(fields, "choice"));
  if (!demand || !choice) return draw(site, exchange, about, looked, w.errors.type);
  const overlapping =
    about.person &&
    (await atTheSameTime(scope.db, {
      id: about.moved?.id ?? null,
      personId: about.person.id,
      startsAt: instantOf(choice.from),
      endsAt: instantOf(choice.from + demand.type.minutes),
    }));
  const submission = parseId<"submission">(field(fields, "submission")) ?? scope.newId();
  if (overlapping && overlapping.submission !== submission)
    return draw(site, exchange, about, looked, w.errors.overlaps);
  const hand = { by: actorRef(staffOf(exchange)), ground: about.ground, now: scope.now };
  const tell = await telling(
    site,
    scope,
    about.person?.id ?? null,
    about.moved ? "time-moved" : "time-booked",
  );
  try {
    const { moved, person, request } = about;
    if (moved) {
      const offer = await offerAt(scope, site.times, demand, choice);
      if (!offer) throw new Refusal("conflict", "time-taken");
      const made = await moveTo(scope, moved, offer, hand, (to) => ({ notices: tell(to) }));
      site.poke();
      return redirect(`${to("staffAppointment", lang, { id: made.id })}?done=moved`);
    }
    const made = await takeChosen(
      scope,
      site.times,
      demand,
      choice,
      {
        submission,
        register: request?.register ?? about.types.find(({ id }) => id === looked.type)?.register ?? "health",
        personId: person?.id ?? null,
        bookedBy: null,
        contactId: about.contactId,
        language: about.language,
        codeHash: hashCode(site.codeFor(submission)),
        notifyEmail: person?.email ?? null,
        notifyPhone: person?.phone ?? null,
      },
      hand,
      "book",
      (booked) => ({ notices: tell(booked), ...(request && { answers: request.id }) }),
    );
    site.poke();
    return redirect(`${to("staffAppointment", lang, { id: made.id })}?done=booked`);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
    return draw(site, exchange, about, looked, w.errors.taken);
  }
}
