import {
  readMoment,
  SEVERAL,
  type SeveralResult,
  type SeveralStep,
  SNOOZE_DAYS,
  stepSeveral,
} from "#src/domains/contacts/index.ts";
import { colleagues, type Professional } from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { type ContactId, parseId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { mayByRole } from "#src/platform/access/permissions.ts";
import { recordList } from "#src/platform/audit/record.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, ErrorSummary, fill, LineList } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { SEVERAL_STEPS, SeveralForm, type SeveralTrouble } from "./several-form.tsx";
import { stepWords } from "./words-steps.ts";

/** To whom the reader may hand out: nobody unless that is their task. */
export async function mayHandOutTo(exchange: Exchange): Promise<Professional[]> {
  if (!mayByRole(exchange.actor, "contact.hand-out")) return [];
  return colleagues(exchange.scope.db, staffOf(exchange).teams, localDate(exchange.scope.now));
}

/** One step with the ticked rows: the page that comes back says of each whether it was done, and else why not. */
export async function takeSeveral(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const staff = staffOf(exchange);
  const people = await mayHandOutTo(exchange);
  const ticked =
    field(fields, "all") === "yes" ? field(fields, "shown").split(",") : (fields.get("id") ?? []);
  const ids = [...new Set(ticked)].flatMap((id) => parseId<"contact">(id) ?? []);
  const read = readStep(site, exchange, people);
  const trouble = ids.length === 0 ? stepWords(lang).none : tooMany(exchange, ids);
  if (!("kind" in read) || trouble) {
    const typed = typedOf(exchange);
    const errors = "kind" in read ? {} : read;
    return draw(site, exchange, people, { ids, typed, errors }, trouble);
  }
  const results = await stepSeveral(scope, ids, read);
  await recordList(
    scope.db,
    scope.requestId,
    staff.sessionId,
    { at: scope.now, by: actorRef(staff), ground: "queue-duty" },
    results.flatMap(({ id, reference, personId }) =>
      reference === null ? [] : [{ contactId: id, personId }],
    ),
  );
  site.poke();
  return drawResults(site, exchange, results);
}

function tooMany({ lang }: Exchange, ids: readonly ContactId[]): string | undefined {
  return ids.length > SEVERAL ? fill(stepWords(lang).tooMany, { n: SEVERAL }) : undefined;
}

const typedOf = ({ fields }: Exchange): SeveralTrouble["typed"] => ({
  step: field(fields, "step"),
  team: field(fields, "team"),
  to: field(fields, "to"),
  date: field(fields, "date"),
  time: field(fields, "time"),
});

/** The step that was asked for, or what is wrong with it by the fields' names. */
function readStep(
  site: Site,
  exchange: Exchange,
  people: readonly Professional[],
): SeveralStep | SeveralTrouble["errors"] {
  const w = stepWords(exchange.lang);
  const { now } = exchange.scope;
  const typed = typedOf(exchange);
  switch (SEVERAL_STEPS.find((one) => one === typed.step)) {
    case "take":
      return { kind: "take" };
    case "hand-over": {
      const team = site.content.findTeam(typed.team);
      if (!team) return { team: w.teamMissing };
      const { register } = site.content.line(team.line);
      return { kind: "hand-over", to: { register, line: team.line, team: team.id } };
    }
    case "hand-out": {
      const colleague = people.find(({ id }) => id === typed.to);
      if (!colleague) return { to: w.colleagueMissing };
      return { kind: "hand-out", to: colleague.id, teams: colleague.teams };
    }
    case "snooze": {
      const until = readMoment(typed.date, typed.time);
      if (!until) return { date: w.momentMissing };
      const ahead = until.since(now).total("hours");
      if (ahead <= 0 || ahead > 24 * SNOOZE_DAYS) return { date: fill(w.momentPast, { n: SNOOZE_DAYS }) };
      return { kind: "snooze", until };
    }
    case undefined:
      return { step: w.stepMissing };
  }
}

/** What was chosen stays: the same form again with what is to be put right. */
function draw(
  site: Site,
  exchange: Exchange,
  people: readonly Professional[],
  trouble: SeveralTrouble,
  general: string | undefined,
): Answer {
  const { lang } = exchange;
  const w = stepWords(lang);
  const errors = Object.entries(trouble.errors).map(([name, text]) => ({
    field: name === "team" ? "several-team" : name,
    text,
  }));
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.several}
      hasErrors
      back={{ href: to("inbox", lang), label: w.toQueue }}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.several}</h1>
      {general && <p role="alert">{general}</p>}
      {trouble.ids.length > 0 && !general && (
        <SeveralForm site={site} exchange={exchange} colleagues={people} trouble={trouble} />
      )}
      <Button href={to("inbox", lang)} variant="secondary">
        {w.toQueue}
      </Button>
    </StaffPage>,
    422,
  );
}

function drawResults(site: Site, exchange: Exchange, results: readonly SeveralResult[]): Answer {
  const { lang } = exchange;
  const w = stepWords(lang);
  const done = results.filter(({ refused }) => refused === null);
  const failed = results.filter(({ refused }) => refused !== null);
  const named = ({ id, reference, topic }: SeveralResult) =>
    reference === null ? (
      w.hidden
    ) : (
      <a href={to("contact", lang, { id })}>
        {site.topicName(topic ?? "")[lang]} {reference}
      </a>
    );
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.result}
      back={{ href: to("inbox", lang), label: w.toQueue }}
    >
      <h1>{w.result}</h1>
      {failed.length > 0 && (
        <Box tight id="failed" title={fill(w.failedCount, { n: failed.length })}>
          <LineList
            items={failed.map((one) => (
              <>
                {named(one)}
                <br />
                <span class="pb-quiet">{w.refused[one.refused ?? ""] ?? w.other}</span>
              </>
            ))}
          />
        </Box>
      )}
      <Box tight id="done" title={fill(w.doneCount, { n: done.length })}>
        <LineList items={done.map(named)} />
      </Box>
      <Button href={to("inbox", lang)} variant="secondary">
        {w.toQueue}
      </Button>
    </StaffPage>,
  );
}
