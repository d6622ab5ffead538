import {
  appointmentsOf,
  bookedByDay,
  type CalendarOwner,
  calendarsOfUnit,
  type DayAppointment,
  dayNumber,
  type GroupEvent,
  loadOn,
  seesOnCalendar,
} from "#src/domains/scheduling/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { groupWords } from "../../booking/group-words.ts";
import { capital } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, EmptyState, fill, LineList, Select } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { GroupLink } from "./agenda.tsx";
import { CalendarHead, type CalendarHeadProps, dayUnder } from "./calendar-head.tsx";
import { dayAsked, groupsLed, logShown, ownerName, span, unitName, wholeDay } from "./names.ts";
import { UnitWeek } from "./unit-week.tsx";
import { bookingStaffWords } from "./words.ts";

/** A day of a unit, a column for each professional. Names stand where the reader's own line and unit are. */
export async function showUnitDay(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, query } = exchange;
  const staff = staffOf(exchange);
  const w = bookingStaffWords(lang);
  const day = dayAsked(exchange);
  if (query.get("view") === "week") return showUnitWeek(site, exchange, day);
  const unit = site.content.findUnit(query.get("unit") ?? "")?.id ?? staff.unit;
  const owners = await calendarsOfUnit(scope.db, unit);
  const [from, until] = wholeDay(day);
  const ids = owners.map(({ id }) => id);
  const [rows, calendars] = await Promise.all([
    appointmentsOf(scope.db, ids, from, until),
    site.times.calendars.read(scope.db, scope.now),
  ]);
  const present = new Set([
    ...rows.map(({ resourceId }) => resourceId),
    ...calendars.flatMap((one) => (loadOn(one, dayNumber(day)).working > 0 ? [one.resource.id] : [])),
  ]);
  const away = owners.filter(({ id }) => !present.has(id));
  const professional = new Map(owners.map((owner) => [owner.id, owner.professionalId]));
  const named = new Set(
    rows.filter((row) => seesOnCalendar(staff, row, [professional.get(row.resourceId) ?? null])),
  );
  await logShown(exchange, "appointment.list", [...named]);
  const groups = await groupsLed(scope.db, [...named]);
  const href = (date: Temporal.PlainDate) => `${to("unitDay", lang)}?unit=${unit}&day=${date}`;
  return page(
    <StaffPage site={site} exchange={exchange} title={w.unitTitle}>
      <CalendarHead
        exchange={exchange}
        title={unitName(site, unit, lang)}
        under={dayUnder(day, lang)}
        steps={{
          before: { href: href(day.subtract({ days: 1 })), day: day.subtract({ days: 1 }) },
          today: { href: href(localDate(scope.now)), current: day.equals(localDate(scope.now)) },
          after: { href: href(day.add({ days: 1 })), day: day.add({ days: 1 }) },
        }}
        views={unitViews(exchange, unit, day, "day")}
        away={unit === staff.unit ? day : undefined}
      />
      <UnitChoice site={site} exchange={exchange} unit={unit} day={day} view="day" />
      {owners.length === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <>
          <Columns shape="1-1-1">
            {owners
              .filter(({ id }) => present.has(id))
              .map((owner) => (
                <OwnerDay
                  site={site}
                  exchange={exchange}
                  owner={owner}
                  rows={rows.filter(({ resourceId }) => resourceId === owner.id)}
                  named={named}
                  groups={groups}
                />
              ))}
          </Columns>
          {away.length > 0 && (
            <p class="pb-quiet">
              <b>{w.notAtWork}:</b> {away.map((owner) => ownerName(site, owner, lang)).join("; ")}
            </p>
          )}
        </>
      )}
    </StaffPage>,
  );
}

/** The unit's days and weeks, and the reader's own. */
const unitViews = (
  { lang }: Exchange,
  unit: string,
  day: Temporal.PlainDate,
  view: "day" | "week",
): CalendarHeadProps["views"] => {
  const w = bookingStaffWords(lang);
  const at = `${to("unitDay", lang)}?unit=${unit}&day=${day}`;
  return [
    { href: at, label: w.unitTitle, current: view === "day" },
    { href: `${at}&view=week`, label: w.weekTitle, current: view === "week" },
    { href: `${to("calendar", lang)}?day=${day}`, label: w.title },
    { href: to("staffGroups", lang), label: groupWords(lang).staffTitle },
  ];
};

const UnitChoice = (props: {
  site: Site;
  exchange: Exchange;
  unit: string;
  day: Temporal.PlainDate;
  view: "day" | "week";
}) => {
  const { site, exchange, unit, day, view } = props;
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  return (
    <form class="pb-filters" method="get" action={to("unitDay", lang)}>
      <input type="hidden" name="day" value={day.toString()} />
      <input type="hidden" name="view" value={view} />
      <Select
        lang={lang}
        name="unit"
        label={w.unit}
        value={unit}
        options={site.content.units.map(({ id, names }) => ({ value: id, label: names[lang] }))}
      />
      <Button variant="secondary" small>
        {w.show}
      </Button>
    </form>
  );
};

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const SATURDAY = 6;

/** A week of a unit: how many are booked with each professional, and how much time is free. No names of visitors. */
async function showUnitWeek(site: Site, exchange: Exchange, day: Temporal.PlainDate): Promise<Answer> {
  const { scope, lang, query } = exchange;
  const w = bookingStaffWords(lang);
  const unit = site.content.findUnit(query.get("unit") ?? "")?.id ?? staffOf(exchange).unit;
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const owners = await calendarsOfUnit(scope.db, unit);
  const ids = owners.map(({ id }) => id);
  const [booked, calendars] = await Promise.all([
    bookedByDay(scope.db, ids, startOfDay(monday), startOfDay(monday.add({ days: 7 }))),
    site.times.calendars.read(scope.db, scope.now),
  ]);
  const byId = new Map(calendars.map((calendar) => [calendar.resource.id, calendar]));
  const loadOf = ({ id }: CalendarOwner, date: Temporal.PlainDate) => {
    const calendar = byId.get(id);
    return calendar && loadOn(calendar, dayNumber(date));
  };
  // A weekend stands where somebody works then, or is booked.
  const stands = (date: Temporal.PlainDate) =>
    date.dayOfWeek < SATURDAY ||
    booked.some((one) => one.day.equals(date)) ||
    owners.some((owner) => (loadOf(owner, date)?.working ?? 0) > 0);
  const at = (date: Temporal.PlainDate, view = "&view=week") =>
    `${to("unitDay", lang)}?unit=${unit}&day=${date}${view}`;
  return page(
    <StaffPage site={site} exchange={exchange} title={w.weekTitle}>
      <CalendarHead
        exchange={exchange}
        title={unitName(site, unit, lang)}
        under={capital(fill(w.weekNo, { n: monday.weekOfYear ?? "" }))}
        steps={{
          before: { href: at(monday.subtract({ days: 7 })), day: monday.subtract({ days: 7 }) },
          today: {
            href: at(localDate(scope.now)),
            current:
              Temporal.PlainDate.compare(monday, localDate(scope.now)) <= 0 &&
              Temporal.PlainDate.compare(localDate(scope.now), monday.add({ days: 6 })) <= 0,
          },
          after: { href: at(monday.add({ days: 7 })), day: monday.add({ days: 7 }) },
        }}
        views={unitViews(exchange, unit, day, "week")}
        away={undefined}
      />
      <UnitChoice site={site} exchange={exchange} unit={unit} day={day} view="week" />
      {owners.length === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <UnitWeek
          site={site}
          lang={lang}
          now={scope.now}
          days={DAYS.map((days) => monday.add({ days })).filter(stands)}
          owners={owners}
          booked={booked}
          loadOf={loadOf}
          href={(date) => at(date, "")}
        />
      )}
    </StaffPage>,
  );
}

interface OwnerProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly owner: CalendarOwner;
  readonly rows: readonly DayAppointment[];
  readonly named: ReadonlySet<DayAppointment>;
  readonly groups: ReadonlyMap<DayAppointment["id"], GroupEvent>;
}

const OwnerDay = ({ site, exchange, owner, rows, named, groups }: OwnerProps) => {
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  return (
    <Box tight id={`of-${owner.id}`} title={ownerName(site, owner, lang)}>
      <p class="pb-quiet pb-tiny">
        {rows.length === 0
          ? w.free
          : rows.length === 1
            ? w.bookedOne
            : fill(w.bookedCount, { n: rows.length })}
      </p>
      <LineList
        small
        items={rows.map((row) => (
          <>
            <span class="pb-num">{span(row, lang)}</span>{" "}
            {named.has(row) && groups.has(row.id) ? (
              <GroupLink lang={lang} event={groups.get(row.id)} />
            ) : named.has(row) && row.status !== "held" ? (
              <>
                <a href={to("staffAppointment", lang, { id: row.id })}>{row.personName ?? w.nobody}</a>{" "}
                {typeName(site, row.type, lang)} · {w.statuses[row.status]}
              </>
            ) : row.status === "held" ? (
              w.statuses.held
            ) : (
              w.taken
            )}
          </>
        ))}
      />
    </Box>
  );
};
