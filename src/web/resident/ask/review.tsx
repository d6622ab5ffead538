import { contactBySubmission } from "#src/domains/contacts/index.ts";
import { answersOf, type Draft, review, usesOf } from "#src/domains/forms/index.ts";
import { parseId } from "#src/kernel/id.ts";
import { findIdentifiers } from "#src/kernel/identifiers-in-text.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { signInPath } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  CsrfField,
  ErrorSummary,
  type FieldError,
  fill,
  Radios,
  SummaryList,
} from "../../ui/index.ts";
import { ownWords } from "./danger.ts";
import { doorOf, type WrittenDoor } from "./door.ts";
import { currentDraft } from "./draft.ts";
import { AskFrame } from "./page.tsx";
import { type Subject, sendDraft, subjects } from "./send.ts";
import { type AskWords, askWords } from "./words.ts";

const SENT = "pb_sent";
/** How long what was sent is shown again on the browser that sent it. */
const SENT_SHOWN = Temporal.Duration.from({ hours: 1 });

/** What in a nameless message would tell who wrote it, in words; empty when nothing does. */
function tellTale(door: WrittenDoor, draft: Draft, w: AskWords): string {
  const uses = usesOf(door.form.form, draft.answers);
  if (uses.way === "signed-in") return "";
  const kinds = new Set(findIdentifiers(ownWords(door, draft.answers)).map(({ kind }) => kind));
  return [...kinds].map((kind) => (kind in w ? w[kind as "phone"] : kind)).join(", ");
}

/** The first field that holds such a thing. */
function tellTaleField({ form }: WrittenDoor, { answers }: Draft): string {
  const told = form.form.items.find(({ linkId, type, format }) => {
    if ((type !== "text" && type !== "string") || format !== undefined) return false;
    const given = answersOf(answers, linkId)[0];
    return given && "valueString" in given && findIdentifiers(given.valueString).length > 0;
  });
  return told?.linkId ?? "own-words";
}

/** Every answer once more, each with its way back, before anything is sent. */
export async function showReview(site: Site, exchange: Exchange): Promise<Answer> {
  const door = doorOf(site, exchange);
  const draft = await currentDraft(door, exchange);
  if (!draft) return redirect(door.entry(exchange.lang));
  return drawn(site, door, exchange, draft, await subjects(door, exchange), [], 200);
}

/** What still stands in the way of sending, each linked to where it is put right. */
function faults(door: WrittenDoor, exchange: Exchange, draft: Draft): FieldError[] {
  const w = askWords(exchange.lang);
  const model = review(door.form.form, draft.answers, exchange.lang);
  const missing = model.rows.flatMap(({ error, linkId }) =>
    error ? [{ field: `row-${linkId}`, text: error }] : [],
  );
  const told = tellTale(door, draft, w);
  return told
    ? [...missing, { field: `row-${tellTaleField(door, draft)}`, text: fill(w.identifiers, { what: told }) }]
    : missing;
}

function drawn(
  site: Site,
  door: WrittenDoor,
  exchange: Exchange,
  draft: Draft,
  people: readonly Subject[],
  more: readonly FieldError[],
  status: number,
): Answer {
  const { lang } = exchange;
  const w = askWords(lang);
  const { form } = door.form;
  const model = review(form, draft.answers, lang);
  const uses = usesOf(form, draft.answers);
  const identified = uses.way === "signed-in";
  const needsSignIn = identified && people.length === 0;
  const told = tellTale(door, draft, w);
  const errors = status === 200 && !told ? [] : [...faults(door, exchange, draft), ...more];
  const here = door.review(lang);
  const body = (
    <AskFrame
      site={site}
      door={door}
      exchange={exchange}
      title={w.reviewTitle}
      answers={draft.answers}
      back={model.rows.length > 0 ? door.page(lang, model.rows.at(-1)?.page ?? "") : door.entry(lang)}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.reviewTitle}</h1>
      <p>{w.reviewLead}</p>
      <SummaryList
        lang={lang}
        rows={model.rows.map((row) => ({
          id: `row-${row.linkId}`,
          label: row.label,
          value: row.values.length > 0 ? row.values.join(", ") : undefined,
          error: errors.find((one) => one.field === `row-${row.linkId}`)?.text as string | undefined,
          change: door.page(lang, row.page),
        }))}
      />
      {needsSignIn ? (
        <>
          <p>{w.signInNote}</p>
          <Button href={signInPath("resident", lang, here)}>{w.signInFirst}</Button>
        </>
      ) : (
        <form method="post" action={here} novalidate>
          <CsrfField token={exchange.csrf()} />
          <input type="hidden" name="sending" value={draft.submission} />
          {identified && people.length > 1 && (
            <Radios
              lang={lang}
              name="subject"
              label={w.subjectTitle}
              hint={w.subjectHint}
              size="m"
              error={more.find(({ field: name }) => name === "subject")?.text as string | undefined}
              value={
                field(exchange.fields, "subject") ||
                (uses["for-whom"] === "myself" ? people[0]?.personId : undefined)
              }
              choices={people.map(({ personId, name, ground }) => ({
                value: personId,
                label: ground === "own" ? `${w.subjectMe} (${name})` : name,
              }))}
            />
          )}
          <Button icon="send">{w.send}</Button>
        </form>
      )}
    </AskFrame>
  );
  return page(body, status);
}

/** Sends. A second click, a reload or the back button sends nothing twice and lands on the same page. */
export async function takeReview(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const door = doorOf(site, exchange);
  const draft = await currentDraft(door, exchange);
  const sending = parseId(field(exchange.fields, "sending"));
  if (sending && sending !== draft?.submission) {
    // The draft of this page has been sent: by the first of two clicks, or before the back button.
    const already = await contactBySubmission(scope.db, sending);
    if (already && Temporal.Instant.compare(already.receivedAt, scope.now.subtract(SENT_SHOWN)) > 0) {
      exchange.setCookie(SENT, sending, SENT_SHOWN.total("seconds"));
      return redirect(`${door.sent(lang)}?again=1`);
    }
  }
  if (!draft) return redirect(door.entry(lang));
  const people = await subjects(door, exchange);
  const chosen = field(exchange.fields, "subject");
  const subject = people.length === 1 ? people[0] : people.find(({ personId }) => personId === chosen);
  const uses = usesOf(door.form.form, draft.answers);
  if (uses.way === "signed-in" && people.length === 0)
    return redirect(signInPath("resident", lang, door.review(lang)));
  const more: FieldError[] =
    uses.way === "signed-in" && !subject ? [{ field: "subject", text: askWords(lang).subjectMissing }] : [];
  if (faults(door, exchange, draft).length + more.length > 0)
    return drawn(site, door, exchange, draft, people, more, 422);
  await sendDraft(site, door, exchange, draft, subject);
  exchange.setCookie(SENT, draft.submission, SENT_SHOWN.total("seconds"));
  return redirect(door.sent(lang));
}

export { SENT };
