import type { Absence, ShownAbsence } from "#src/domains/people/index.ts";
import type { BlockedTime, bookedWhileAway, DaysAway } from "#src/domains/scheduling/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day, moment } from "../../format.ts";
import { to } from "../../paths.ts";
import { Button, CsrfField, fill, Table } from "../../ui/index.ts";
import { bookingStaffWords } from "../booking/words.ts";
import { leadWords } from "./words.ts";

/** The whole days of an absence as a calendar has them. An absence says no closer why. */
export const daysOf = ({ id, professionalId, from, to: last, kind }: Absence): DaysAway => ({
  id,
  professionalId,
  from: startOfDay(from),
  to: startOfDay(last.add({ days: 1 })),
  reason: kind === "absent" ? "other" : kind,
});

/** Absences that are now or to come, with the people who are booked then and the way to move them. */
export const AbsenceTable = ({
  exchange,
  absences,
  booked,
}: {
  exchange: Exchange;
  absences: readonly ShownAbsence[];
  booked: Awaited<ReturnType<typeof bookedWhileAway>>;
}) => {
  const { lang, scope } = exchange;
  const w = leadWords(lang);
  const on = (date: Temporal.PlainDate) => day(startOfDay(date), lang, scope.now);
  return (
    <Table<ShownAbsence>
      dense
      cards
      caption={w.listed}
      captionHidden
      rows={absences}
      rowId={({ id }) => `absence-${id}`}
      columns={[
        { label: w.who, header: true, cell: ({ name }) => name },
        { label: w.from, cell: ({ from }) => on(from) },
        { label: w.to, cell: ({ to: last }) => on(last) },
        { label: w.kind, cell: ({ kind }) => w.kinds[kind] },
        { label: w.recordedBy, cell: ({ recordedBy }) => recordedBy },
        ...(booked.size > 0
          ? [
              {
                label: w.booked,
                cell: ({ id, professionalId }: ShownAbsence) => {
                  const there = booked.get(id);
                  if (!there) return "0";
                  const date = localDate(there.first);
                  const query = new URLSearchParams({ of: professionalId, day: date.toString() });
                  return (
                    <a href={`${to("away", lang)}?${query}`}>
                      {fill(w.move, { n: there.count, day: on(date) })}
                    </a>
                  );
                },
              },
            ]
          : []),
        {
          label: w.remove,
          labelHidden: true,
          cell: ({ id, name, from }) => (
            <form method="post" action={to("absences", lang)}>
              <CsrfField token={exchange.csrf()} />
              <input type="hidden" name="absence" value={id} />
              <Button name="do" value="remove" variant="secondary" small flush>
                {w.remove}
                <span class="nhsuk-u-visually-hidden">
                  {" "}
                  {name} {on(from)}
                </span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
};

/** Hours that are blocked in the same people's calendars beside the absences. */
export const BlockedList = ({
  exchange,
  blocked,
}: {
  exchange: Exchange;
  blocked: readonly BlockedTime[];
}) => {
  const { lang, scope } = exchange;
  const w = leadWords(lang);
  if (blocked.length === 0) return null;
  const reasons: Readonly<Record<string, string>> = bookingStaffWords(lang).reasons;
  return (
    <>
      <h2 class="pb-mt">{w.blocked}</h2>
      <p>{w.blockedLead}</p>
      <Table<BlockedTime>
        dense
        cards
        caption={w.blocked}
        captionHidden
        rows={blocked}
        columns={[
          { label: w.who, header: true, cell: ({ name }) => name },
          { label: w.blockedFrom, cell: ({ from }) => moment(from, lang, scope.now) },
          { label: w.blockedTo, cell: ({ to: until }) => moment(until, lang, scope.now) },
          // Colleagues need to know that somebody is away, not why: an illness is an absence.
          {
            label: w.kind,
            cell: ({ reason }) => (reason === "illness" ? w.kinds.absent : (reasons[reason] ?? "")),
          },
        ]}
      />
    </>
  );
};
