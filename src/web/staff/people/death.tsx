import { recordDeath } from "#src/domains/contacts/index.ts";
import type { Person } from "#src/domains/people/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import { readDayParts } from "#src/kernel/typed-day.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { deathWords } from "./death-words.ts";
import { drawPerson, showPerson } from "./person.tsx";
import { personOf, rightTo } from "./right.ts";

function faultIn(
  on: Temporal.PlainDate | undefined,
  person: Person,
  now: Temporal.Instant,
  exchange: Exchange,
) {
  const w = deathWords(exchange.lang);
  if (!on) return w.wrong;
  if (Temporal.PlainDate.compare(on, localDate(now)) > 0) return w.future;
  return Temporal.PlainDate.compare(on, person.birthDate) < 0 ? w.before : undefined;
}

/** Records that a person has died, by somebody with a right to their data; twice is once. */
export async function takeDeath(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const person = await personOf(exchange);
  const right = await rightTo(exchange, person);
  // The page of the special reason stands before everything else.
  if (!right) return showPerson(site, exchange);
  const typed = {
    day: field(fields, "died.day"),
    month: field(fields, "died.month"),
    year: field(fields, "died.year"),
  };
  const on = readDayParts(typed);
  const error = faultIn(on, person, scope.now, exchange);
  if (!on || error) {
    return drawPerson(site, exchange, person, right, { ...typed, error: error ?? deathWords(lang).wrong });
  }
  await recordDeath(scope, person.id, on, { ...right, handles: false });
  exchange.log({ action: "person.record-death", ...right, personId: person.id, contactId: null });
  site.poke();
  return redirect(to("person", lang, { id: person.id }));
}
