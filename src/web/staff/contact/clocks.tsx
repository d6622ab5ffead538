import { dueAt } from "#src/domains/deadlines/index.ts";
import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { clocksOfContact } from "../../clocks.ts";
import { DueSteps } from "../../due-steps.tsx";
import { moment } from "../../format.ts";
import { to } from "../../paths.ts";
import { Box, fill, type State, StateTag } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { timeTag } from "../time-tag.ts";
import { clockWords } from "./clock-words.ts";
import { MilestoneForm } from "./milestone-form.tsx";
import type { PartProps } from "./props.ts";

/** How a clock stands, as a state and in words: the time left while it runs. */
function stands(clock: ContactClock, lang: Lang, now: Temporal.Instant): { state: State; text: string } {
  const { states } = clockWords(lang);
  if (clock.state === "void" || clock.state === "kept") return { state: "done", text: states[clock.state] };
  if (clock.pausedAt) return { state: "waiting", text: states.paused };
  if (clock.stoppedAt) return { state: "overdue", text: states.broken };
  return timeTag({ status: "queued", dueAt: clock.dueAt, alarmDueAt: null, alarmSeenAt: null }, lang, now);
}

/** The limits that run on the contact beside its promise: rule, due moment, state, source, and how it was counted. */
export const Clocks = (props: PartProps) => {
  const { site, exchange, shown } = props;
  const { lang, scope } = exchange;
  const { now } = scope;
  const w = clockWords(lang);
  const clocks = clocksOfContact(site, shown.contact, shown.history, shown.person?.birthDate ?? null, now);
  const limits = clocks.filter(({ kind }) => kind === "law");
  if (limits.length === 0) return null;
  return (
    <Box tight id="clocks" title={w.title}>
      <p class="pb-tiny pb-quiet">{w.lead}</p>
      {limits.map((clock) => {
        const rule = site.county.rule(clock.rule);
        // An answer ends the limit of assessing too: then it says that nothing was assessed, not that the limit was kept.
        const unassessed =
          clock.state === "kept" &&
          rule.kind === "clock" &&
          rule.stop.code === "need-assessed" &&
          shown.assessments.found.includes("assessment-missing");
        const { state, text } = unassessed
          ? { state: "soon" as const, text: w.unassessed }
          : stands(clock, lang, now);
        const source = typeof rule.source === "string" ? rule.source : rule.source[lang];
        const ended = clock.stoppedAt !== null;
        return (
          <Fold
            summary={
              <>
                {rule.name[lang]} <StateTag state={state}>{text}</StateTag>
              </>
            }
          >
            {clock.dueAt && (
              <p>
                <b>{fill(ended ? w.was : w.by, { when: moment(clock.dueAt, lang, now) })}</b>
              </p>
            )}
            {clock.stoppedAt && <p>{fill(w.stopped, { when: moment(clock.stoppedAt, lang, now) })}</p>}
            {clock.pausedAt && <p>{w.pausedNow}</p>}
            <p>{rule.limit[lang]}</p>
            <h3 class="nhsuk-heading-xs">{w.how}</h3>
            <DueSteps due={dueAt(rule, clock.startedAt)} lang={lang} now={now} limit />
            <p class="pb-tiny">
              {!rule.verified && (
                <>
                  <StateTag state="soon" icon="warning">
                    {w.unverified}
                  </StateTag>{" "}
                </>
              )}
              {fill(w.source, { source })} <a href={`${to("promise", lang)}#rule-${rule.id}`}>{w.rule}</a>
            </p>
          </Fold>
        );
      })}
      <MilestoneForm {...props} clocks={limits} />
    </Box>
  );
};
