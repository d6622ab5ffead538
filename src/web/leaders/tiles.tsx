import type { Share } from "#src/domains/measures/index.ts";
import { type Figure, FigureTiles, fill, number } from "../ui/index.ts";
import { count, duration, intervalText, percent, percentValue } from "./values.ts";
import { definitionPath, type View } from "./view.ts";

/** The figure's name leads to its definition. */
const Named = ({ view, measure, children }: { view: View; measure: string; children: string }) => (
  <a href={definitionPath(view, measure)}>{children}</a>
);

const shareValue = (
  view: View,
  share: Share | null,
  nobody: string,
): Pick<Figure, "value" | "unit" | "meter"> => {
  const { lang, w } = view;
  if (share === null) return { value: w.hidden };
  if (share.share === null) return { value: w.none, unit: nobody };
  return { value: number(lang, percentValue(share.share), 1), unit: "%", meter: { share: share.share } };
};

/** A count of the present; under a choice that is all the county, hidden can only mean one to four. */
const nowValue = (view: View, n: number | null): string => {
  const whole = Object.values(view.report.filters).every((value) => value === undefined);
  return n === null && whole ? view.w.hiddenFew : count(n, view.lang);
};

function inTime(view: View): Figure {
  const { lang, w, report } = view;
  const share = report.total.inTime;
  const notes =
    share === null || share.share === null
      ? []
      : [
          fill(w.answersOf, { hits: number(lang, share.hits), of: number(lang, share.of) }),
          fill(w.interval, {
            low: intervalText(share, lang).split("–")[0] ?? "",
            high: intervalText(share, lang).split("–")[1] ?? "",
          }),
        ];
  const before =
    report.previousShare === null ? [] : [fill(w.previous, { value: percent(report.previousShare, lang) })];
  return {
    title: (
      <Named view={view} measure="answered-in-time">
        {w.answeredInTime}
      </Named>
    ),
    ...shareValue(view, share, w.nobody),
    note: [...notes, ...before].join(" · "),
  };
}

function waited(view: View): Figure {
  const { lang, w, report } = view;
  const { waits } = report.total;
  const shown =
    waits !== null && waits.median !== null && waits.p90 !== null
      ? { median: waits.median, p90: waits.p90 }
      : null;
  return {
    title: (
      <Named view={view} measure="time-to-answer">
        {w.median}
      </Named>
    ),
    value: shown ? duration(shown.median, lang) : waits === null ? w.hidden : w.none,
    note: shown ? fill(w.p90, { p90: duration(shown.p90, lang) }) : waits === null ? undefined : w.nobody,
  };
}

function overdue(view: View): Figure {
  const { w, report } = view;
  const n = report.total.overdue;
  return {
    title: (
      <Named view={view} measure="overdue-now">
        {w.overdue}
      </Named>
    ),
    value: nowValue(view, n),
    state:
      n === 0
        ? { state: "on-time", icon: "check", text: w.noneOverdue }
        : { state: "overdue", text: w.seeTeam },
  };
}

/** The figures that answer the page's question, the promise first. */
export const Tiles = ({ view }: { view: View }) => {
  const { lang, w, report } = view;
  const { total } = report;
  return (
    <FigureTiles
      figures={[
        inTime(view),
        waited(view),
        {
          title: (
            <Named view={view} measure="contacts">
              {w.contacts}
            </Named>
          ),
          value: count(total.contacts, lang),
        },
        {
          title: (
            <Named view={view} measure="open-now">
              {w.open}
            </Named>
          ),
          value: nowValue(view, total.open),
          note: (
            <a href={definitionPath(view, "waiting-now")}>
              {fill(w.waiting, { n: nowValue(view, total.waiting) })}
            </a>
          ),
        },
        overdue(view),
      ]}
    />
  );
};
