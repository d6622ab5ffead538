import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { capital, promisedDay } from "../../format.ts";
import { to } from "../../paths.ts";
import { Button, type Chip, Chips, fill } from "../../ui/index.ts";
import { bookingStaffWords } from "./words.ts";

interface Step {
  readonly href: string;
  readonly day: Temporal.PlainDate;
}

export interface CalendarHeadProps {
  readonly exchange: Exchange;
  readonly title: string;
  readonly under: string;
  readonly steps: {
    readonly before: Step;
    readonly today: { readonly href: string; readonly current: boolean };
    readonly after: Step;
  };
  readonly views: readonly Chip[];
  /** The day on which an absence is marked; undefined where the reader marks none. */
  readonly away: Temporal.PlainDate | undefined;
}

const short = ({ day, month }: Temporal.PlainDate) => `${day}.${month}.`;

/** A line of its own begins with a capital. */
/** The day of a calendar in full words with the number of its week. */
export const dayUnder = (day: Temporal.PlainDate, lang: Lang): string => {
  const text = promisedDay(startOfDay(day), lang);
  const week = fill(bookingStaffWords(lang).weekNo, { n: day.weekOfYear ?? "" });
  return `${capital(text)} · ${week}`;
};

/** The head of a calendar's page: which day, the days beside it, the other views, and what one does from here. */
export const CalendarHead = ({ exchange, title, under, steps, views, away }: CalendarHeadProps) => {
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  return (
    <>
      <div class="pb-row pb-row--apart pb-top">
        <div>
          <h1 class="pb-flush">{title}</h1>
          <p class="pb-quiet pb-flush">{under}</p>
        </div>
        <div class="pb-row">
          <Chips
            label={w.day}
            chips={[
              {
                href: steps.before.href,
                label: (
                  <>
                    <span class="nhsuk-u-visually-hidden">{w.before}: </span>‹ {short(steps.before.day)}
                  </>
                ),
              },
              { href: steps.today.href, label: w.today, current: steps.today.current },
              {
                href: steps.after.href,
                label: (
                  <>
                    <span class="nhsuk-u-visually-hidden">{w.after}: </span>
                    {short(steps.after.day)} ›
                  </>
                ),
              },
            ]}
          />
          {away && (
            <Button href={`${to("away", lang)}?day=${away}`} variant="secondary" small flush>
              {w.away}
            </Button>
          )}
        </div>
      </div>
      <Chips label={w.views} chips={views} />
    </>
  );
};
