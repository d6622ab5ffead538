import { isAnswered, type QueueCounts } from "#src/domains/contacts/index.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, fill, type State, StateTag } from "../../ui/index.ts";
import { teamsAsked } from "./asked.ts";
import { counted } from "./counted.ts";
import { inboxWords } from "./words.ts";
import { stepWords } from "./words-steps.ts";

/** One press gives one contact, however often it is sent: the key of the press stands in its form. */
export const TakeNext = ({ exchange }: { exchange: Exchange }) => (
  <form method="post" action={to("next", exchange.lang)}>
    <CsrfField token={exchange.csrf()} />
    <input type="hidden" name="press" value={exchange.scope.newId()} />
    <Button flush shortcut="n">
      {stepWords(exchange.lang).takeNext}
    </Button>
  </form>
);

/** Which of the reader's lines somebody answers now: what comes meanwhile waits for the morning. */
const Lines = ({ site, exchange, staff }: { site: Site; exchange: Exchange; staff: Staff }) => {
  const { lang, scope } = exchange;
  const w = inboxWords(lang);
  const own = new Set(teamsAsked(site, staff).map(({ line }) => line));
  const lines = site.content.lines.filter(({ id }) => own.has(id));
  const named = (open: boolean) =>
    lines.filter((line) => isAnswered(line.answering, scope.now) === open).map(({ names }) => names[lang]);
  const [open, closed] = [named(true), named(false)];
  return (
    <p class="pb-tiny pb-quiet pb-mt0">
      {open.length > 0 && fill(w.openNow, { lines: open.join(", ") })}{" "}
      {closed.length > 0 && fill(w.closedNow, { lines: closed.join(", ") })}
    </p>
  );
};

/** The title with how many are open, beside it what presses most and what is offered next; below, which lines answer. */
export const InboxHead = (props: { site: Site; exchange: Exchange; staff: Staff; counts: QueueCounts }) => {
  const { exchange, counts } = props;
  const { lang } = exchange;
  const w = inboxWords(lang);
  const pressing: [State, number, string][] = [
    ["acute", counts.alarms, w.alarms],
    ["overdue", counts.late, counts.late === 1 ? w.lateOne : w.late],
    ["soon", counts.today, w.today],
    ["waiting", counts.waiting, w.waiting],
  ];
  return (
    <>
      <div class="pb-row pb-row--apart pb-top">
        <h1 class="pb-flush">
          {w.title}{" "}
          <span class="pb-quiet pb-num">
            {fill(counts.team === 1 ? w.openOne : w.open, { n: counted(counts.team, lang) })}
          </span>
        </h1>
        <div class="pb-row">
          {pressing
            .filter(([, n]) => n > 0)
            .map(([state, n, text]) => (
              <StateTag state={state}>{fill(text, { n: counted(n, lang) })}</StateTag>
            ))}
          <TakeNext exchange={exchange} />
        </div>
      </div>
      <Lines {...props} />
    </>
  );
};
