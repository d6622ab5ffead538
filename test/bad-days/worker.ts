import { professionalBySubject } from "#src/domains/people/index.ts";
import type { SessionId } from "#src/kernel/id.ts";
import type { Role } from "#src/platform/access/actor.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { TestHouse } from "#test/app.ts";

/** The scope in which a persona among the professionals acts, as their session would make it. */
export async function workerScope(house: TestHouse, key: string): Promise<Scope> {
  const { db } = house.database;
  const persona = house.personas.staff.find((one) => one.key === key);
  const known = persona && (await professionalBySubject(db, persona.subject));
  if (!known) throw new Error(`no professional ${key}`);
  const { id: professionalId, name, profession, unit, teams, lines, languages } = known;
  const roles = known.roles as Role[];
  return {
    actor: {
      kind: "staff",
      sessionId: crypto.randomUUID() as SessionId,
      professionalId,
      name,
      profession,
      unit,
      teams,
      lines,
      languages,
      roles,
    },
    now: house.clock.now(),
    lang: "fi",
    requestId: "test",
    db,
    newId: () => crypto.randomUUID(),
  };
}
