import type { BookingPlace } from "#src/domains/measures/index.ts";
import { to } from "../paths.ts";
import { Box, Table } from "../ui/index.ts";
import { bookingQuery } from "./booking-choice.ts";
import { Defined } from "./booking-text.tsx";
import { type BookingView, bookingNames } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { count, percent, shareText } from "./values.ts";
import { leadersWords } from "./words.ts";

interface Row {
  readonly id: string | null;
  readonly place: BookingPlace;
}

/** Every unit of the choice beside the whole. */
export const BookingUnits = ({ view }: { view: BookingView }) => {
  const { lang, choice, report, place } = view;
  const w = bookingWords(lang);
  const l = leadersWords(lang);
  const names = bookingNames(view);
  const rows: Row[] = [
    ...view.giving.map((id) => ({ id, place: { ...place, unit: id } })),
    ...(view.giving.length > 1 ? [{ id: null, place }] : []),
  ];
  const share = (found: Parameters<typeof shareText>[0]) =>
    found !== null && found.of === 0 ? l.none : shareText(found, lang);
  const filled = (of: BookingPlace) => {
    const found = report.filled(of);
    if (found === null) return l.hidden;
    return found.share === null ? l.none : percent(found.share, lang);
  };
  return (
    <Box id="units" title={w.units}>
      <Table<Row>
        caption={w.units}
        captionHidden
        cards
        rows={rows}
        columns={[
          {
            label: w.unit,
            header: true,
            cell: ({ id }) =>
              id === null ? (
                w.wholeChoice
              ) : (
                <a href={to("leadersBooking", lang) + bookingQuery(choice, { unit: id })}>{names.unit(id)}</a>
              ),
          },
          { label: w.fill, numeric: true, cell: (row) => filled(row.place) },
          { label: w.refill, numeric: true, cell: (row) => share(report.refilled(row.place)) },
          { label: w.missed, numeric: true, cell: (row) => share(report.missed(row.place)) },
          { label: w.online, numeric: true, cell: (row) => share(report.online(row.place)) },
          {
            label: w.askings,
            numeric: true,
            cell: (row) => count(report.online(row.place)?.of ?? null, lang),
          },
        ]}
      />
      <p class="pb-def pb-flush">
        <Defined view={view} measure="booking-fill" /> · <Defined view={view} measure="freed-refilled" /> ·{" "}
        <Defined view={view} measure="no-show" /> · <Defined view={view} measure="booked-online" />
      </p>
    </Box>
  );
};
