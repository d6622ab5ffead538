import { createHash, randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

const FILE = "content.json";
/** Texts that are kept: the newest, many times what there is. */
const MOST = 2_000;

/** What texts of YAML hold, as JSON, by the hash of the text. */
export interface Parsed {
  of(text: string): string | undefined;
  /** Notes what a text holds; where JSON would not hold the same it is left out. */
  note(text: string, raw: unknown): void;
  /** Writes down what was noted, for the next start. */
  keep(): Promise<void>;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/**
 * What was parsed at an earlier start, beside the built program: parsing YAML is a third of a start. Without a folder, or
 * where nothing may be written there, every start parses.
 */
export async function parsedBefore(folder: string | undefined): Promise<Parsed> {
  const known = folder ? await readKept(join(folder, FILE)) : new Map<string, string>();
  const before = known.size;
  return {
    of: (text) => known.get(hashOf(text)),
    note(text, raw) {
      const json = JSON.stringify(raw);
      if (json !== undefined && isDeepStrictEqual(JSON.parse(json), raw)) known.set(hashOf(text), json);
    },
    async keep() {
      if (!folder || known.size === before) return;
      const path = join(folder, `${FILE}.${randomUUID()}`);
      try {
        await writeFile(path, JSON.stringify([...known].slice(-MOST)));
        // Whole or not at all: another process may be reading it.
        await rename(path, join(folder, FILE));
      } catch {
        await rm(path, { force: true }).catch(() => undefined);
      }
    },
  };
}

async function readKept(path: string): Promise<Map<string, string>> {
  try {
    return new Map(JSON.parse(await readFile(path, "utf8")) as [string, string][]);
  } catch {
    // Not there yet, or not whole.
    return new Map();
  }
}
