import { DRAFT_DAYS, dropSentDraft, responsesOf, review } from "#src/domains/forms/index.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { visitFormWords } from "../../booking/visit-form-words.ts";
import { signInPath, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  CsrfField,
  ErrorSummary,
  type FieldError,
  fill,
  PrintButton,
  Radios,
} from "../../ui/index.ts";
import { forgetDraftCookie, ownerOf } from "../ask/draft.ts";
import { showSent } from "../ask/sent.tsx";
import { doorAt, type Filling, opened } from "./door.ts";
import { ForVisit, takeForVisit } from "./for-visit.tsx";
import { Afterwards, FormFrame } from "./frame.tsx";
import { outcome } from "./outcome.tsx";
import { type FormOwner, keepOwn, owners } from "./own.ts";
import { formsWords } from "./words.ts";

/** What came of a form: sent with its reference and day, or the result, which is the person's own. */
export async function showFormDone(site: Site, exchange: Exchange): Promise<Answer> {
  const door = await doorAt(site, exchange);
  if (door.line) return showSent(site, exchange);
  const filling = await opened(site, exchange);
  if (!filling.draft) return redirect(door.start(exchange.lang));
  return drawn(site, exchange, filling, await owners(exchange), [], 200);
}

async function drawn(
  site: Site,
  exchange: Exchange,
  filling: Filling,
  people: readonly FormOwner[],
  errors: readonly FieldError[],
  status: number,
): Promise<Answer> {
  const { lang, scope, visitor } = exchange;
  const { door, answers, context, draft } = filling;
  const { form } = door.form;
  const w = formsWords(lang);
  if (!review(form, answers, lang, context).ready) return redirect(door.review(lang));
  const title = form.results.length > 0 ? w.resultTitle : w.doneTitle;
  const { resident } = visitor;
  const earlier = resident ? await responsesOf(scope.db, [resident.personId], door.form.id) : [];
  return page(
    <FormFrame
      site={site}
      exchange={exchange}
      door={door}
      title={title}
      back={door.review(lang)}
      answers={answers}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <p class="pb-quiet">{form.title[lang]}</p>
      <h1>{title}</h1>
      {await outcome({ site, exchange, form: door.form, answers, context, earlier, kept: false })}
      <div class="pb-mt">
        <PrintButton>{w.print}</PrintButton>
      </div>
      <p class="pb-noprint">
        <a href={door.review(lang)}>{w.change}</a>
      </p>
      {door.visits.length > 0 && (
        <ForVisit
          exchange={exchange}
          door={door}
          submission={draft?.submission ?? ""}
          error={errors.find((one) => one.field === "visit")?.text as string | undefined}
        />
      )}
      {door.visits.length === 0 && (
        <Box id="keep" title={w.keepTitle} class="pb-noprint">
          <p>{door.use.purpose === "pre-visit" ? w.sharedNote : w.keepBody}</p>
          {resident ? (
            <form method="post" action={door.done(lang)} novalidate>
              <CsrfField token={exchange.csrf()} />
              <input type="hidden" name="sending" value={draft?.submission} />
              {people.length > 1 && (
                <Radios
                  lang={lang}
                  name="subject"
                  label={w.subject}
                  size="m"
                  error={errors[0]?.text as string | undefined}
                  value={field(exchange.fields, "subject") || people[0]?.personId}
                  choices={people.map(({ personId, name, ground }) => ({
                    value: personId,
                    label: ground === "own" ? `${w.me} (${name})` : name,
                  }))}
                />
              )}
              <Button>{w.keep}</Button>
            </form>
          ) : (
            <>
              <p>{fill(w.keepNot, { days: draft?.byCode ? DRAFT_DAYS.code : DRAFT_DAYS.browser })}</p>
              <Button href={signInPath("resident", lang, door.done(lang))} variant="secondary">
                {w.keepSignIn}
              </Button>
            </>
          )}
        </Box>
      )}
      <Afterwards door={door} exchange={exchange} begun />
    </FormFrame>,
    status,
  );
}

/** Keeps the answers for the person, who asked for it. A second click keeps nothing twice. */
export async function takeFormDone(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, visitor } = exchange;
  const filling = await opened(site, exchange);
  const { door, draft, answers, context } = filling;
  if (door.line) return redirect(door.done(lang));
  if (door.visits.length > 0 && draft) {
    if (!review(door.form.form, answers, lang, context).ready) return redirect(door.review(lang));
    const text = visitFormWords(lang).missing;
    return (
      (await takeForVisit(site, exchange, filling)) ??
      drawn(site, exchange, filling, [], [{ field: "visit", text }], 422)
    );
  }
  if (!visitor.resident) return redirect(signInPath("resident", lang, door.done(lang)));
  if (!draft) return redirect(to("ownForms", lang));
  if (!review(door.form.form, answers, lang, context).ready) return redirect(door.review(lang));
  const people = await owners(exchange);
  const chosen = field(exchange.fields, "subject");
  const owner = people.length === 1 ? people[0] : people.find(({ personId }) => personId === chosen);
  if (!owner)
    return drawn(
      site,
      exchange,
      filling,
      people,
      [{ field: "subject", text: formsWords(lang).subjectMissing }],
      422,
    );
  const id = await keepOwn(filling, exchange, owner);
  const holder = ownerOf(door, exchange);
  if (holder) await dropSentDraft(scope.db, holder, door.form.id);
  forgetDraftCookie(door, exchange);
  return redirect(`${to("ownForm", lang, { kept: id })}?saved=1`);
}
