import { ON_CALL, type View } from "#src/domains/contacts/index.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { parseReference } from "#src/kernel/reference.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import { pageAsked } from "../staff-of.ts";

export const VIEWS: readonly View[] = ["team", "mine", "free", "late", "waiting", "answered"];

/** What the address asks of the queue: what makes no sense, or is not the reader's, is passed over. */
export interface Asked {
  readonly view: View;
  readonly team: string | undefined;
  readonly language: Lang | undefined;
  /** As typed. */
  readonly search: string;
  /** In the form references have, or what there is of one. */
  readonly reference: string | undefined;
  readonly page: number;
}

export function askedOf(exchange: Exchange, staff: Staff, allTeams: readonly string[]): Asked {
  const { query } = exchange;
  const [view, team, language] = [query.get("view"), query.get("team"), query.get("language")];
  const mayAsk = staff.teams.includes(ON_CALL) ? allTeams : staff.teams;
  const search = (query.get("search") ?? "").trim().slice(0, 30);
  return {
    view: VIEWS.find((one) => one === view) ?? "team",
    team: team && mayAsk.includes(team) ? team : undefined,
    language: isLang(language) ? language : undefined,
    search,
    reference: search === "" ? undefined : (parseReference(search) ?? search.replaceAll(/\s/g, "")),
    page: pageAsked(exchange),
  };
}

/** The queue's address for what is asked, with some of it changed; another view or filter begins at its first page. */
export function inboxPath(lang: Lang, asked: Asked, changed: Partial<Asked> = {}): string {
  const { view, team, language, search, page } = { ...asked, page: 0, ...changed };
  const query = new URLSearchParams({
    ...(view !== "team" && { view }),
    ...(team && { team }),
    ...(language && { language }),
    ...(search && { search }),
    ...(page > 0 && { page: String(page + 1) }),
  });
  return query.size > 0 ? `${to("inbox", lang)}?${query}` : to("inbox", lang);
}
