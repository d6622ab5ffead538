import {
  historyOf,
  messagesOf,
  type Opened,
  open,
  outcomesOf,
  reply,
  responseOf,
} from "#src/domains/contacts/index.ts";
import { personById, professionalById } from "#src/domains/people/index.ts";
import { correctionsOf } from "#src/domains/requests/index.ts";
import { requestsOfContact } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, parseId } from "#src/kernel/id.ts";
import { findIdentifiers } from "#src/kernel/identifiers-in-text.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { accessesOfContact } from "#src/platform/audit/read.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import type { Scope } from "#src/platform/scope.ts";
import { clocksOfContact } from "../clocks.ts";
import { number } from "../format.ts";
import { ResidentPage } from "../frame.tsx";
import { answersIn } from "../matter/answers.ts";
import { loadAssessed } from "../matter/assessed.ts";
import { servicesById } from "../matter/guide.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Button, ErrorSummary, Form, fill, NotificationBanner } from "../ui/index.ts";
import { askWords } from "./ask/words.ts";
import { codeWords } from "./code-words.ts";
import type { MatterShown } from "./matter-shown.ts";
import { MatterView } from "./matter-view.tsx";
import { matterWords } from "./matter-words.ts";
import { REPLY_MAX } from "./reply-form.tsx";
import { replyWords } from "./reply-words.ts";

/** Everything of a matter that its page shows. */
async function loadMatter(site: Site, scope: Scope, { contact }: Opened, lang: Lang): Promise<MatterShown> {
  const { db } = scope;
  const { actor } = scope;
  const reader = actor.kind === "resident" ? actor.personId : null;
  const [messages, history, accesses, holder, person, response, assessed, outcomes, requests, corrections] =
    await Promise.all([
      messagesOf(db, contact.id, false),
      historyOf(db, contact.id),
      accessesOfContact(db, contact.id, 5, reader),
      contact.holderId ? professionalById(db, contact.holderId) : undefined,
      contact.personId ? personById(db, contact.personId) : undefined,
      contact.form || contact.channel === "omaolo" ? responseOf(db, contact.id) : undefined,
      loadAssessed(site, db, contact.id),
      contact.answeredAt ? outcomesOf(db, contact.id) : [],
      contact.answeredAt ? requestsOfContact(db, contact.id) : [],
      correctionsOf(db, [contact.id]),
    ]);
  return {
    corrections,
    contact,
    assessed,
    outcomes,
    requests,
    services: await servicesById(site, db, [...new Set(outcomes.flatMap((one) => one.services))]),
    messages,
    history,
    accesses,
    holder,
    about: contact.personId === reader ? undefined : person?.givenNames,
    clocks: clocksOfContact(site, contact, history, person?.birthDate ?? null, scope.now),
    answers: await answersIn(site, contact, response, lang),
  };
}

export interface MatterPlace {
  readonly scope: Scope;
  readonly id: ContactId;
  readonly replyTo: string;
  readonly back: { readonly href: string; readonly label?: string };
}

/** Draws the page of a matter and notes the reading. */
export async function drawMatter(
  site: Site,
  exchange: Exchange,
  place: MatterPlace,
  reply_: { typed: string; error: string | undefined },
): Promise<Answer> {
  const { lang } = exchange;
  const opened = await open(place.scope, place.id);
  const { contact, right } = opened;
  exchange.log(
    { action: "contact.open", ...right, personId: contact.personId, contactId: contact.id },
    place.scope.actor,
  );
  const shown = await loadMatter(site, place.scope, opened, lang);
  const w = matterWords(lang);
  const title = site.topicName(contact.topic)[lang];
  const body = (
    <ResidentPage
      site={site}
      exchange={exchange}
      title={title}
      back={place.back}
      hasErrors={reply_.error !== undefined}
      live={[`contact:${contact.id}`]}
      noindex
    >
      {reply_.error && <ErrorSummary lang={lang} errors={[{ field: "body", text: reply_.error }]} />}
      {exchange.query.get("sent") === "1" && (
        <NotificationBanner lang={lang} success>
          {w.sent}
        </NotificationBanner>
      )}
      <MatterView site={site} exchange={exchange} shown={shown} replyTo={place.replyTo} {...reply_} />
      {place.scope.actor.kind === "code" && (
        <Form action={place.replyTo} csrf={exchange.csrf()}>
          <Button name="leave" value="1" variant="text">
            {codeWords(lang).codeLeave}
          </Button>
        </Form>
      )}
    </ResidentPage>
  );
  return page(body, reply_.error === undefined ? 200 : 422);
}

/** Takes a message of the family: kept on the page when it cannot be sent as it is. */
export async function takeReply(site: Site, exchange: Exchange, place: MatterPlace): Promise<Answer> {
  const { lang } = exchange;
  const w = matterWords(lang);
  const body = field(exchange.fields, "body");
  const { contact } = await open(place.scope, place.id);
  const error = faultIn(body, contact.way !== "identified", lang);
  if (error) return drawMatter(site, exchange, place, { typed: body, error });
  const acute = site.signs(body).filter(({ severity }) => severity === "acute");
  try {
    await reply(place.scope, site.county, place.id, body, [...new Set(acute.map(({ code }) => code))]);
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.reason === "contact-closed") {
      return drawMatter(site, exchange, place, { typed: body, error: w.closed });
    }
    throw refusal;
  }
  site.poke();
  return redirect(`${place.replyTo}?sent=1`);
}

function faultIn(body: string, nameless: boolean, lang: Lang): string | undefined {
  const w = replyWords(lang);
  if (body === "") return w.replyEmpty;
  if (body.length > REPLY_MAX) return fill(w.replyLong, { n: number(REPLY_MAX, lang) });
  const told = nameless ? [...new Set(findIdentifiers(body).map(({ kind }) => kind))] : [];
  const names = askWords(lang) as unknown as Record<string, string>;
  if (told.length > 0)
    return fill(w.replyIdentifiers, { what: told.map((kind) => names[kind] ?? kind).join(", ") });
  return undefined;
}

/** The signed-in person's own page of a matter. */
export function ownPlace(exchange: Exchange): MatterPlace {
  const id = parseId<"contact">(exchange.params.id);
  if (!id) throw new Refusal("not-found", "contact");
  const { lang } = exchange;
  return {
    scope: exchange.scope,
    id,
    replyTo: to("matter", lang, { id }),
    back: { href: to("matters", lang), label: matterWords(lang).matters },
  };
}
