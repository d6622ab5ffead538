import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One step of the schema: `0007_contact.sql`. */
export interface MigrationFile {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text, whatever its line ends. */
  readonly checksum: string;
}

const NAME = /^(\d{4})_[a-z0-9_-]+\.sql$/;

/** The migrations of a folder, in order. Other files than SQL are left alone. @throws on names that do not fit. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const version = Number(NAME.exec(name)?.[1]);
      if (!version) throw new Error(`${join(folder, name)} is not named like 0007_contact.sql`);
      const sql = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { version, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
  files.forEach((file, index) => {
    const before = files[index - 1];
    if (before?.version === file.version)
      throw new Error(`${before.name} and ${file.name} have the same number`);
  });
  return files;
}
