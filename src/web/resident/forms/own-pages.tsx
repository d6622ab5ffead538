import {
  dropResponse,
  fromResponse,
  type KeptResponse,
  type ResultModel,
  responsesOf,
  results,
} from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { day } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  EmptyState,
  Form,
  fill,
  LineList,
  NotificationBanner,
  PrintButton,
} from "../../ui/index.ts";
import { matterWords } from "../matter-words.ts";
import { outcome } from "./outcome.tsx";
import { owners, ownResponse } from "./own.ts";
import { formsWords } from "./words.ts";

/** One score in a line: "Total: 7, a little". */
const inShort = (found: readonly ResultModel[]): string =>
  found
    .flatMap(({ title, score, band }) =>
      score === undefined ? [] : [[`${title}: ${score}`, band?.label].filter(Boolean).join(", ")],
    )
    .join("; ");

/** The forms that the reader has kept, and those of the people they may act for; each person's list is logged. */
export async function showOwnForms(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = formsWords(lang);
  const people = await owners(exchange);
  if (people.length === 0) throw new Refusal("signed-out", "resident");
  const all = await responsesOf(
    scope.db,
    people.map(({ personId }) => personId),
  );
  const shown = await Promise.all(
    all.map(async (kept) => {
      const version = await site.form(kept.form, kept.formVersion);
      const found = version ? results(version.form, fromResponse(version.form, kept.response), lang) : [];
      return { kept, title: version?.form.title[lang] ?? kept.form, score: inShort(found) };
    }),
  );
  const byPerson = people
    .map((owner) => ({ owner, forms: shown.filter(({ kept }) => kept.personId === owner.personId) }))
    .filter(({ owner, forms }) => owner.ground === "own" || forms.length > 0);
  for (const { owner } of byPerson)
    exchange.log({
      action: "forms.read",
      ground: owner.ground,
      personId: owner.personId,
      contactId: null,
      specialReasonId: null,
    });
  const at = ({ at: moment }: KeptResponse) => fill(w.filledOn, { day: day(moment, lang, scope.now) });
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.ownTitle}
      back={{ href: to("matters", lang), label: matterWords(lang).matters }}
      noindex
    >
      {exchange.query.get("deleted") === "1" && (
        <NotificationBanner lang={lang} success>
          {w.deleted}
        </NotificationBanner>
      )}
      <h1>{w.ownTitle}</h1>
      <p class="nhsuk-lede-text">{w.ownLead}</p>
      <p>
        <a href={to("forms", lang)}>{w.title}</a>
      </p>
      {all.length === 0 && <EmptyState title={w.ownNone}>{w.ownNoneBody}</EmptyState>}
      {byPerson
        .filter(({ forms }) => forms.length > 0)
        .map(({ owner, forms }) => (
          <section>
            {owner.ground !== "own" && <h2>{fill(w.ownOf, { name: owner.name })}</h2>}
            <LineList
              items={forms.map(({ kept, title, score }) => (
                <>
                  <p class="pb-flush">
                    <a href={to("ownForm", lang, { kept: kept.id })}>
                      {title}
                      <span class="nhsuk-u-visually-hidden">, {at(kept)}</span>
                    </a>
                  </p>
                  <p class="pb-quiet pb-small pb-flush">{[at(kept), score].filter(Boolean).join(" · ")}</p>
                </>
              ))}
            />
          </section>
        ))}
    </ResidentPage>,
  );
}

/** One kept form, in the version in which it was answered, in the reader's language. */
export async function showOwnForm(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = formsWords(lang);
  const { kept, owner } = await ownResponse(exchange);
  const version = await site.form(kept.form, kept.formVersion);
  if (!version) throw new Refusal("not-found", "page");
  const title = version.form.title[lang];
  const earlier = await responsesOf(scope.db, [kept.personId], kept.form);
  const upTo = earlier.filter(({ at }) => Temporal.Instant.compare(at, kept.at) <= 0);
  const answers = fromResponse(version.form, kept.response);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={title}
      back={{ href: to("ownForms", lang), label: w.ownTitle }}
      noindex
    >
      {exchange.query.get("saved") === "1" && (
        <NotificationBanner lang={lang} success>
          {w.saved}
        </NotificationBanner>
      )}
      <h1>{title}</h1>
      <p class="pb-quiet">
        {[
          owner.ground === "own" ? undefined : owner.name,
          fill(w.filledOn, { day: day(kept.at, lang, scope.now) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {kept.shared && <p>{w.sharedNote}</p>}
      {await outcome({ site, exchange, form: version, answers, earlier: upTo, kept: true })}
      <p class="pb-row">
        <PrintButton>{w.print}</PrintButton>
        <a class="pb-noprint" href={to("form", lang, { form: kept.form })}>
          {w.again}
        </a>
      </p>
      {owner.ground === "own" && (
        <Box id="delete" title={w.ownDelete} small class="pb-noprint">
          <p>{w.ownDeleteNote}</p>
          <Form action={to("ownForm", lang, { kept: kept.id })} csrf={exchange.csrf()}>
            <Button variant="warning" name="delete" value="1">
              {w.ownDelete}
            </Button>
          </Form>
        </Box>
      )}
    </ResidentPage>,
  );
}

/** Deletes a form of one's own for good. */
export async function takeOwnForm(site: Site, exchange: Exchange): Promise<Answer> {
  const { kept, owner } = await ownResponse(exchange);
  if (field(exchange.fields, "delete") !== "1" || owner.ground !== "own") return showOwnForm(site, exchange);
  exchange.log({
    action: "form.delete",
    ground: owner.ground,
    personId: kept.personId,
    contactId: null,
    specialReasonId: null,
  });
  await dropResponse(exchange.scope.db, kept.id);
  return redirect(`${to("ownForms", exchange.lang)}?deleted=1`);
}
