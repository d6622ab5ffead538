export { dump } from "./dump.ts";
export { BackupError } from "./error.ts";
export type { BackupResult } from "./format.ts";
export { load } from "./load.ts";
