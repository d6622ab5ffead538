import { type DirectoryEntry, findServices, searchDirectory } from "#src/domains/directory/index.ts";
import type { Lang, LocalText } from "#src/kernel/lang.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Site } from "../site.ts";

/** So many services of a search are shown to pick from. */
export const FOUND = 6;

/** A service to guide somebody to. */
export interface GuideChoice {
  readonly id: string;
  readonly names: LocalText;
  readonly helps: LocalText;
  /** What to do first; null of a national description, which is no service of ours. */
  readonly how: LocalText | null;
  readonly phone: string | null;
}

function guideChoice(site: Site, entry: DirectoryEntry): GuideChoice {
  if (entry.kind === "national") {
    const { names, summary } = entry.description;
    return { id: entry.id, names, helps: summary, how: null, phone: null };
  }
  const { names, helps, how, phone, line } = entry.service;
  const number = phone?.number ?? site.content.findLine(line)?.phone?.number ?? null;
  return { id: entry.id, names, helps, how, phone: number };
}

/** What a search in the person's language finds, those picked before foremost. */
export async function guideChoices(
  site: Site,
  db: Database,
  q: string,
  picks: readonly string[],
  lang: Lang,
): Promise<GuideChoice[]> {
  const picked = await servicesById(site, db, picks);
  if (q.trim() === "") return picked;
  const { entries } = await searchDirectory(db, site.content, { question: q, lang, limit: FOUND });
  const found = entries.map((entry) => guideChoice(site, entry));
  return [...picked, ...found.filter(({ id }) => !picks.includes(id))];
}

/** Services by their ids; those that are no longer there are left out. */
export async function servicesById(site: Site, db: Database, ids: readonly string[]): Promise<GuideChoice[]> {
  return (await findServices(db, site.content, ids)).map((entry) => guideChoice(site, entry));
}
