import { FEWEST_WEEKS, type HourRow } from "#src/domains/teams/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { number } from "../../format.ts";
import { Box, fill, Table } from "../../ui/index.ts";
import { leadWords } from "./words.ts";

interface HoursProps {
  readonly lang: Lang;
  readonly rows: readonly HourRow[];
  readonly weeks: number;
}

const half = (n: number | null, lang: Lang) =>
  n === null ? "–" : number(n, lang, Number.isInteger(n) ? 0 : 1);

/** What came hour by hour, beside what is typical for the weekday. */
export const Hours = ({ lang, rows, weeks }: HoursProps) => {
  const w = leadWords(lang);
  const enough = weeks >= FEWEST_WEEKS;
  return (
    <Box tight id="hours" title={w.hours}>
      <p>{enough ? fill(w.hoursLead, { n: weeks }) : fill(w.hoursFew, { n: weeks, least: FEWEST_WEEKS })}</p>
      {rows.length === 0 ? (
        <p>{w.hoursNone}</p>
      ) : (
        <Table<HourRow>
          dense
          caption={w.hours}
          captionHidden
          rows={rows}
          columns={[
            {
              label: w.hour,
              header: true,
              cell: ({ hour }) => `${hour}–${hour + 1}`,
            },
            { label: w.came, numeric: true, cell: ({ came }) => number(came, lang) },
            { label: w.typical, numeric: true, cell: ({ typical }) => half(typical, lang) },
          ]}
        />
      )}
    </Box>
  );
};
