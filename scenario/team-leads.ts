import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Professional } from "./professional.ts";

/** Who leads each team: the first of its team leads. They hand work out to their colleagues. */
export function teamLeads(staff: Iterable<Professional>): ReadonlyMap<string, ProfessionalId> {
  const leads = new Map<string, ProfessionalId>();
  for (const { id, roles, teams } of staff) {
    if (!roles.includes("team-lead")) continue;
    for (const team of teams) if (!leads.has(team)) leads.set(team, id);
  }
  return leads;
}
