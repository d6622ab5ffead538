import type { bookedByDay, CalendarOwner, DayLoad } from "#src/domains/scheduling/index.ts";
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
  booked: Awaited<ReturnType<typeof bookedByDay>>;
  loadOf: (owner: CalendarOwner, day: Temporal.PlainDate) => DayLoad | undefined;
  href: (day: Temporal.PlainDate) => string;
}) => {
  const { site, lang, now, days, owners, loadOf, href } = props;
  const w = bookingStaffWords(lang);
  const today = localDate(now).toString();
  const key = (owner: string, day: string) => `${owner} ${day}`;
  const booked = new Map(props.booked.map(({ id, day, n }) => [key(id, day.toString()), n]));
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
                  n={booked.get(key(owner.id, day.toString())) ?? 0}
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

const Cell = ({ lang, n, load }: { lang: Lang; n: number; load: DayLoad | undefined }) => {
  const w = bookingStaffWords(lang);
  const { working = 0, free = 0 } = load ?? {};
  if (working === 0) return <td class="off">{n > 0 ? <b>{fill(w.toMove, { n })}</b> : w.notAtWork}</td>;
  const share = Math.min(1, Math.max(0, 1 - free / working));
  const full = share >= FULL;
  return (
    <td>
      {n === 1 ? w.bookedOne : fill(w.bookedCount, { n })}
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
