import {
  appointmentsOf,
  type CalendarOwner,
  calendarsOfUnit,
  type DayAppointment,
  type GroupEvent,
  seesOnCalendar,
} from "#src/domains/scheduling/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { typeName } from "../../appointment-types.ts";
import { promisedDay } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, EmptyState, Form, fill, LineList, Row, Select } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { GroupLink } from "./agenda.tsx";
import { dayAsked, groupsLed, logShown, ownerName, span, unitName, wholeDay } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

/** A day of a unit, a column for each professional. Names stand where the reader's own line and unit are. */
export async function showUnitDay(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, query } = exchange;
  const staff = staffOf(exchange);
  const w = bookingStaffWords(lang);
  const day = dayAsked(exchange);
  const unit = site.content.findUnit(query.get("unit") ?? "")?.id ?? staff.unit;
  const owners = await calendarsOfUnit(scope.db, unit);
  const [from, until] = wholeDay(day);
  const rows = await appointmentsOf(
    scope.db,
    owners.map(({ id }) => id),
    from,
    until,
  );
  const professional = new Map(owners.map((owner) => [owner.id, owner.professionalId]));
  const named = new Set(
    rows.filter((row) => seesOnCalendar(staff, row, [professional.get(row.resourceId) ?? null])),
  );
  await logShown(exchange, "appointment.list", [...named]);
  const groups = await groupsLed(scope.db, [...named]);
  const href = (date: Temporal.PlainDate) => `${to("unitDay", lang)}?unit=${unit}&day=${date}`;
  return page(
    <StaffPage site={site} exchange={exchange} title={w.unitTitle}>
      <h1>{w.unitTitle}</h1>
      <Form method="get" action={to("unitDay", lang)}>
        <input type="hidden" name="day" value={day.toString()} />
        <Row>
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
        </Row>
      </Form>
      <h2>
        {unitName(site, unit, lang)}, {promisedDay(startOfDay(day), lang)}
      </h2>
      <nav aria-label={w.views}>
        <Row>
          <a href={href(day.subtract({ days: 1 }))}>{w.before}</a>
          <a href={href(localDate(scope.now))}>{w.today}</a>
          <a href={href(day.add({ days: 1 }))}>{w.after}</a>
          <a href={to("calendar", lang)}>{w.title}</a>
          {unit === staff.unit && <a href={`${to("away", lang)}?day=${day}`}>{w.away}</a>}
        </Row>
      </nav>
      {owners.length === 0 ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <Columns shape="1-1-1">
          {owners.map((owner) => (
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
    <Box tight id={`of-${owner.id}`} title={ownerName(site, owner, lang)} level={3}>
      <p class="pb-quiet pb-tiny">{rows.length === 0 ? w.free : fill(w.bookedCount, { n: rows.length })}</p>
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
