import { type DeadlineRule, dueAt } from "#src/domains/deadlines/index.ts";
import { DueSteps } from "../../due-steps.tsx";
import { day, moment } from "../../format.ts";
import { to } from "../../paths.ts";
import { Box, fill } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** The promise: what the rule says, how the day was counted, and how it has gone. */
export const PromiseFacts = ({ site, exchange, shown }: PartProps) => {
  const { lang, scope } = exchange;
  const { contact, history } = shown;
  const w = contactWords(lang);
  const rule = site.rules.find(
    (one): one is DeadlineRule => one.id === contact.promise && one.kind === "clock",
  );
  if (!rule) return null;
  // A contact opened again has a promise of its own, from the words that opened it.
  const start = history.findLast(({ type }) => type === "reopened")?.at ?? contact.receivedAt;
  const counted = dueAt(rule, start);
  const at = (moment_: Temporal.Instant) => moment(moment_, lang, scope.now);
  const moved = contact.dueAt && contact.dueAt.epochMilliseconds !== counted.due.epochMilliseconds;
  return (
    <Box tight id="promise" title={w.promise}>
      <p>{rule.limit[lang]}</p>
      {contact.dueAt && (
        <p>
          <b>{fill(w.due, { day: at(contact.dueAt) })}</b>
        </p>
      )}
      {contact.status === "waiting" && <p>{w.paused}</p>}
      {moved && contact.dueAt && (
        <p>{fill(w.moved, { day: day(contact.dueAt, lang, scope.now) }).replace("..", ".")}</p>
      )}
      {contact.breachedAt && <p>{fill(w.late, { when: at(contact.breachedAt) })}</p>}
      {contact.answeredAt && !contact.breachedAt && <p>{fill(w.inTime, { when: at(contact.answeredAt) })}</p>}
      <Fold summary={w.howCounted}>
        <DueSteps due={counted} lang={lang} now={scope.now} />
        <p>
          <a href={to("promise", lang)}>{w.ruleLink}</a>
        </p>
      </Fold>
    </Box>
  );
};
