import { open } from "#src/domains/contacts/index.ts";
import { CIRCLE_CODE, CIRCLE_REASONS, type CircleReason, outsideCircle } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, type PersonId, parseId } from "#src/kernel/id.ts";
import { REASON_HOURS, stateReason } from "#src/platform/audit/special-reasons.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, type Route, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, ErrorSummary, Form, fill, LineList, TextArea } from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { circleWords } from "./words.ts";

/** The fewest and most characters that say why. */
export const WHY_LEAST = 10;
export const WHY_MOST = 1_000;

interface About {
  readonly person: PersonId;
  readonly contact: ContactId | undefined;
  readonly reasons: readonly CircleReason[];
}

/** What a refusal says of the circle; undefined when it is another. */
function aboutOf(refusal: unknown): About | undefined {
  if (!(refusal instanceof Refusal) || refusal.reason !== "own-circle") return undefined;
  const { person, contact, reasons } = refusal.details;
  const id = parseId<"person">(String(person));
  return (
    id && {
      person: id,
      contact: parseId<"contact">(String(contact ?? "")),
      reasons: CIRCLE_REASONS.filter((one) => String(reasons).split(" ").includes(one)),
    }
  );
}

/** A page or a step of the workplace that meets somebody of the reader's own circle asks first why, and does nothing. */
export function behindGate(site: Site, route: Route): Route {
  const { handle } = route;
  return {
    ...route,
    async handle(exchange) {
      try {
        return await handle(exchange);
      } catch (refusal) {
        const about = aboutOf(refusal);
        if (!about) throw refusal;
        return drawGate(site, exchange, about);
      }
    },
  };
}

function drawGate(
  site: Site,
  asked: Exchange,
  { person, contact, reasons }: About,
  typed = "",
  error?: string,
): Answer {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.staffHome } };
  const { lang } = exchange;
  const w = circleWords(lang);
  exchange.log({
    action: "person.find",
    ground: "own-circle",
    personId: person,
    contactId: contact ?? null,
    specialReasonId: null,
  });
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("inbox", lang), label: w.back }}
      hasErrors={error !== undefined}
    >
      {error && <ErrorSummary lang={lang} errors={[{ field: "why", text: error }]} />}
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      {reasons.length > 0 && (
        <Box tight id="circle" title={w.why}>
          <LineList items={reasons.map((reason) => w.reasons[reason])} />
        </Box>
      )}
      <p>{fill(w.logged, { n: REASON_HOURS })}</p>
      <Form action={to("ownCircle", lang)} csrf={exchange.csrf()}>
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="contact" value={contact ?? ""} />
        <TextArea
          lang={lang}
          name="why"
          label={w.words}
          hint={fill(w.wordsHint, { n: WHY_LEAST })}
          rows={3}
          maxlength={WHY_MOST}
          value={typed}
          error={error}
        />
        <Button icon="lock">{w.open}</Button>
      </Form>
    </StaffPage>,
    error ? 422 : 200,
  );
}

/** What is wrong with the words that say why, if anything. */
export function whyFault(why: string, lang: Exchange["lang"]): string | undefined {
  const w = circleWords(lang);
  if (why.length < WHY_LEAST) return fill(w.short, { n: WHY_LEAST });
  return why.length > WHY_MOST ? fill(w.long, { n: WHY_MOST }) : undefined;
}

/** Confirms what the gate asked, of that person alone. It gives no right, it opens what there is a right to. */
export async function takeCircle(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, fields } = exchange;
  const person = parseId<"person">(field(fields, "person"));
  const contact = parseId<"contact">(field(fields, "contact"));
  if (!contact && !person) throw new Refusal("not-found", "person");
  const about = await gateOf(exchange, person, contact);
  if (about) {
    const why = field(fields, "why");
    const error = whyFault(why, lang);
    if (error) return drawGate(site, exchange, about, why, error);
    await confirm(exchange, about.person, why);
  }
  return redirect(contact ? to("contact", lang, { id: contact }) : to("person", lang, { id: person ?? "" }));
}

/** Whether the gate stands before this contact or person for whoever acts; undefined once it is open. */
async function gateOf(
  exchange: Exchange,
  person: PersonId | undefined,
  contact: ContactId | undefined,
): Promise<About | undefined> {
  const { db, now } = exchange.scope;
  try {
    if (contact) await open(exchange.scope, contact);
    else if (person) await outsideCircle(db, staffOf(exchange).professionalId, [person], now);
    return undefined;
  } catch (refusal) {
    const about = aboutOf(refusal);
    if (!about) throw refusal;
    return about;
  }
}

/** Writes a confirmation down, where the data-protection officer sees it. */
export async function confirm(exchange: Exchange, personId: PersonId, words: string): Promise<void> {
  const { scope } = exchange;
  await stateReason(scope.db, {
    id: scope.newId(),
    professionalId: staffOf(exchange).professionalId,
    personId,
    code: CIRCLE_CODE,
    registers: [],
    words,
    at: scope.now,
  });
}
