import {
  changeView,
  keepView,
  ownCompetences,
  type QueueView,
  queueViews,
  setCompetences,
  VIEWS_KEPT,
} from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Checkboxes, CsrfField, ErrorSummary, Flash, fill, LineList } from "../../ui/index.ts";
import { leadWords } from "../lead/words.ts";
import { staffOf } from "../staff-of.ts";
import { type Asked, askedOf, queryOf } from "./asked.ts";
import { KeepView, type ViewTyped } from "./keep-view.tsx";
import { stepWords } from "./words-steps.ts";

/** Most characters of a view's name. */
const NAME_MAX = 60;
const STEPS = ["default", "not-default", "unshare", "delete"] as const;
type ViewStep = (typeof STEPS)[number];

/** The reader's own views, those shared with their teams, and what they can beside their profession. */
export async function showViews(
  site: Site,
  exchange: Exchange,
  trouble?: { readonly typed: ViewTyped; readonly asked: Asked; readonly error: string },
): Promise<Answer> {
  const { lang, scope } = exchange;
  const staff = staffOf(exchange);
  const w = stepWords(lang);
  const [views, own] = await Promise.all([
    queueViews(scope.db, staff.professionalId, staff.teams),
    ownCompetences(scope.db, staff.professionalId),
  ]);
  const byProfession = site.competences.filter(({ professions }) => professions.includes(staff.profession));
  const others = site.competences.filter((one) => !byProfession.includes(one));
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.views}
      hasErrors={trouble !== undefined}
      back={{ href: to("inbox", lang), label: w.toQueue }}
    >
      <ErrorSummary lang={lang} errors={trouble ? [{ field: "name", text: trouble.error }] : []} />
      <Flash text={exchange.query.get("done") === "saved" && !trouble ? w.saved : undefined} />
      <h1>{w.views}</h1>
      <p>{w.viewsLead}</p>
      {trouble && <KeepView site={site} exchange={exchange} {...trouble} />}
      {views.length === 0 ? (
        <p>{w.viewNone}</p>
      ) : (
        <LineList items={views.map((view) => <ViewLine site={site} exchange={exchange} view={view} />)} />
      )}
      <p>
        <a href={to("absences", lang)}>{leadWords(lang).absences}</a>
      </p>
      <Box tight id="competence" title={w.competence}>
        <p>{w.competenceLead}</p>
        {byProfession.length > 0 && (
          <p>
            {byProfession.map(({ names }) => names[lang]).join(", ")} ({w.fromProfession})
          </p>
        )}
        <form method="post" action={`${to("queueViews", lang)}/competence`}>
          <CsrfField token={exchange.csrf()} />
          <Checkboxes
            lang={lang}
            name="competence"
            label={w.competence}
            size="s"
            values={own}
            choices={others.map(({ id, names }) => ({ value: id, label: names[lang] }))}
          />
          <Button variant="secondary">{w.competenceSave}</Button>
        </form>
      </Box>
    </StaffPage>,
    trouble ? 422 : 200,
  );
}

const ViewLine = ({ site, exchange, view }: { site: Site; exchange: Exchange; view: QueueView }) => {
  const { lang } = exchange;
  const w = stepWords(lang);
  const team = view.sharedTeam && site.content.findTeam(view.sharedTeam)?.names[lang];
  const marks = [
    view.isDefault && w.viewIsDefault,
    view.mine ? team && fill(w.viewShared, { team }) : fill(w.viewFrom, { name: view.ownerName }),
  ].filter(Boolean);
  const steps: ViewStep[] = view.mine
    ? [view.isDefault ? "not-default" : "default", ...(team ? (["unshare"] as const) : []), "delete"]
    : [];
  return (
    <div class="pb-row pb-row--apart">
      <span>
        <a href={`${to("inbox", lang)}?saved=${view.id}`}>{view.name}</a>
        {marks.length > 0 && <span class="pb-quiet"> ({marks.join(", ")})</span>}
      </span>
      {steps.length > 0 && (
        <form method="post" action={`${to("queueViews", lang)}/${view.id}`} class="pb-row">
          <CsrfField token={exchange.csrf()} />
          {steps.map((step) => (
            <Button variant="secondary" small flush name="step" value={step}>
              {w.viewSteps[step]}
              <span class="nhsuk-u-visually-hidden"> {view.name}</span>
            </Button>
          ))}
        </form>
      )}
    </div>
  );
};

/** Keeps the present filters under a name; the same name again takes the new filters. */
export async function takeView(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const staff = staffOf(exchange);
  const w = stepWords(lang);
  const name = field(fields, "name");
  const share = field(fields, "share");
  const asked = askedOf(site, new URLSearchParams(field(fields, "query").slice(0, 500)), staff);
  const typed: ViewTyped = { name, share, isDefault: field(fields, "default") === "yes" };
  if (name === "" || name.length > NAME_MAX) {
    return showViews(site, exchange, { typed, asked, error: fill(w.viewNameMissing, { n: NAME_MAX }) });
  }
  const kept = await keepView(scope.db, staff.professionalId, {
    id: scope.newId(),
    name,
    query: queryOf(asked).toString(),
    sharedTeam: staff.teams.includes(share) ? share : null,
    isDefault: typed.isDefault,
  });
  if (!kept) return showViews(site, exchange, { typed, asked, error: fill(w.viewFull, { n: VIEWS_KEPT }) });
  return redirect(`${to("queueViews", lang)}?done=saved`);
}

/** What the owner does with a view: one of another is as if it were not. */
export async function takeViewStep(exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields, params } = exchange;
  const id = parseId(params.view);
  const step = STEPS.find((one) => one === field(fields, "step"));
  const { professionalId, teams } = staffOf(exchange);
  if (!id || !step) throw new Refusal("not-found", "view");
  const mine = (await queueViews(scope.db, professionalId, teams)).some((one) => one.id === id && one.mine);
  if (!mine || !(await changeView(scope.db, professionalId, id, step)))
    throw new Refusal("not-found", "view");
  return redirect(`${to("queueViews", lang)}?done=saved`);
}

/** What the reader can beside their profession: it decides only what is offered to them. */
export async function takeCompetence(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const ticked = fields.get("competence") ?? [];
  const known = site.competences.map(({ id }) => id).filter((id) => ticked.includes(id));
  await setCompetences(scope.db, staffOf(exchange).professionalId, known);
  return redirect(`${to("queueViews", lang)}?done=saved`);
}
