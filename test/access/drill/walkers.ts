import type { PersonId, ProfessionalId, SessionId } from "#src/kernel/id.ts";
import type { Actor } from "#src/platform/access/actor.ts";
import type { Snapshot } from "#src/platform/identity/session.ts";
import { createSession } from "#src/platform/identity/session-store.ts";
import type { TestHouse } from "../../app.ts";
import type { DrillWorld } from "./model.ts";
import type { DrillActor } from "./oracle.ts";

/** Somebody who walks the house, with their session. */
export interface Walker {
  readonly name: string;
  readonly who: DrillActor;
  readonly actor: Actor;
  readonly cookie: string;
}

/** Everybody of the world signed in, and one whom nobody knows. */
export async function walkers({ database, clock }: TestHouse, world: DrillWorld): Promise<Walker[]> {
  const now = clock.now();
  const all: Walker[] = [
    { name: "nobody known", who: { kind: "anonymous" }, actor: { kind: "anonymous" }, cookie: "" },
  ];
  const enter = async (name: string, who: DrillActor, snapshot: Snapshot) => {
    const id = crypto.randomUUID() as SessionId;
    const token = await createSession(database.db, { id, actor: snapshot, now });
    all.push({
      name,
      who,
      actor: { ...snapshot, sessionId: id } as Actor,
      cookie: `pb_${snapshot.kind}=${token}`,
    });
  };
  for (const person of world.people) {
    const snapshot = { kind: "resident" as const, personId: person.id as PersonId, name: "Etu" };
    await enter(`resident ${person.n} (${person.born})`, { kind: "resident", person }, snapshot);
  }
  for (const staff of world.staff) {
    await enter(
      staff.key,
      { kind: "staff", staff },
      {
        kind: "staff",
        professionalId: staff.id as ProfessionalId,
        name: staff.key,
        roles: staff.roles,
        profession: "nurse",
        unit: "contact-centre",
        teams: staff.teams,
        lines: staff.lines,
        languages: ["fi"],
      },
    );
  }
  return all;
}
