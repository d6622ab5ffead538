import type { QueueCounts } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { number } from "../../format.ts";
import { fill, type State, StateTag } from "../../ui/index.ts";
import { inboxWords } from "./words.ts";

/** The title with how many are open, and beside it what presses most. */
export const InboxHead = ({ lang, counts }: { lang: Lang; counts: QueueCounts }) => {
  const w = inboxWords(lang);
  const pressing: [State, number, string][] = [
    ["acute", counts.alarms, w.alarms],
    ["overdue", counts.late, counts.late === 1 ? w.lateOne : w.late],
    ["soon", counts.today, w.today],
    ["waiting", counts.waiting, w.waiting],
  ];
  return (
    <div class="pb-row pb-row--apart pb-top">
      <h1 class="pb-flush">
        {w.title}{" "}
        <span class="pb-quiet pb-num">
          {fill(counts.team === 1 ? w.openOne : w.open, { n: number(counts.team, lang) })}
        </span>
      </h1>
      <div class="pb-row">
        {pressing
          .filter(([, n]) => n > 0)
          .map(([state, n, text]) => (
            <StateTag state={state}>{fill(text, { n: number(n, lang) })}</StateTag>
          ))}
      </div>
    </div>
  );
};
