import { contactsOfPerson, PERSON_ROWS } from "#src/domains/contacts/index.ts";
import {
  hasCareRelationship,
  outsideCircle,
  type Person,
  personById,
  prefersWriting,
  setPrefersWriting,
  wishesInForce,
  wishesOf,
} from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { REASON_CODES, reasonInForce, stateReason } from "#src/platform/audit/special-reasons.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { ErrorSummary, fill } from "../../ui/index.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import type { DeathTyped } from "./death-form.tsx";
import { type GateTyped, ReasonGate } from "./gate.tsx";
import { PersonView } from "./person-view.tsx";
import { peopleWords } from "./words.ts";

/** The fewest and most characters that say why. */
const REASON_LEAST = 10;
const REASON_MOST = 1_000;

interface Right {
  readonly ground: Extract<Ground, "care-relationship" | "special-reason" | "own-circle">;
  /** A special reason opens all of a person's contacts; a relationship those of its teams. */
  readonly all: boolean;
  readonly specialReasonId: string | null;
}

/** The person of the page's address. Throws a Refusal when there is none. */
export async function personOf(exchange: Exchange): Promise<Person> {
  const id = parseId<"person">(exchange.params.id);
  const person = id && (await personById(exchange.scope.db, id));
  if (!person) throw new Refusal("not-found", "person");
  return person;
}

/** The right to a person's data; of the reader's own circle only after a confirmation. */
export async function rightTo(exchange: Exchange, person: Person): Promise<Right | undefined> {
  const right = await rightByTask(exchange, person);
  if (!right) return undefined;
  const { db, now } = exchange.scope;
  const confirmation = await outsideCircle(db, staffOf(exchange).professionalId, [person.id], now);
  return confirmation ? { ...right, ground: "own-circle", specialReasonId: confirmation } : right;
}

async function rightByTask(exchange: Exchange, person: Person): Promise<Right | undefined> {
  const { db, now } = exchange.scope;
  const staff = staffOf(exchange);
  if (await hasCareRelationship(db, person.id, staff.teams, now)) {
    return { ground: "care-relationship", specialReasonId: null, all: false };
  }
  const reason = await reasonInForce(db, staff.professionalId, person.id, now);
  return reason ? { ground: "special-reason", specialReasonId: reason, all: true } : undefined;
}

/** A person's data inside a relationship; else the page that asks for a special reason and shows nothing yet. */
export async function showPerson(site: Site, exchange: Exchange): Promise<Answer> {
  const person = await personOf(exchange);
  const right = await rightTo(exchange, person);
  if (!right) return gate(site, exchange, person, { code: "", words: "" }, {});
  return drawPerson(site, exchange, person, right);
}

/** The page of a person to whom the reader has a right; `typed`: a day of death that could not be taken. */
export async function drawPerson(
  site: Site,
  exchange: Exchange,
  person: Person,
  right: Right,
  typed?: DeathTyped,
): Promise<Answer> {
  const { scope, lang } = exchange;
  const { ground, specialReasonId } = right;
  exchange.log({ action: "person.open", ground, specialReasonId, personId: person.id, contactId: null });
  const { teams, lines } = staffOf(exchange);
  const reach = right.all ? ("all" as const) : { teams, lines };
  const at = pageAsked(exchange);
  const [found, wishes] = await Promise.all([
    contactsOfPerson(scope.db, person.id, reach, scope.now, at),
    wishesInForce(scope.db, person.id),
  ]);
  const w = peopleWords(lang);
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={`${person.givenNames} ${person.surname}`}
      back={{ href: to("people", lang), label: w.again }}
      hasErrors={typed !== undefined}
    >
      <ErrorSummary lang={lang} errors={typed ? [{ field: "died", text: typed.error }] : []} />
      <PersonView
        site={site}
        exchange={exchange}
        person={person}
        wishes={wishesOf(wishes)}
        ground={right.ground}
        writes={await prefersWriting(scope.db, person.id)}
        contacts={found.slice(0, PERSON_ROWS)}
        at={at}
        more={found.length > PERSON_ROWS}
        typed={typed}
      />
    </StaffPage>,
    typed ? 422 : 200,
  );
}

function gate(
  site: Site,
  exchange: Exchange,
  person: Person,
  typed: GateTyped,
  errors: { code?: string; words?: string },
): Answer {
  const { lang } = exchange;
  exchange.log({
    action: "person.find",
    ground: "queue-duty",
    personId: person.id,
    contactId: null,
    specialReasonId: null,
  });
  const w = peopleWords(lang);
  const list = (["code", "words"] as const).flatMap((name) =>
    errors[name] ? [{ field: name, text: errors[name] }] : [],
  );
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.gateTitle}
      back={{ href: to("people", lang), label: w.again }}
      hasErrors={list.length > 0}
    >
      <ErrorSummary lang={lang} errors={list} />
      <ReasonGate
        exchange={exchange}
        person={person}
        typed={typed}
        errors={errors}
        least={REASON_LEAST}
        most={REASON_MOST}
      />
    </StaffPage>,
    list.length > 0 ? 422 : 200,
  );
}

/** Whether the person is to be written to and never called, as they have asked. */
export async function takePreference(_site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const person = await personOf(exchange);
  const right = await rightTo(exchange, person);
  if (!right) return redirect(to("person", lang, { id: person.id }));
  const { ground, specialReasonId } = right;
  exchange.log({
    action: "person.preference",
    ground,
    specialReasonId,
    personId: person.id,
    contactId: null,
  });
  await setPrefersWriting(scope.db, person.id, field(fields, "writes") === "yes", {
    id: scope.newId(),
    by: staffOf(exchange).professionalId,
    at: scope.now,
  });
  return redirect(to("person", lang, { id: person.id }));
}

/** States a special reason: it is kept apart, shown to the person, and listed for the data-protection officer. */
export async function takeReason(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = peopleWords(lang);
  const person = await personOf(exchange);
  const here = to("person", lang, { id: person.id });
  if (await rightTo(exchange, person)) return redirect(here);
  const [chosen, words] = [field(fields, "code"), field(fields, "words")];
  const code = REASON_CODES.find((one) => one === chosen);
  const wordsError =
    words.length < REASON_LEAST
      ? fill(w.reasonShort, { n: REASON_LEAST })
      : words.length > REASON_MOST
        ? fill(w.reasonLong, { n: REASON_MOST })
        : undefined;
  if (!code || wordsError) {
    return gate(
      site,
      exchange,
      person,
      { code: code ?? "", words },
      { ...(!code && { code: w.reasonMissing }), ...(wordsError && { words: wordsError }) },
    );
  }
  await stateReason(scope.db, {
    id: scope.newId(),
    professionalId: staffOf(exchange).professionalId,
    personId: person.id,
    code,
    words,
    at: scope.now,
  });
  return redirect(here);
}
