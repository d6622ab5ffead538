import type { Site } from "../../site.ts";

/** What a matter may be said to be about: the topics of all lines and the contact's own, each once. */
export function topicsToChoose(site: Site, own: string): string[] {
  const ofLines = site.content.lines.flatMap(({ id }) => site.topicsOf(id).map((topic) => topic.id));
  return [...new Set([own, ...ofLines])];
}
