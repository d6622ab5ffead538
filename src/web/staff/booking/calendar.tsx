import {
  type Absence,
  absencesOf,
  answeredOf,
  appointmentsOf,
  type CalendarOwner,
  calendarOf,
  type DayAppointment,
  dayNumber,
  type GroupEvent,
  loadOn,
  removeAbsence,
  type VisitAnswered,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { groupWords } from "../../booking/group-words.ts";
import { capital, day as dayText, promisedDay, time } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, CsrfField, EmptyState, Flash, fill, LineList, Row } from "../../ui/index.ts";
import { leadWords } from "../lead/words.ts";
import { staffOf } from "../staff-of.ts";
import { Agenda, GroupLink } from "./agenda.tsx";
import { CalendarHead, dayUnder } from "./calendar-head.tsx";
import { DayPicture } from "./day-picture.tsx";
import { dayAsked, groupsLed, logShown, span, wholeDay } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** A professional's own day or week: whom they meet, and the next step of each visit. */
export async function showCalendar(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const w = bookingStaffWords(lang);
  const own = await calendarOf(scope.db, staffOf(exchange).professionalId);
  const day = dayAsked(exchange);
  const week = exchange.query.get("view") === "week";
  const first = week ? day.subtract({ days: day.dayOfWeek - 1 }) : day;
  const from = startOfDay(first);
  const until = startOfDay(first.add({ days: week ? 7 : 1 }));
  const ids = own ? [own.id] : [];
  const [rows, absences] = await Promise.all([
    appointmentsOf(scope.db, ids, from, until),
    absencesOf(scope.db, ids, from, until),
  ]);
  await logShown(exchange, "appointment.list", rows);
  const [groups, answered] = await Promise.all([
    groupsLed(scope.db, rows),
    answeredOf(
      scope.db,
      rows.map(({ id }) => id),
    ),
  ]);
  const calendars = own && !week ? await site.times.calendars.read(scope.db, scope.now) : [];
  const calendar = calendars.find(({ resource }) => resource.id === own?.id);
  const load = calendar && loadOn(calendar, dayNumber(day));
  const today = localDate(scope.now);
  const base = to("calendar", lang);
  const href = (date: Temporal.PlainDate, view = week ? "week" : "day") => `${base}?day=${date}&view=${view}`;
  const step = week ? 7 : 1;
  return page(
    <StaffPage site={site} exchange={exchange} title={w.title}>
      <CalendarHead
        exchange={exchange}
        title={w.title}
        under={week ? capital(fill(w.weekNo, { n: first.weekOfYear ?? "" })) : dayUnder(day, lang)}
        steps={{
          before: { href: href(day.subtract({ days: step })), day: day.subtract({ days: step }) },
          today: { href: href(today), current: !week && day.equals(today) },
          after: { href: href(day.add({ days: step })), day: day.add({ days: step }) },
        }}
        views={[
          { href: href(day, "day"), label: w.day, current: !week },
          { href: href(day, "week"), label: w.week, current: week },
          { href: `${to("unitDay", lang)}?day=${day}`, label: w.unitTitle },
          { href: `${to("unitDay", lang)}?day=${day}&view=week`, label: w.weekTitle },
          { href: to("staffGroups", lang), label: groupWords(lang).staffTitle },
        ]}
        away={own ? day : undefined}
      />
      <Flash text={w.doneFlash[exchange.query.get("done") ?? ""]} />
      {own ? (
        <>
          {week ? (
            <Week {...{ site, exchange, rows, first, groups, answered }} />
          ) : (
            <Columns shape="3-2">
              <Day {...{ site, exchange, rows, first, groups, answered }} />
              <DayPicture {...{ lang, day, rows, absences, load, groups }} />
            </Columns>
          )}
          <Blocked exchange={exchange} absences={absences} />
        </>
      ) : (
        <EmptyState title={w.noCalendar}>
          {w.noCalendarBody} <a href={to("unitDay", lang)}>{w.unitTitle}</a>
        </EmptyState>
      )}
    </StaffPage>,
  );
}

interface Props {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly rows: readonly DayAppointment[];
  readonly first: Temporal.PlainDate;
  readonly groups: ReadonlyMap<DayAppointment["id"], GroupEvent>;
  readonly answered: ReadonlyMap<DayAppointment["id"], VisitAnswered>;
}

const Day = (props: Props) => {
  const { lang } = props.exchange;
  const w = bookingStaffWords(lang);
  return (
    <div>
      {props.rows.length === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <Agenda {...props} caption={w.title} />
      )}
    </div>
  );
};

const Week = ({ site, exchange, rows, first, groups }: Props) => {
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  return (
    <>
      {DAYS.map((nth) => {
        const date = first.add({ days: nth });
        const [from, until] = wholeDay(date);
        const ofDay = rows.filter(
          ({ startsAt }) =>
            Temporal.Instant.compare(from, startsAt) <= 0 && Temporal.Instant.compare(startsAt, until) < 0,
        );
        // A weekend without anything is no news.
        if (nth > 4 && ofDay.length === 0) return null;
        return (
          <Box tight id={`day-${nth + 1}`} title={promisedDay(from, lang)} small>
            {ofDay.length === 0 ? (
              <p class="pb-flush">{w.free}</p>
            ) : (
              <LineList
                small
                items={ofDay.map((row) => (
                  <>
                    <span class="pb-num">{span(row, lang)}</span>{" "}
                    {row.status === "held" ? (
                      w.statuses.held
                    ) : groups.has(row.id) ? (
                      <GroupLink lang={lang} event={groups.get(row.id)} />
                    ) : (
                      <a href={to("staffAppointment", lang, { id: row.id })}>{row.personName ?? w.nobody}</a>
                    )}{" "}
                    {typeName(site, row.type, lang)} · {w.statuses[row.status]}
                  </>
                ))}
              />
            )}
          </Box>
        );
      })}
    </>
  );
};

const Blocked = ({ exchange, absences }: { exchange: Exchange; absences: readonly Absence[] }) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  if (absences.length === 0) return null;
  return (
    <Box tight id="blocked" title={w.blocked}>
      <LineList
        small
        items={absences.map(({ id, from, to: until, reason, elsewhere }) =>
          elsewhere ? (
            <Row>
              <span>
                {dayText(from, lang, scope.now)}–{dayText(until.subtract({ minutes: 1 }), lang, scope.now)}{" "}
                {(w.reasons as Record<string, string>)[reason] ?? w.reasons.other}
              </span>
              <a href={to("absences", lang)}>{leadWords(lang).absences}</a>
            </Row>
          ) : (
            <form method="post" action={to("calendar", lang)}>
              <CsrfField token={exchange.csrf()} />
              <input type="hidden" name="id" value={id} />
              <Row>
                <span>
                  {dayText(from, lang, scope.now)} {time(from, lang)}–{time(until, lang)}{" "}
                  {(w.reasons as Record<string, string>)[reason] ?? w.reasons.other}
                </span>
                <Button variant="secondary" small flush>
                  {w.unblock}
                  <span class="nhsuk-u-visually-hidden">
                    {" "}
                    {dayText(from, lang, scope.now)} {time(from, lang)}
                  </span>
                </Button>
              </Row>
            </form>
          ),
        )}
      />
    </Box>
  );
};

/** Takes a block of the reader's own calendar away. Pressed twice it is done once. */
export async function takeUnblock(_site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const id = parseId<"schedule-exception">(field(exchange.fields, "id"));
  const own: CalendarOwner | undefined = await calendarOf(scope.db, staffOf(exchange).professionalId);
  if (!id || !own) throw new Refusal("not-found", "absence");
  await removeAbsence(scope.db, id, own.id);
  return redirect(`${to("calendar", lang)}?done=unblocked`);
}
