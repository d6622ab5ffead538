import { professionalBySubject } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Role } from "#src/platform/access/actor.ts";
import type { Database } from "#src/platform/database/index.ts";
import type { StaffSnapshot } from "#src/platform/identity/session.ts";

/**
 * The professional of a subject at the staff's provider, with the roles that it gives them; undefined for somebody
 * the county does not know. Refused when no role is left.
 */
export async function professionalSigningIn(
  db: Database,
  subject: string,
  given: readonly string[],
): Promise<StaffSnapshot | undefined> {
  const known = await professionalBySubject(db, subject);
  if (!known) return undefined;
  // Both must say so: what the directory has taken away does not live on in the county's own list.
  const roles = (known.roles as Role[]).filter((role) => given.includes(role));
  if (roles.length === 0) throw new Refusal("denied", "sign-in-no-role");
  const { id: professionalId, name, profession, unit, teams, lines, languages } = known;
  return { kind: "staff", professionalId, name, profession, unit, teams, lines, languages, roles };
}
