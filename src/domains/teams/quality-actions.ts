import { circleOf } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import type { Scope } from "#src/platform/scope.ts";
import { closedBy, closedInOrder, type Sampled } from "./quality-store.ts";
import { mondayOf, SAMPLE, seedOf, weeksToLookAt } from "./sample.ts";

/** Some more than are wanted are asked for: those of the reader's own circle are passed over. */
const SPARE = 20;

/** The sample of a team's week: the same contacts whenever it is asked for. Of the reader's own work and circle none. */
export async function sampleOf(
  scope: Scope,
  staff: Staff,
  team: string,
  monday: Temporal.PlainDate,
): Promise<Sampled[]> {
  if (!staff.teams.includes(team)) throw new Refusal("not-found", "team");
  const closed = { from: startOfDay(monday), before: startOfDay(monday.add({ weeks: 1 })) };
  const found = await closedInOrder(
    scope.db,
    { team, closed, seed: seedOf(team, monday), reader: staff.professionalId },
    SAMPLE + SPARE,
  );
  const peopleOf = ({ personId, senderId }: Sampled) => [personId, senderId].filter((id) => id !== null);
  const near = async (people: ReturnType<typeof peopleOf>) =>
    (await circleOf(scope.db, staff.professionalId, people, scope.now)).reasons.length > 0;
  // Nearly always nobody is near, and one question says so of all.
  if (!(await near([...new Set(found.flatMap(peopleOf))]))) return found.slice(0, SAMPLE);
  const each = await Promise.all(found.map((one) => near(peopleOf(one))));
  return found.filter((_, n) => !each[n]).slice(0, SAMPLE);
}

/** One contact of a sample; as if it were not when it is in none that the reader may look at. */
export async function sampled(scope: Scope, staff: Staff, id: ContactId): Promise<Sampled> {
  const closed = await closedBy(scope.db, id);
  const monday = closed && mondayOf(localDate(closed.closedAt));
  const weeks = weeksToLookAt(localDate(scope.now));
  if (closed && monday && staff.teams.includes(closed.team) && weeks.some((week) => week.equals(monday))) {
    const sample = await sampleOf(scope, staff, closed.team, monday);
    const found = sample.find((one) => one.id === id);
    if (found) return found;
  }
  throw new Refusal("not-found", "contact");
}
