import type { ReadTx, WriteTx } from "../database/sql.ts";
import { canonicalHash } from "./canonical.ts";
import type { VersionedFile } from "./content.ts";
import { ContentError, type Problem } from "./problem.ts";
import { fileProblem } from "./source.ts";
import { insertVersions, type StoredVersion, versionBody, versionsOf } from "./store.ts";

export interface Publication {
  readonly added: number;
  readonly unchanged: number;
}

/**
 * Stores the versions that the database does not have. Runs at every start, in every process.
 * @throws ContentError when a stored version would change, or when two files give the same version: then nothing
 * is written, and the message names the file and says to raise the version.
 */
export async function publish(
  db: WriteTx,
  versions: readonly VersionedFile[],
  now: Temporal.Instant,
): Promise<Publication> {
  const twice = repeatedVersions(versions);
  if (twice.length > 0) throw new ContentError(twice);
  if (versions.length === 0) return { added: 0, unchanged: 0 };
  const rows = versions.map(({ kind, id, version, body }) => ({
    kind,
    id,
    version,
    hash: canonicalHash(body),
    body,
  }));
  let stored = await insertVersions(db, rows, now);
  const added = stored.filter((one) => one.added).length;
  // Another process that starts beside this one may have been writing: what it wrote is seen by the next statement.
  if (stored.some((one) => one.hash === null)) stored = await insertVersions(db, rows, now);
  const hashes = new Map(rows.map((row) => [keyOf(row), row.hash]));
  const changed = stored.filter((one) => one.hash !== null && one.hash !== hashes.get(keyOf(one)));
  if (changed.length > 0) throw new ContentError(changed.map((one) => changedProblem(one, versions)));
  return { added, unchanged: versions.length - added };
}

/** What was published under a version, undefined when nothing was. Answers are read again with it. */
export function publishedBody(
  db: ReadTx,
  kind: string,
  id: string,
  version: string,
): Promise<unknown | undefined> {
  return versionBody(db, kind, id, version);
}

/** Every version of a kind that was ever published, oldest first of each id. */
export const publishedVersions = (db: ReadTx, kind: string) => versionsOf(db, kind);

type Key = Pick<StoredVersion, "kind" | "id" | "version">;
const keyOf = ({ kind, id, version }: Key) => `${kind} ${id} ${version}`;

function repeatedVersions(versions: readonly VersionedFile[]): Problem[] {
  const first = new Map<string, VersionedFile>();
  return versions.flatMap((one) => {
    const earlier = first.get(keyOf(one));
    first.set(keyOf(one), earlier ?? one);
    if (!earlier) return [];
    const message = `${one.kind} "${one.id}" has version ${one.version} in ${earlier.file} already`;
    return [fileProblem(one.file, "version.repeated", message)];
  });
}

function changedProblem(stored: StoredVersion, versions: readonly VersionedFile[]): Problem {
  const file = versions.find((one) => keyOf(one) === keyOf(stored))?.file ?? "";
  const message =
    `${stored.kind} "${stored.id}" version ${stored.version} has been published with other content, and answers ` +
    `point at it: raise version to ${nextVersion(stored.version)}, or take the change back`;
  return fileProblem(file, "version.changed", message);
}

/** The version with its last number raised: 1.0.0 → 1.0.1. */
function nextVersion(version: string): string {
  const raised = version.replace(/\d+(?=\D*$)/, (last) => String(Number(last) + 1));
  return raised === version ? `${version}-2` : raised;
}
