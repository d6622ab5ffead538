import { buildIndex, rank, type SearchIndex } from "#src/domains/directory/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { canonicalHash } from "#src/platform/content/canonical.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { ReadTx } from "#src/platform/database/index.ts";
import { countFacets, type FacetCounts, fits, type LibraryFilters } from "./filter.ts";
import { instrumentsOf, termsOf } from "./kind.ts";
import { importedInstruments, libraryEpoch } from "./library-store.ts";
import type { Instrument, LibraryEntry } from "./model.ts";
import { documentOf } from "./searched.ts";

interface Library {
  readonly epoch: string;
  readonly entries: readonly LibraryEntry[];
  readonly byId: ReadonlyMap<string, LibraryEntry>;
  readonly index: SearchIndex;
}

/** The version of a card: another for every wording. */
export const versionOf = (instrument: Instrument): string => canonicalHash(instrument).slice(0, 16);

/** The library of a county's content and a database's imports, made again when an import changed something. */
const kept = new WeakMap<Content, Library>();

async function libraryOf(tx: ReadTx, content: Content): Promise<Library> {
  const epoch = await libraryEpoch(tx);
  const there = kept.get(content);
  if (there?.epoch === epoch) return there;
  const imported = await importedInstruments(tx);
  const byId = new Map<string, LibraryEntry>([
    ...instrumentsOf(content).map((instrument) => [instrument.id, ofContent(instrument)] as const),
    ...imported.map((entry) => [entry.instrument.id, entry] as const),
  ]);
  const entries = [...byId.values()].sort((one, other) =>
    one.instrument.abbr.localeCompare(other.instrument.abbr, "en", { numeric: true }),
  );
  const terms = termsOf(content);
  const index = buildIndex(entries.map(({ instrument }) => documentOf(instrument, terms)));
  const made = { epoch, entries, byId, index };
  kept.set(content, made);
  return made;
}

const ofContent = (instrument: Instrument): LibraryEntry => ({
  instrument,
  version: versionOf(instrument),
  from: "content",
  importedAt: null,
});

export interface LibraryRequest {
  /** What was typed; empty: everything that fits the filters, by abbreviation. */
  readonly question: string;
  readonly lang: Lang;
  readonly filters: LibraryFilters;
}

export interface LibraryResult {
  /** Best first. */
  readonly entries: readonly LibraryEntry[];
  readonly counts: FacetCounts;
  /** How many there are in the whole library. */
  readonly all: number;
}

/** The measures that fit a question and filters, and how many each choice would leave. */
export async function searchInstruments(
  tx: ReadTx,
  content: Content,
  { question, lang, filters }: LibraryRequest,
): Promise<LibraryResult> {
  const { entries, index } = await libraryOf(tx, content);
  const asked = question.trim();
  const found =
    asked === "" ? entries : rank(index, asked, lang).flatMap(({ document }) => entries[document] ?? []);
  return {
    entries: found.filter(({ instrument }) => fits(instrument, filters)),
    counts: countFacets(
      found.map(({ instrument }) => instrument),
      filters,
    ),
    all: entries.length,
  };
}

/** One measure by its id; undefined when there is none. */
export async function findInstrument(
  tx: ReadTx,
  content: Content,
  id: string,
): Promise<LibraryEntry | undefined> {
  return (await libraryOf(tx, content)).byId.get(id);
}

/** Every measure there is, by abbreviation. */
export async function allInstruments(tx: ReadTx, content: Content): Promise<readonly LibraryEntry[]> {
  return (await libraryOf(tx, content)).entries;
}
