import type { Child } from "hono/jsx";
import { measuresKind } from "#src/domains/measures/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../paths.ts";
import { fill, number } from "../ui/index.ts";
import type { BookingView } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";

/** "1 day", "12 days"; what is longer than anybody knows has its own word. */
export function daysText(days: number | null, lang: Lang, none = bookingWords(lang).noThird): string {
  const w = bookingWords(lang);
  if (days === null) return none;
  return fill(days === 1 ? w.day : w.days, { n: number(lang, days) });
}

/** Minutes as whole hours. */
export const hours = (minutes: number): number => Math.round(minutes / 60);

/** Leads to what a figure means. */
export const Defined = ({
  view,
  measure,
  children,
}: {
  view: BookingView;
  measure: string;
  children?: Child;
}) => {
  const { lang, site } = view;
  const found = site.content
    .of(measuresKind)
    .flatMap(({ value }) => value.measures)
    .find(({ id }) => id === measure);
  return (
    <a href={to("definition", lang, { measure })}>
      {children ?? fill(bookingWords(lang).definition, { name: found?.name[lang] ?? measure })}
    </a>
  );
};
