import { freeCount, ownCompetences, takeNext } from "#src/domains/contacts/index.ts";
import { parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Facts, fill } from "../../ui/index.ts";
import { competencesOf, topicsNotFor } from "../competence.ts";
import { staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { TakeNext } from "./head.tsx";
import { stepWords } from "./words-steps.ts";

/** What is offered next and by what it is chosen; after a press that found nothing, plainly that there is nothing. */
export async function showNext(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const staff = staffOf(exchange);
  const w = stepWords(lang);
  const own = await ownCompetences(scope.db, staff.professionalId);
  const nothing = exchange.query.get("done") === "nothing";
  const free = nothing ? await freeCount(scope.db, staff.teams, scope.now) : 0;
  const competences = competencesOf(site, staff, own).map(({ names }) => names[lang]);
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.next}
      back={{ href: to("inbox", lang), label: w.toQueue }}
      live={staff.teams.map((id) => `team:${id}`)}
    >
      <h1>{w.next}</h1>
      {nothing && (
        <div role="status">
          <Box tone="sea" tight>
            <p class="pb-flush">
              <b>{w.nothing}.</b> {free > 0 ? fill(w.nothingFits, { n: free }) : w.nothingFree}
            </p>
          </Box>
        </div>
      )}
      <p>{w.nextLead}</p>
      <TakeNext exchange={exchange} />
      <Facts
        facts={[
          {
            label: w.nextTeams,
            value: staff.teams.map((id) => site.content.findTeam(id)?.names[lang] ?? id).join(", "),
          },
          {
            label: w.nextLanguages,
            value: staff.languages.map((one) => staffWords(lang).languages[one]).join(", "),
          },
          { label: w.nextCompetences, value: competences.join(", ") || w.noCompetences },
        ]}
      />
      <Button href={to("queueViews", lang)} variant="secondary">
        {w.views}
      </Button>
    </StaffPage>,
  );
}

/** "Take the next": leads to what was taken, or says that there is nothing. Sent twice it leads to the same. */
export async function pressNext(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const staff = staffOf(exchange);
  const own = await ownCompetences(scope.db, staff.professionalId);
  const press = parseId(field(fields, "press")) ?? scope.newId();
  const fitting = { languages: staff.languages, notTopics: topicsNotFor(site, staff, own) };
  const taken = await takeNext(scope, staff, fitting, press);
  if (!taken) return redirect(`${to("next", lang)}?done=nothing`);
  site.poke();
  return redirect(`${to("contact", lang, { id: taken })}?done=next`);
}
