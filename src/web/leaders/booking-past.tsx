import type { PastLimit } from "#src/domains/scheduling/index.ts";
import { Box, Details, fill, number, StateTag, Table } from "../ui/index.ts";
import { pastWords } from "./booking-past-words.ts";
import { Defined, daysText } from "./booking-text.tsx";
import { type BookingView, bookingNames } from "./booking-view.ts";
import { bookingWords } from "./booking-words.ts";
import { dateText } from "./values.ts";

const SHOWN = 12;

/** Those that pass first come first; then the longest waits. */
export const inOrderOfPassing = (past: readonly PastLimit[]): PastLimit[] =>
  past.toSorted((a, b) => a.from - b.from || (b.wait ?? 1e9) - (a.wait ?? 1e9) || a.limit - b.limit);

/** Where the wait passes a limit, and how that is counted. It informs; it decides nothing. */
export const BookingPast = ({ view }: { view: BookingView }) => {
  const { lang, choice, today } = view;
  const w = pastWords(lang);
  const names = bookingNames(view);
  const all = inOrderOfPassing(view.past);
  const places = new Set(all.map(({ type, unit }) => `${type}|${unit}`)).size;
  const { weeks } = choice;
  return (
    <Box id="past" title={fill(weeks === 1 ? w.pastOne : w.past, { n: number(lang, weeks) })}>
      <p class="say">
        {places === 0
          ? w.pastNone
          : places === 1
            ? w.pastSayOne
            : fill(w.pastSay, { n: number(lang, places) })}
      </p>
      {all.length > 0 && (
        <Table<PastLimit>
          caption={fill(w.past, { n: number(lang, weeks) })}
          captionHidden
          cards
          rows={all.slice(0, SHOWN)}
          columns={[
            {
              label: w.pastWhere,
              header: true,
              cell: ({ type, unit }) => `${names.type(type)}, ${names.unit(unit)}`,
            },
            {
              label: w.pastFrom,
              cell: ({ from }) =>
                from === 0 ? (
                  <StateTag state="overdue">{w.nowAlready}</StateTag>
                ) : (
                  dateText(today.add({ days: from }), lang)
                ),
            },
            {
              label: w.pastWait,
              numeric: true,
              cell: ({ wait }) => daysText(wait, lang, bookingWords(lang).overYear),
            },
            {
              label: w.pastLimit,
              cell: ({ rule, limit }) =>
                fill(w.limitDays, { name: names.rule(rule), days: daysText(limit, lang) }),
            },
          ]}
        />
      )}
      {all.length > SHOWN && (
        <p class="pb-small pb-quiet">{fill(w.pastMore, { shown: number(lang, SHOWN) })}</p>
      )}
      <Details summary={w.pastHow}>
        <ul>
          {w.pastSteps.map((step) => (
            <li>{step}</li>
          ))}
        </ul>
      </Details>
      <p class="pb-def pb-flush">
        <Defined view={view} measure="wait-past-limit" />
      </p>
    </Box>
  );
};
