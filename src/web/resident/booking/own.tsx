import { actsFor } from "#src/domains/people/index.ts";
import {
  type Appointment,
  answeredOf,
  appointmentById,
  bookingReach,
  feedOf,
  makeFeed,
  OWN_ROWS,
  ownAppointments,
  revokeFeed,
  rightToAppointment,
  seriesOf,
} from "#src/domains/scheduling/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { placeOf } from "../../booking/place.ts";
import { moment } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  CsrfField,
  EmptyState,
  fill,
  LineList,
  NotificationBanner,
  Row,
  StateTag,
} from "../../ui/index.ts";
import { waitingWords } from "../../waiting/words.ts";
import { readerOf } from "../data/subject.ts";
import { matterWords } from "../matter-words.ts";
import { calendarFile, calendarOf, pageOf } from "./ical.ts";
import { showMoves, takeMove, takeStep } from "./steps.ts";
import { AppointmentPage, STATE_OF } from "./view.tsx";
import { bookingWords } from "./words.ts";

/** An appointment that the reader has a right to, and by which. */
async function ownOf(exchange: Exchange): Promise<{ appointment: Appointment; ground: Ground }> {
  const { db, now } = exchange.scope;
  const reader = readerOf(exchange);
  const id = parseId<"appointment">(exchange.params.id);
  const appointment = id && (await appointmentById(db, id));
  if (!appointment || appointment.status === "held") throw new Refusal("not-found", "appointment");
  const ground = rightToAppointment(await bookingReach(db, reader, now), appointment);
  return { appointment, ground };
}

const noted = (
  exchange: Exchange,
  action: "appointment.open" | "appointment.list",
  one: Appointment,
  ground: Ground,
) =>
  exchange.log({
    action,
    ground,
    personId: one.personId,
    contactId: one.contactId,
    specialReasonId: null,
  });

/** Names of those whom the reader acts for, by id. */
async function namesOf(exchange: Exchange): Promise<ReadonlyMap<string, string>> {
  const bonds = await actsFor(exchange.scope.db, readerOf(exchange), localDate(exchange.scope.now));
  return new Map(bonds.map(({ personId, name }) => [personId, name]));
}

export async function showOwn(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const reader = readerOf(exchange);
  const reach = await bookingReach(scope.db, reader, scope.now);
  const [coming, past, feed, names] = await Promise.all([
    ownAppointments(scope.db, reach, scope.now, "coming"),
    ownAppointments(scope.db, reach, scope.now, "past"),
    feedOf(scope.db, reader),
    namesOf(exchange),
  ]);
  // One entry for each whose appointments were shown.
  for (const one of new Map([...coming, ...past].map((each) => [each.personId, each])).values())
    noted(exchange, "appointment.list", one, rightToAppointment(reach, one));
  const line = (one: Appointment) => (
    <>
      <p class="pb-flush">
        <a href={to("ownAppointment", lang, { id: one.id })}>
          <b>{moment(one.startsAt, lang, scope.now)}</b>
        </a>{" "}
        {typeName(site, one.type, lang)}
      </p>
      <p class="pb-flush">
        <StateTag state={STATE_OF[one.status]}>{w.states[one.status]}</StateTag>{" "}
        <span class="pb-quiet pb-small">
          {placeOf(site, one, lang)}
          {one.personId !== reader &&
            ` · ${fill(matterWords(lang).about, { name: names.get(one.personId ?? "") ?? "" })}`}
        </span>
      </p>
    </>
  );
  const address = feed && `${exchange.origin}${to("calendarFeed", lang, { token: site.codeFor(feed) })}`;
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.own}
      back={{ href: to("matters", lang), label: matterWords(lang).matters }}
      noindex
    >
      {exchange.query.get("done") === "revoked" && (
        <NotificationBanner lang={lang} success>
          {w.feedRevoked}
        </NotificationBanner>
      )}
      <h1>{w.own}</h1>
      <p class="nhsuk-lede-text">{w.ownLead}</p>
      {coming.length === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <LineList items={coming.map(line)} />
      )}
      <Row>
        <Button href={to("booking", lang)}>{w.title}</Button>
        <a href={to("waiting", lang)}>{waitingWords(lang).title}</a>
      </Row>
      {past.length > 0 && (
        <details class="pb-more">
          <summary>{w.past_}</summary>
          <LineList items={past.map(line)} />
          {past.length === OWN_ROWS && <p class="pb-quiet">{w.onlySome}</p>}
        </details>
      )}
      <Box id="feed" title={w.feed}>
        <p>{w.feedBody}</p>
        {address && (
          <p>
            {w.feedAddress}:{" "}
            <a class="pb-break" href={address}>
              {address}
            </a>
          </p>
        )}
        <form method="post" action={to("appointments", lang)}>
          <CsrfField token={exchange.csrf()} />
          <Row>
            <Button name="feed" value="make" variant="secondary" flush>
              {address ? w.feedNew : w.feedMake}
            </Button>
            {address && (
              <Button name="feed" value="revoke" variant="secondary" flush>
                {w.feedRevoke}
              </Button>
            )}
          </Row>
        </form>
      </Box>
    </ResidentPage>,
  );
}

/** Makes the address of the reader's calendar, or takes it back. */
export async function takeFeed(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const personId = readerOf(exchange);
  const what = field(fields, "feed");
  const here = to("appointments", lang);
  if (what === "make") {
    const id = scope.newId();
    await makeFeed(scope.db, { id, personId, tokenHash: hashCode(site.codeFor(id)) }, scope.now);
    return redirect(`${here}#feed`);
  }
  if (what !== "revoke") return redirect(here);
  await revokeFeed(scope.db, personId);
  return redirect(`${here}?done=revoked`);
}

export async function showAppointment(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang } = exchange;
  const w = bookingWords(lang);
  const { appointment, ground } = await ownOf(exchange);
  noted(exchange, "appointment.open", appointment, ground);
  const id = appointment.id;
  const { db } = exchange.scope;
  const [series, answered] = await Promise.all([seriesOf(db, id), answeredOf(db, [id])]);
  const about = ground === "own" ? undefined : (await namesOf(exchange)).get(appointment.personId ?? "");
  return page(
    <AppointmentPage
      {...{ site, exchange, appointment, about }}
      back={{ href: to("appointments", lang), label: w.own }}
      series={series}
      answered={answered.get(id)}
      matter={appointment.contactId ? to("matter", lang, { id: appointment.contactId }) : undefined}
      place={{
        post: to("ownAppointment", lang, { id }),
        move: to("appointmentMove", lang, { id }),
        file: to("appointmentFile", lang, { id }),
      }}
    />,
  );
}

export async function takeAppointment(site: Site, exchange: Exchange): Promise<Answer> {
  const { appointment, ground } = await ownOf(exchange);
  const here = to("ownAppointment", exchange.lang, { id: appointment.id });
  return takeStep(site, exchange, appointment, ground, here);
}

export async function showOwnMoves(site: Site, exchange: Exchange): Promise<Answer> {
  const { appointment, ground } = await ownOf(exchange);
  noted(exchange, "appointment.open", appointment, ground);
  return showMoves(site, exchange, appointment, to("ownAppointment", exchange.lang, { id: appointment.id }));
}

export async function takeOwnMove(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang } = exchange;
  const { appointment, ground } = await ownOf(exchange);
  return takeMove(site, exchange, appointment, ground, {
    back: to("ownAppointment", lang, { id: appointment.id }),
    of: ({ id }) => to("ownAppointment", lang, { id }),
  });
}

export async function showOwnFile(site: Site, exchange: Exchange): Promise<Answer> {
  const { appointment, ground } = await ownOf(exchange);
  noted(exchange, "appointment.open", appointment, ground);
  const { lang, origin } = exchange;
  return calendarFile(calendarOf(site, [appointment], lang, origin, pageOf(lang)), "prima-botnia.ics");
}
