import {
  appointmentsByIds,
  bookedAhead,
  type CalendarOwner,
  latestShiftImport,
  seesOnCalendar,
  uncovered,
} from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { moment } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, fill, LineList } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { GroupLink } from "./agenda.tsx";
import { groupsLed, logShown, ownerName } from "./names.ts";
import { needsMovingWords } from "./needs-moving-words.ts";
import { bookingStaffWords } from "./words.ts";

const AHEAD_HOURS = 90 * 24;
const MOST = 50;

/** The booked times of a unit for which nobody works any more, the earliest first, and when the roster was last read. */
export async function needsMoving(site: Site, exchange: Exchange, owners: readonly CalendarOwner[]) {
  const { scope, lang } = exchange;
  const { db, now } = scope;
  const ids = new Set(owners.map(({ id }) => id));
  const [calendars, booked, read] = await Promise.all([
    site.times.calendars.read(db, now),
    bookedAhead(db, [...ids], now, now.add({ hours: AHEAD_HOURS })),
    latestShiftImport(db),
  ]);
  const left = calendars
    .filter(({ resource }) => ids.has(resource.id))
    .flatMap((calendar) =>
      uncovered(
        calendar,
        booked.filter(({ resourceId }) => resourceId === calendar.resource.id),
      ),
    )
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
  const shown = new Set(left.slice(0, MOST).map(({ id }) => id));
  const rows = (await appointmentsByIds(db, [...shown])).filter(({ resourceId }) => ids.has(resourceId));
  const staff = staffOf(exchange);
  const who = new Map(owners.map((owner) => [owner.id, owner]));
  const known = rows.map((row) => {
    const owner = who.get(row.resourceId);
    return { row, owner, sees: seesOnCalendar(staff, row, [owner?.professionalId ?? null]) };
  });
  await logShown(
    exchange,
    "appointment.list",
    known.flatMap(({ row, sees }) => (sees ? [row] : [])),
  );
  const groups = await groupsLed(db, rows);
  const w = needsMovingWords(lang);
  const b = bookingStaffWords(lang);
  return (
    <>
      {left.length > 0 && (
        <Box id="needs-moving" title={fill(w.title, { n: left.length })} tone="error">
          <p>{w.lead}</p>
          <LineList
            items={known.map(({ row, owner, sees }) => (
              <>
                {moment(row.startsAt, lang, now)}{" "}
                {sees && groups.has(row.id) ? (
                  <GroupLink lang={lang} event={groups.get(row.id)} />
                ) : sees ? (
                  <a href={to("staffAppointment", lang, { id: row.id })}>{row.personName ?? b.nobody}</a>
                ) : (
                  w.taken
                )}
                {". "}
                {ownerName(site, owner, lang)}
                {sees && !groups.has(row.id) && (
                  <>
                    {" · "}
                    <a href={`${to("book", lang)}?move=${row.id}`}>
                      {b.move}
                      <span class="nhsuk-u-visually-hidden"> {moment(row.startsAt, lang, now)}</span>
                    </a>
                  </>
                )}
              </>
            ))}
          />
          {left.length > MOST && <p>{fill(w.more, { n: MOST })}</p>}
        </Box>
      )}
      {read && (
        <p class="pb-quiet">
          {fill(read.refused > 0 ? w.refused : w.roster, {
            when: moment(read.at, lang, now),
            source: read.source,
            n: read.refused,
          })}
        </p>
      )}
    </>
  );
}
