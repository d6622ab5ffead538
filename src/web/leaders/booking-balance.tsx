import { Box, fill, LineChart, number } from "../ui/index.ts";
import { Defined, hours } from "./booking-text.tsx";
import type { BookingView } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { dateText } from "./values.ts";

/** What was offered and what was asked for, by week. */
export const BookingBalance = ({ view }: { view: BookingView }) => {
  const { lang, choice, report, place, since } = view;
  const w = bookingWords(lang);
  const definition = <Defined view={view} measure="capacity-demand" />;
  const steps = choice.period.steps.map((from, index) => {
    const { offered, asked, askings } = report.balance(place, index + 1);
    const measured = since !== null && Temporal.PlainDate.compare(since, from) <= 0;
    return {
      from,
      offered: measured ? hours(offered) : null,
      asked: asked === null ? null : hours(asked),
      askings,
    };
  });
  const last = steps.at(-1);
  if (!last || last.offered === null)
    return (
      <Box id="balance" title={w.balance}>
        <p>{w.balanceNone}</p>
        <p class="pb-def pb-flush">{definition}</p>
      </Box>
    );
  const say =
    last.asked === null
      ? w.balanceHidden
      : fill(w.balanceSay, { offered: number(lang, last.offered), asked: number(lang, last.asked) });
  const narrowed = choice.type !== undefined || choice.line !== undefined;
  const most = Math.max(10, ...steps.flatMap(({ offered, asked }) => [offered ?? 0, asked ?? 0]));
  return (
    <Box>
      <LineChart
        lang={lang}
        id="balance"
        title={w.balance}
        say={`${say} ${w.balanceNote}${narrowed ? ` ${w.balanceType}` : ""}`}
        picture={{ title: w.balance, description: say }}
        periodLabel={w.weekFrom}
        valueLabel={w.offered}
        secondLabel={w.asked}
        casesLabel={w.askings}
        unit="h"
        decimals={0}
        range={[0, roundUp(most)]}
        points={steps.map(({ from, offered, asked, askings }) => ({
          label: dateText(from, lang),
          short: lang === "en" ? `${from.day}/${from.month}` : `${from.day}.${from.month}.`,
          value: offered,
          second: asked,
          cases: askings,
        }))}
        none={{ value: w.unmeasured }}
        definition={definition}
      />
    </Box>
  );
};

/** A round number not below: the axis ends there. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / unit) * unit;
}
