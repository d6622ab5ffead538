import { contactsOfPerson, PERSON_ROWS } from "#src/domains/contacts/index.ts";
import {
  type Person,
  prefersWriting,
  setPrefersWriting,
  wishesInForce,
  wishesOf,
} from "#src/domains/people/index.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { ErrorSummary } from "../../ui/index.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import type { DeathTyped } from "./death-form.tsx";
import { PersonView } from "./person-view.tsx";
import { drawGate, freshReason } from "./reason.tsx";
import { type PersonRight, personOf, rightTo } from "./right.ts";
import { peopleWords } from "./words.ts";

/**
 * A person's data inside a relationship; else the page that asks for a special reason and shows nothing yet. Whoever has a
 * right may ask for more by a reason of its own.
 */
export async function showPerson(site: Site, exchange: Exchange): Promise<Answer> {
  const person = await personOf(exchange);
  const right = await rightTo(exchange, person);
  const asksMore = exchange.query.get("open") === "more";
  if (!right || asksMore)
    return drawGate(site, exchange, person, right, freshReason(site, exchange, right), {});
  return drawPerson(site, exchange, person, right);
}

/** The page of a person to whom the reader has a right; `typed`: a day of death that could not be taken. */
export async function drawPerson(
  site: Site,
  exchange: Exchange,
  person: Person,
  right: PersonRight,
  typed?: DeathTyped,
): Promise<Answer> {
  const { scope, lang } = exchange;
  const { ground, reasons } = right;
  // Of two reasons in force each stands in the log.
  const ids = ground === "special-reason" ? [...new Set(reasons.values())] : [right.specialReasonId];
  for (const specialReasonId of ids)
    exchange.log({ action: "person.open", ground, specialReasonId, personId: person.id, contactId: null });
  const { teams, lines } = staffOf(exchange);
  const reach = { teams, lines, registers: [...reasons.keys()] };
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
        reasons={reasons}
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
