import type { Lang } from "#src/kernel/lang.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { ReadTx } from "#src/platform/database/index.ts";
import { type DirectoryEntry, documentOf, entriesOf } from "./entries.ts";
import { type DirectoryFilters, fits } from "./filter.ts";
import { servicesOf } from "./kind.ts";
import { directoryEpoch, nationalDescriptions } from "./national-store.ts";
import { buildIndex, type SearchIndex } from "./search/build.ts";
import { rank } from "./search/rank.ts";

interface Directory {
  readonly epoch: string;
  readonly entries: readonly DirectoryEntry[];
  readonly byId: ReadonlyMap<string, DirectoryEntry>;
  readonly index: SearchIndex;
}

/** The directory of a county's content and a database's imports, made again when an import changed something. */
const kept = new WeakMap<Content, Directory>();

async function directoryOf(tx: ReadTx, content: Content): Promise<Directory> {
  const epoch = await directoryEpoch(tx);
  const there = kept.get(content);
  if (there?.epoch === epoch) return there;
  const entries = entriesOf(servicesOf(content), await nationalDescriptions(tx));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const made = { epoch, entries, byId, index: buildIndex(entries.map(documentOf)) };
  kept.set(content, made);
  return made;
}

export interface DirectoryRequest extends DirectoryFilters {
  /** What was typed; empty: everything that fits the filters, the county's own services by name. */
  readonly question: string;
  /** The language of the page: it orders names and counts a little more in the search. */
  readonly lang: Lang;
  /** At most this many. */
  readonly limit?: number;
}

export interface DirectoryResult {
  /** Best first. */
  readonly entries: readonly DirectoryEntry[];
  /** How many there are in all. */
  readonly total: number;
}

/** Services and national descriptions that fit what somebody asks for. Reads one row when nothing has changed. */
export async function searchDirectory(
  tx: ReadTx,
  content: Content,
  request: DirectoryRequest,
): Promise<DirectoryResult> {
  const { question, lang, limit = 20, ...filters } = request;
  const { entries, index } = await directoryOf(tx, content);
  const areaOf = (code: string) => content.findMunicipality(code)?.area;
  const asked = question.trim();
  const found =
    asked === ""
      ? byName(
          entries.filter((entry) => entry.kind === "own"),
          lang,
        )
      : rank(index, asked, lang).flatMap(({ document }) => entries[document] ?? []);
  const fitting = found.filter((entry) => fits(entry, filters, areaOf));
  return { entries: fitting.slice(0, limit), total: fitting.length };
}

/** One entry by its id; undefined when there is none, or it is no longer in the national set. */
export async function findService(
  tx: ReadTx,
  content: Content,
  id: string,
): Promise<DirectoryEntry | undefined> {
  return (await directoryOf(tx, content)).byId.get(id);
}

/** Entries by their ids, in that order; those that are no longer there are left out. */
export async function findServices(
  tx: ReadTx,
  content: Content,
  ids: readonly string[],
): Promise<DirectoryEntry[]> {
  if (ids.length === 0) return [];
  const { byId } = await directoryOf(tx, content);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const nameOf = (entry: DirectoryEntry, lang: Lang) =>
  (entry.kind === "own" ? entry.service.names : entry.description.names)[lang];

function byName(entries: readonly DirectoryEntry[], lang: Lang): DirectoryEntry[] {
  return entries.toSorted((one, other) => nameOf(one, lang).localeCompare(nameOf(other, lang), lang));
}
