import type { BookedDay, CalendarOwner, DayLoad } from "#src/domains/scheduling/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { day as dayText, number } from "../../format.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { ownerName } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

/** From this share of the working time on a day is called full. */
const FULL = 0.95;

/** A unit's week: for each professional and day how many are booked and how much is still free. */
export const UnitWeek = (props: {
  site: Site;
  lang: Lang;
  now: Temporal.Instant;
  days: readonly Temporal.PlainDate[];
  owners: readonly CalendarOwner[];
  booked: readonly BookedDay[];
  loadOf: (owner: CalendarOwner, day: Temporal.PlainDate) => DayLoad | undefined;
  href: (day: Temporal.PlainDate) => string;
}) => {
  const { site, lang, now, days, owners, loadOf, href } = props;
  const w = bookingStaffWords(lang);
  const today = localDate(now).toString();
  const key = (owner: string, day: string) => `${owner} ${day}`;
  const booked = new Map(props.booked.map((one) => [key(one.id, one.day.toString()), one]));
  return (
    <section class="pb-scroll" tabindex={0} aria-label={w.weekTitle}>
      <table class="pb-week">
        <caption class="nhsuk-u-visually-hidden">{w.weekCaption}</caption>
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th scope="col" class={day.toString() === today ? "today" : undefined}>
                <a href={href(day)}>{dayText(startOfDay(day), lang, now)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {owners.map((owner) => (
            <tr>
              <th scope="row">{ownerName(site, owner, lang)}</th>
              {days.map((day) => (
                <Cell
                  lang={lang}
                  booked={booked.get(key(owner.id, day.toString()))}
                  past={day.toString() < today}
                  load={loadOf(owner, day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Cell = (props: {
  lang: Lang;
  booked: BookedDay | undefined;
  past: boolean;
  load: DayLoad | undefined;
}) => {
  const { lang, past } = props;
  const w = bookingStaffWords(lang);
  const { n, led } = props.booked ?? { n: 0, led: 0 };
  const count = n === 1 ? w.bookedOne : fill(w.bookedCount, { n });
  const { working = 0, free = 0 } = props.load ?? {};
  // Calendars look ahead: what was worked and free on a day that is over is not known.
  if (past) return <td class="off">{n > 0 ? count : "–"}</td>;
  if (working === 0 && n > led)
    return (
      <td class="off">
        <b>{fill(w.toMove, { n: n - led })}</b>
      </td>
    );
  if (working === 0) return n > 0 ? <td>{count}</td> : <td class="off">{w.notAtWork}</td>;
  const share = Math.min(1, Math.max(0, 1 - free / working));
  const full = share >= FULL;
  return (
    <td>
      {count}
      <svg
        class="pb-load"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect width="100" height="6" rx="3" fill="#e6dfd1" />
        <rect width={Math.round(share * 100)} height="6" rx="3" fill={full ? "#7a4b00" : "#176c7f"} />
      </svg>
      <span class="pb-quiet">
        {full ? w.fullDay : fill(w.freeHours, { n: number(Math.round(free / 30) / 2, lang) })}
      </span>
    </td>
  );
};
