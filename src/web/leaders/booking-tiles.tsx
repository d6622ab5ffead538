import type { Share } from "#src/domains/measures/index.ts";
import { type Figure, FigureTiles, fill, number } from "../ui/index.ts";
import { Defined, daysText, hours } from "./booking-text.tsx";
import { atShare, type BookingView } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { duration, intervalText, percentValue } from "./values.ts";
import { leadersWords } from "./words.ts";

/** The figures that answer the page's question. */
export const BookingTiles = ({ view }: { view: BookingView }) => (
  <FigureTiles figures={[third(view), filled(view), refilled(view), missed(view), online(view)]} />
);

function third(view: BookingView): Figure {
  const { lang, third: all } = view;
  const w = bookingWords(lang);
  const title = (
    <Defined view={view} measure="third-next-available">
      {w.third}
    </Defined>
  );
  const [half, most] = [atShare(all, 0.5), atShare(all, 0.9)];
  const value = daysText(half, lang);
  if (all.length === 1) return { title, value, note: w.thirdOne };
  const nine = most === null ? w.thirdMostNone : fill(w.thirdMost, { days: daysText(most, lang) });
  return { title, value, note: `${fill(w.thirdOf, { n: number(lang, all.length) })} · ${nine}` };
}

function filled(view: BookingView): Figure {
  const { lang, report, place } = view;
  const w = bookingWords(lang);
  const title = (
    <Defined view={view} measure="booking-fill">
      {w.fill}
    </Defined>
  );
  const found = report.filled(place);
  if (found === null) return { title, value: leadersWords(lang).hidden };
  if (found.share === null) return { title, value: leadersWords(lang).none, note: w.fillNone };
  return {
    title,
    ...percentOf(view, found.share),
    note: fill(w.fillNote, {
      taken: number(lang, hours(found.taken)),
      offered: number(lang, hours(found.offered)),
    }),
  };
}

function refilled(view: BookingView): Figure {
  const { lang, report, place } = view;
  const w = bookingWords(lang);
  const minutes = report.refillMinutes(place);
  const figure = shared(view, report.refilled(place), w.refillNote, w.refillNone);
  return {
    title: (
      <Defined view={view} measure="freed-refilled">
        {w.refill}
      </Defined>
    ),
    ...figure,
    note: (
      <>
        {figure.note}
        {minutes != null && (
          <>
            {" · "}
            <Defined view={view} measure="minutes-to-refill">
              {fill(w.refillWithin, { time: duration(minutes, lang) })}
            </Defined>
          </>
        )}
      </>
    ),
  };
}

function missed(view: BookingView): Figure {
  const { lang, report, place } = view;
  const w = bookingWords(lang);
  const unmarked = report.unmarked(place);
  const figure = shared(view, report.missed(place), w.missedNote, w.missedNone);
  const more = unmarked ? ` · ${fill(w.unmarked, { n: number(lang, unmarked) })}` : "";
  return {
    title: (
      <Defined view={view} measure="no-show">
        {w.missed}
      </Defined>
    ),
    ...figure,
    note: `${figure.note ?? ""}${more}`,
  };
}

function online(view: BookingView): Figure {
  const { lang, report, place } = view;
  const w = bookingWords(lang);
  return {
    title: (
      <Defined view={view} measure="booked-online">
        {w.online}
      </Defined>
    ),
    ...shared(view, report.online(place), w.onlineNote, w.onlineNone),
  };
}

function shared(
  view: BookingView,
  share: Share | null,
  note: string,
  nobody: string,
): Pick<Figure, "value" | "unit" | "meter"> & { note?: string } {
  const { lang } = view;
  const l = leadersWords(lang);
  if (share === null) return { value: l.hidden };
  if (share.share === null) return { value: l.none, note: nobody };
  const interval = intervalText(share, lang).split("–");
  const of = fill(note, { hits: number(lang, share.hits), of: number(lang, share.of) });
  const between = fill(l.interval, { low: interval[0] ?? "", high: interval[1] ?? "" });
  return { ...percentOf(view, share.share), note: `${of} · ${between}` };
}

const percentOf = ({ lang }: BookingView, share: number) => ({
  value: number(lang, percentValue(share), 1),
  unit: "%",
  meter: { share },
});
