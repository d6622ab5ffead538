// One process of the booking drill: takes, confirms and cancels times as fast as it can, and says what was
// acknowledged to it. It is killed without warning; what it said before stands.
import { randomInt, randomUUID } from "node:crypto";
import { type BookingHand, cancelBooked, confirmSeen, take } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import { APP_ROLE, type Connection, connect, isUnavailable } from "#src/platform/database/index.ts";

const { connection, resources, at, slots, hands } = JSON.parse(process.argv[2] ?? "{}") as {
  readonly connection: Connection;
  readonly resources: readonly ResourceId[];
  readonly at: string;
  readonly slots: number;
  readonly hands: number;
};
const db = connect({ connection }, { max: hands, role: APP_ROLE, name: "rush" });
const now = Temporal.Instant.from(at);
const first = now.add({ hours: 24 });
const say = (line: string) => process.stdout.write(`${line}\n`);
const mine: AppointmentId[] = [];

const scope = (moment: Temporal.Instant) => ({
  actor: { kind: "system", job: "drill" } as const,
  now: moment,
  lang: "fi" as const,
  requestId: "drill",
  db,
  newId: randomUUID,
});
const hand = (moment: Temporal.Instant): BookingHand => ({
  by: { kind: "system", id: null, role: "drill", unit: null },
  ground: "system-task",
  now: moment,
});

async function attempt(): Promise<void> {
  const chance = randomInt(100);
  if (chance < 25 && mine.length > 0) {
    const [id] = mine.splice(randomInt(mine.length), 1) as [AppointmentId];
    say(`cancelling ${id}`);
    await cancelBooked(scope(now), id, "drill", hand(now));
    say(`cancelled ${id}`);
    return;
  }
  // Half an hour on a grid of a quarter: neighbours overlap. Some need two at once.
  const from = first.add({ minutes: 15 * randomInt(slots) });
  const to = from.add({ minutes: 30 });
  const one = resources[randomInt(resources.length)] as ResourceId;
  const other = resources[randomInt(resources.length)] as ResourceId;
  const taken = chance % 10 === 0 && other !== one ? [one, other] : [one];
  const id = randomUUID() as AppointmentId;
  const given = {
    id,
    submission: randomUUID(),
    type: "drill",
    line: "health",
    register: "health" as const,
    unit: "drill",
    form: "in-person" as const,
    startsAt: from,
    endsAt: to,
    personId: null,
    bookedBy: null,
    contactId: null,
    language: "fi" as const,
    codeHash: null,
    notifyEmail: null,
    notifyPhone: null,
  };
  const takes = taken.map((resourceId) => ({ resourceId, from, to, seats: 1 }));
  // A third is held first; of those some hold on for long, so that holds run out under others.
  const holds = chance % 3 === 0;
  const moment = chance > 90 ? now.add({ minutes: 30 }) : now;
  const made = await take(scope(moment), given, takes, hand(moment), holds ? "hold" : "book");
  if (holds) {
    if (chance % 2 === 0) return;
    await confirmSeen(scope(moment), made, {}, hand(moment));
  }
  say(`booked ${id}`);
  mine.push(id);
}

async function go(): Promise<never> {
  for (;;) {
    try {
      await attempt();
    } catch (error) {
      // Beaten to it, or the database away: the next attempt. Anything else is a finding.
      if (!(error instanceof Refusal) && !isUnavailable(error)) {
        say(`fault ${(error as { code?: string }).code ?? (error as Error).message}`);
      }
    }
    say("attempt");
  }
}

await Promise.all(Array.from({ length: hands }, go));
