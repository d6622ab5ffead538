import type { ThirdNext } from "#src/domains/scheduling/index.ts";
import { to } from "../paths.ts";
import { BarChart, Box, fill, LineChart, number, Table } from "../ui/index.ts";
import { bookingQuery } from "./booking-choice.ts";
import { Defined, daysText } from "./booking-text.tsx";
import { atShare, type BookingView, bookingNames } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { count, dateText } from "./values.ts";

/** The daily measure of the choice; the last point is now. */
export const ThirdTrend = ({ view }: { view: BookingView }) => {
  const { lang, today, third } = view;
  const w = bookingWords(lang);
  const now = { day: today, half: atShare(third, 0.5), most: atShare(third, 0.9), n: third.length };
  const say =
    now.half === null
      ? w.trendSayNone
      : fill(third.length === 1 ? w.trendSayOne : w.trendSay, { days: daysText(now.half, lang) });
  const points = [...view.days, now];
  return (
    <Box>
      <LineChart
        lang={lang}
        id="third"
        title={w.trend}
        say={say}
        picture={{ title: w.trend, description: say }}
        periodLabel={w.dayLabel}
        valueLabel={w.half}
        secondLabel={third.length > 1 ? w.most : undefined}
        casesLabel={w.placesCount}
        none={{ value: w.noThird, second: w.noThird }}
        unit={unitOf(lang)}
        decimals={0}
        range={[0, top(points.flatMap(({ half, most }) => [half ?? 0, most ?? 0]))]}
        points={points.map(({ day, half, most, n }) => ({
          label: dateText(day, lang),
          short: lang === "en" ? `${day.day}/${day.month}` : `${day.day}.${day.month}.`,
          value: half,
          second: most,
          cases: n,
        }))}
        definition={<Defined view={view} measure="third-next-available" />}
      />
    </Box>
  );
};

const unitOf = (lang: BookingView["lang"]) => ({ fi: "pv", sv: "d", en: "d" })[lang];
const top = (values: readonly number[]) => Math.max(7, Math.ceil(Math.max(...values) / 7) * 7);

interface Row {
  readonly id: string;
  readonly name: string;
  readonly third: readonly ThirdNext[];
}

/** By type, and of one type by unit, the longest wait first; those without any lead. */
function placesOf(view: BookingView) {
  const { lang, choice, types, third } = view;
  const names = bookingNames(view);
  const one = choice.type;
  const rows: Row[] =
    one === undefined
      ? types.map(({ id }) => ({ id, name: names.type(id), third: third.filter(({ type }) => type === id) }))
      : third.map((row) => ({ id: row.unit, name: names.unit(row.unit), third: [row] }));
  return rows
    .filter(({ third: of }) => of.length > 0)
    .map((row) => ({ ...row, half: atShare(row.third, 0.5) }))
    .toSorted((a, b) => (b.half ?? 1e9) - (a.half ?? 1e9) || a.name.localeCompare(b.name, lang));
}

/** Where one waits longest: types, or the units of the type that was chosen. */
export const ThirdPlaces = ({ view }: { view: BookingView }) => {
  const { lang, choice } = view;
  const w = bookingWords(lang);
  const one = choice.type;
  const shown = placesOf(view);
  // One bar compares nothing: what it says stands in the first tile.
  if (shown.length < 2) return null;
  const title = one === undefined ? w.byType : fill(w.byUnit, { type: bookingNames(view).type(one) });
  const [longest] = shown.filter(({ half }) => half !== null);
  const none = shown.filter(({ half }) => half === null).map(({ name }) => name);
  const say = [
    ...(longest ? [fill(w.bySay, { days: daysText(longest.half, lang), name: longest.name })] : []),
    ...(none.length > 0 ? [fill(w.byNone, { names: none.join(", ") })] : []),
  ].join(" ");
  return (
    <Box>
      <BarChart
        lang={lang}
        id="third-places"
        title={title}
        say={say}
        picture={{ title, description: say }}
        categoryLabel={one === undefined ? w.type : w.unit}
        valueLabel={w.daysLabel}
        unit={unitOf(lang)}
        bars={shown.flatMap(({ name, half }) => (half === null ? [] : [{ label: name, value: half }]))}
        definition={<Defined view={view} measure="third-next-available" />}
      />
    </Box>
  );
};

/** Every type of the choice with its shortest and longest wait, and who waits on the list. */
export const ThirdTypes = ({ view }: { view: BookingView }) => {
  const { lang, choice, report } = view;
  const w = bookingWords(lang);
  if (choice.type !== undefined) return null;
  const ends = (row: Row) => row.third.flatMap(({ days }) => days ?? []);
  return (
    <Box id="third-types" title={w.types}>
      <Table<Row>
        caption={w.types}
        captionHidden
        cards
        rows={placesOf(view)}
        columns={[
          {
            label: w.type,
            header: true,
            cell: ({ id, name }) => (
              <a href={to("leadersBooking", lang) + bookingQuery(choice, { type: id })}>{name}</a>
            ),
          },
          { label: w.unitsCount, numeric: true, cell: (row) => number(lang, row.third.length) },
          { label: w.shortest, numeric: true, cell: (row) => least(ends(row), lang) },
          { label: w.median, numeric: true, cell: (row) => daysText(atShare(row.third, 0.5), lang) },
          {
            label: w.longest,
            numeric: true,
            cell: (row) => daysText(atShare(row.third, 1), lang),
          },
          { label: w.waiting, numeric: true, cell: ({ id }) => count(report.waiting(id), lang) },
        ]}
      />
      <p class="pb-def pb-flush">
        <Defined view={view} measure="third-next-available" /> ·{" "}
        <Defined view={view} measure="capacity-demand" />
      </p>
    </Box>
  );
};

const least = (days: readonly number[], lang: BookingView["lang"]) =>
  daysText(days.length === 0 ? null : Math.min(...days), lang);
