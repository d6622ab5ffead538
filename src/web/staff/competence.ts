import type { Staff } from "#src/platform/access/actor.ts";
import type { Site } from "../site.ts";

/** What a professional can: what their profession brings, and what they have ticked themselves. */
export function competencesOf(
  site: Pick<Site, "competences">,
  staff: Pick<Staff, "profession">,
  own: readonly string[],
) {
  return site.competences.filter(
    ({ id, professions }) => professions.includes(staff.profession) || own.includes(id),
  );
}

/** Topics that need what they cannot: not offered to them, and left out of "what fits me". */
export function topicsNotFor(
  site: Pick<Site, "competences">,
  staff: Pick<Staff, "profession">,
  own: readonly string[],
): string[] {
  const can = new Set(competencesOf(site, staff, own).flatMap(({ topics }) => topics));
  return [...new Set(site.competences.flatMap(({ topics }) => topics))].filter((topic) => !can.has(topic));
}
