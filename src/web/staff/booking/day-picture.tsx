import type { Absence, DayAppointment, DayLoad, GroupEvent } from "#src/domains/scheduling/index.ts";
import { instantOf } from "#src/domains/scheduling/index.ts";
import { HELSINKI } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { time } from "../../format.ts";
import { bookingStaffWords } from "./words.ts";

const QUARTER = 15;
/** The picture shows at least these hours of a day. */
const FIRST_HOUR = 8;
const LAST_HOUR = 16;

interface Block {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly kind: "" | "here" | "done" | "video" | "free" | "block";
  readonly text: string;
}

const KIND: Readonly<Record<DayAppointment["status"], Block["kind"]>> = {
  held: "free",
  booked: "",
  arrived: "here",
  started: "here",
  done: "done",
  cancelled: "done",
  "no-show": "done",
};

/** A day drawn to scale: what is booked, blocked and free. It repeats the list beside it, so that nothing reads it aloud. */
export const DayPicture = (props: {
  lang: Lang;
  day: Temporal.PlainDate;
  rows: readonly DayAppointment[];
  absences: readonly Absence[];
  load: DayLoad | undefined;
  groups: ReadonlyMap<DayAppointment["id"], GroupEvent>;
}) => {
  const { lang, day, rows, absences, load, groups } = props;
  const w = bookingStaffWords(lang);
  const midnight = day.toZonedDateTime(HELSINKI).toInstant();
  const next = midnight.add({ hours: 24 });
  const inDay = ({ from, to }: { from: Temporal.Instant; to: Temporal.Instant }) =>
    Temporal.Instant.compare(from, next) < 0 && Temporal.Instant.compare(to, midnight) > 0;
  const blocks: Block[] = [
    ...absences
      .map(({ from, to, reason }): Block => {
        const reasons: Readonly<Record<string, string>> = w.reasons;
        return { from, to, kind: "block", text: reasons[reason] ?? w.reasons.other };
      })
      .filter(inDay),
    ...(load?.gaps ?? []).map(
      ({ from, to }): Block => ({ from: instantOf(from), to: instantOf(to), kind: "free", text: w.freeTime }),
    ),
    ...rows.map(
      (row): Block => ({
        from: row.startsAt,
        to: row.endsAt,
        kind: row.status === "booked" && row.form === "remote" ? "video" : KIND[row.status],
        text: groups.get(row.id)?.title[lang] ?? row.personName ?? w.nobody,
      }),
    ),
  ];
  const minute = (at: Temporal.Instant) =>
    Math.min(1440, Math.max(0, Math.round(midnight.until(at).total("minutes"))));
  const hours = blocks.flatMap(({ from, to }) => [Math.floor(minute(from) / 60), Math.ceil(minute(to) / 60)]);
  const first = Math.min(FIRST_HOUR, ...hours);
  const last = Math.max(LAST_HOUR, ...hours);
  const row = (at: number) => Math.floor((at - first * 60) / QUARTER) + 1;
  return (
    <div class="pb-day" aria-hidden="true">
      {Array.from({ length: last - first }, (_, nth) => (
        <>
          <span class={`h r${row((first + nth) * 60)}`}>{first + nth}.00</span>
          <span class={`line r${row((first + nth) * 60)}`} />
        </>
      ))}
      {blocks.map(({ from, to, kind, text }) => {
        const start = row(minute(from));
        const length = Math.min(48, Math.max(1, Math.ceil((minute(to) - first * 60) / QUARTER) + 1 - start));
        return (
          <div class={`pb-ev${kind && ` pb-ev--${kind}`} r${start} l${length}`}>
            <b class="pb-num">{time(from, lang)}</b> {text}
          </div>
        );
      })}
    </div>
  );
};
