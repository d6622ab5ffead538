import {
  type Assessment,
  CODED,
  type CodeBook,
  type Coded,
  type CodeList,
  codeList,
  codesKind,
  LISTS,
} from "#src/domains/assessments/index.ts";
import { invariant } from "#src/kernel/errors.ts";
import { type Content, publishedBody } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/sql.ts";

/** The lists of codes that an assessment is chosen from now. */
export function codeBook(content: Content): CodeBook {
  const lists = content.of(codesKind).map(({ value }) => codeList(value));
  const of = (id: string): CodeList => {
    const found = lists.find((list) => list.id === id);
    invariant(found, `the content has no list of codes ${id}`);
    return found;
  };
  return Object.fromEntries(CODED.map((one) => [one, of(LISTS[one])])) as Record<Coded, CodeList>;
}

/** The lists as they stood in some versions, each read once. A version that nobody published is the list of now. */
export function bookArchive(now: CodeBook, db: Database) {
  const kept = new Map<string, CodeList>();
  const listOf = async (one: Coded, version: string | undefined): Promise<CodeList> => {
    // An assessment from before there was such a list names no version of it.
    if (version === undefined || now[one].version === version) return now[one];
    const key = `${one}|${version}`;
    const known = kept.get(key);
    if (known) return known;
    const body = await publishedBody(db, codesKind.kind, LISTS[one], version);
    const parsed = body === undefined ? undefined : codesKind.parse(body, "");
    if (!parsed?.ok) return now[one];
    const list = codeList(parsed.value);
    kept.set(key, list);
    return list;
  };
  return async (versions: Assessment["codes"]): Promise<CodeBook> => {
    const lists = await Promise.all(
      CODED.map(async (one) => [one, await listOf(one, versions[one])] as const),
    );
    return Object.fromEntries(lists) as Record<Coded, CodeList>;
  };
}
