import type { Appointment } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { moment } from "../format.ts";
import { to } from "../paths.ts";
import { Box, Checkboxes, fill, LineList } from "../ui/index.ts";
import { seriesWords } from "./series-words.ts";

/** Whether a series has booked times after one of its times. */
export const hasOnward = (series: readonly Appointment[], { startsAt }: Appointment): boolean =>
  series.some((one) => one.status === "booked" && Temporal.Instant.compare(one.startsAt, startsAt) > 0);

/** In the form that cancels: whether the later times of the series go too. */
export const CancelOnward = ({ lang }: { lang: Lang }) => (
  <Checkboxes
    lang={lang}
    name="onward"
    label={seriesWords(lang).what}
    values={[]}
    choices={[{ value: "yes", label: seriesWords(lang).cancelOnward }]}
  />
);

interface SeriesBoxProps {
  readonly exchange: Exchange;
  readonly appointment: Appointment;
  readonly series: readonly Appointment[];
  /** Where the page of one of the times is. */
  readonly page?: ((one: Appointment) => string) | undefined;
}

/** The series that a time belongs to: its other times that stand. Nothing for a time by itself. */
export const SeriesBox = ({ exchange, appointment, series, page }: SeriesBoxProps) => {
  const { lang, scope } = exchange;
  const w = seriesWords(lang);
  const standing = series.filter(({ status }) => status !== "cancelled");
  const place = standing.findIndex(({ id }) => id === appointment.id);
  if (standing.length < 2 || place < 0) return null;
  const link = page ?? (({ id }) => to("staffAppointment", lang, { id }));
  return (
    <Box tight id="series" title={w.part}>
      <p>{fill(w.nthOf, { n: place + 1, all: standing.length })}</p>
      <LineList
        small
        items={standing.map((one) =>
          one.id === appointment.id ? (
            <>
              <b>{moment(one.startsAt, lang, scope.now)}</b>, {w.now}
            </>
          ) : (
            <a href={link(one)}>{moment(one.startsAt, lang, scope.now)}</a>
          ),
        )}
      />
    </Box>
  );
};
