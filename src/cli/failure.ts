import { ConfigError } from "#src/platform/config/index.ts";
import { ContentError } from "#src/platform/content/problem.ts";
import { BackupError } from "#src/platform/database/backup/index.ts";
import { ClusterBusy, ClusterError, isUnavailable, MigrationError } from "#src/platform/database/index.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { PortError } from "./port.ts";
import { UsageError } from "./usage-error.ts";

/** A server of one's own that lets this role in not at all, or has no such database. */
function isRefused(error: unknown): boolean {
  return error instanceof Error && /^(28...|3D000)$/.test(String((error as { code?: unknown }).code));
}

/** What to tell of an error that ended a verb, and the code to end with. Our own mistakes show their stack. */
export function failure(error: unknown): { readonly message: string; readonly code: ExitCode } {
  if (error instanceof UsageError) return { message: error.message, code: EXIT.usage };
  if (error instanceof ConfigError) return { message: error.message, code: EXIT.config };
  if (error instanceof ContentError) return { message: error.message, code: EXIT.data };
  if (error instanceof PortError) return { message: error.message, code: error.exit };
  if (error instanceof ClusterBusy) return { message: error.message, code: EXIT.busy };
  if (error instanceof ClusterError) return { message: error.message, code: EXIT.unavailable };
  if (error instanceof BackupError || error instanceof MigrationError)
    return { message: error.message, code: EXIT.data };
  if (isRefused(error)) {
    return {
      message: `DATABASE_URL: expected a database that is there and a role that may use it: ${(error as Error).message}`,
      code: EXIT.config,
    };
  }
  if (isUnavailable(error)) {
    const whose = process.env.DATABASE_URL ? " that DATABASE_URL names" : "";
    return {
      message: `The database${whose} cannot be reached: ${(error as Error).message}`,
      code: EXIT.unavailable,
    };
  }
  return {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    code: EXIT.internal,
  };
}
