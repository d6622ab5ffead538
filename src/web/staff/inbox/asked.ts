import {
  CHANNELS,
  type Channel,
  MOST_PAGES,
  ON_CALL,
  type QueueFilters,
  type View,
} from "#src/domains/contacts/index.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { parseReference } from "#src/kernel/reference.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { topicsNotFor } from "../competence.ts";

export const VIEWS: readonly View[] = [
  "team",
  "mine",
  "free",
  "late",
  "waiting",
  "answered",
  "snoozed",
  "asked",
];

/** The competence asked for that stands for all of the reader's own. */
export const FITS_ME = "mine";

/** What the address asks of the queue: what makes no sense, or is not the reader's, is passed over. */
export interface Asked {
  readonly view: View;
  readonly team: string | undefined;
  readonly line: string | undefined;
  readonly area: string | undefined;
  readonly language: Lang | undefined;
  readonly channel: Channel | undefined;
  readonly competence: string | undefined;
  /** As typed. */
  readonly search: string;
  /** In the form references have, or what there is of one. */
  readonly reference: string | undefined;
  readonly page: number;
}

/** The teams whose contacts a professional may ask for: their own; whoever is on call asks for alarms of any. */
export function teamsAsked(site: Site, staff: Staff) {
  const { teams } = site.content;
  return staff.teams.includes(ON_CALL) ? teams : teams.filter(({ id }) => staff.teams.includes(id));
}

export function askedOf(site: Site, query: URLSearchParams, staff: Staff): Asked {
  const one = <T extends string>(name: string, of: readonly T[]) =>
    of.find((each) => each === query.get(name));
  const teams = teamsAsked(site, staff);
  const language = query.get("language");
  const search = (query.get("search") ?? "").trim().slice(0, 30);
  const page = Number(query.get("page") ?? 1);
  return {
    view: one("view", VIEWS) ?? "team",
    team: one(
      "team",
      teams.map(({ id }) => id),
    ),
    line: one(
      "line",
      teams.map(({ line }) => line),
    ),
    area: one(
      "area",
      site.content.county.areas.map(({ id }) => id),
    ),
    language: isLang(language) ? language : undefined,
    channel: one("channel", CHANNELS),
    competence: one("competence", [FITS_ME, ...site.competences.map(({ id }) => id)]),
    search,
    reference: search === "" ? undefined : (parseReference(search) ?? search.replaceAll(/\s/g, "")),
    page: Number.isSafeInteger(page) && page >= 1 && page <= MOST_PAGES ? page - 1 : 0,
  };
}

/** What is asked, as the queue is filtered. `own`: the competences that the reader has ticked. */
export function filtersOf(site: Site, staff: Staff, asked: Asked, own: readonly string[]): QueueFilters {
  const { team, line, language, channel, reference, competence } = asked;
  const area = asked.area && {
    teams: site.content.teams.filter((one) => one.area === asked.area).map(({ id }) => id),
    municipalities: site.content.municipalities
      .filter((one) => one.area === asked.area)
      .map(({ code }) => code),
  };
  return {
    ...(team && { team }),
    ...(line && { line }),
    ...(area && { area }),
    ...(language && { language }),
    ...(channel && { channel }),
    ...(reference && { reference }),
    ...(competence === FITS_ME
      ? { notTopics: topicsNotFor(site, staff, own) }
      : competence && { topics: site.competences.find(({ id }) => id === competence)?.topics ?? [] }),
  };
}

/** Whether anything narrows the queue beside the view. */
export function isFiltered({ team, line, area, language, channel, competence, reference }: Asked): boolean {
  return Boolean(team || line || area || language || channel || competence || reference);
}

/** What is asked as it stands in an address. The view always does: an address without anything is the reader's own default. */
export function queryOf(asked: Asked, changed: Partial<Asked> = {}): URLSearchParams {
  const { view, team, line, area, language, channel, competence, search, page } = {
    ...asked,
    page: 0,
    ...changed,
  };
  return new URLSearchParams({
    view,
    ...(team && { team }),
    ...(line && { line }),
    ...(area && { area }),
    ...(language && { language }),
    ...(channel && { channel }),
    ...(competence && { competence }),
    ...(search && { search }),
    ...(page > 0 && { page: String(page + 1) }),
  });
}

/** The queue's address for what is asked, with some of it changed; another view or filter begins at its first page. */
export const inboxPath = (lang: Lang, asked: Asked, changed: Partial<Asked> = {}): string =>
  `${to("inbox", lang)}?${queryOf(asked, changed)}`;
