import type { BookingPlace, Share } from "#src/domains/measures/index.ts";
import type { Answer } from "#src/platform/http/route.ts";
import { inOrderOfPassing } from "./booking-past.tsx";
import { type BookingView, bookingNames } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { csvAnswer, csvTable, type Value } from "./csv-table.ts";

/** The page's figures, one a row; the same ones hidden. A time that there is not, and a wait not known, are empty. */
export function bookingCsv(view: BookingView): Answer {
  const { lang, choice, third, days, report, place, since, today } = view;
  const w = bookingWords(lang);
  const names = bookingNames(view);
  const part = (measure: string, code: string, name: string, share: Share | null): Value[] => [
    measure,
    code,
    name,
    share === null ? null : (share.share ?? undefined),
    share === null ? null : share.of,
  ];
  const shares = (at: BookingPlace, code: string, name: string): Value[][] => {
    const filled = report.filled(at);
    return [
      ["booking-fill", code, name, filled === null ? null : (filled.share ?? undefined), filled?.offered],
      part("freed-refilled", code, name, report.refilled(at)),
      part("no-show", code, name, report.missed(at)),
      part("booked-online", code, name, report.online(at)),
    ];
  };
  const rows: Value[][] = [
    ...third.map(({ type, unit, days: wait }) => [
      "third-next-available",
      `${type} ${unit}`,
      `${names.type(type)}, ${names.unit(unit)}`,
      wait ?? undefined,
    ]),
    ...days.map(({ day, half, n }) => ["third-next-available", String(day), w.half, half ?? undefined, n]),
    ...inOrderOfPassing(view.past).map(({ type, unit, rule, from, wait, limit }) => [
      "wait-past-limit",
      `${type} ${unit} ${rule}`,
      `${names.type(type)}, ${names.unit(unit)}: ${today.add({ days: from })}`,
      wait ?? undefined,
      limit,
    ]),
    ...shares(place, "", w.wholeChoice),
    ["minutes-to-refill", "", w.wholeChoice, report.refillMinutes(place)],
    ...view.giving.flatMap((id) => shares({ ...place, unit: id }, id, names.unit(id))),
    ...choice.period.steps.flatMap((from, index): Value[][] => {
      const { offered, asked, askings } = report.balance(place, index + 1);
      const measured = since !== null && Temporal.PlainDate.compare(since, from) <= 0;
      return [
        ["capacity-demand", String(from), w.offered, measured ? offered / 60 : undefined],
        ["capacity-demand", String(from), w.asked, asked === null ? null : asked / 60, askings],
      ];
    }),
    ...view.types.map(({ id }) => ["waiting", id, names.type(id), report.waiting(id)]),
  ];
  const { from, to } = choice.period;
  const head = [w.measure, w.code, w.name, w.value, w.of];
  return csvAnswer(csvTable(lang, [head, ...rows]), `prima-botnia-booking-${from}-${to}.csv`);
}
