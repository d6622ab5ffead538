import type { Applied } from "../migrate.ts";

export const FORMAT = "prima-backup-1";

export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

export interface Header {
  readonly format: typeof FORMAT;
  readonly madeAt: string;
  /** As the server names itself. */
  readonly server: string;
  /** The schema's version: all that was applied. */
  readonly migrations: readonly Applied[];
}

export interface Ending {
  readonly rows: number;
  /** SHA-256 of the table's rows as they stand in the file. */
  readonly sha256: string;
}

export interface Sequence {
  readonly schema: string;
  readonly name: string;
  /** As text: 64 bits do not fit a number. */
  readonly last: string;
  readonly called: boolean;
}

export interface Manifest {
  readonly rows: number;
  readonly tables: readonly (Ending & { readonly table: string })[];
  /** SHA-256 of every frame before this one. */
  readonly sha256: string;
}

/** What backup and restore say that they did. */
export interface BackupResult {
  readonly file: string;
  readonly rows: number;
  readonly tables: number;
  readonly migration: string | null;
  readonly bytes: number;
  readonly seconds: number;
  readonly sha256: string;
}
