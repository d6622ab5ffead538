import pino from "pino";
import type { LogLevel } from "#src/platform/config/index.ts";

/** The structured log of the program, on standard error: codes, ids of requests and times; never a person's data. */
export function makeLog(level: LogLevel) {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  );
}

export type Log = ReturnType<typeof makeLog>;

/** What of an error may stand in a log: its name, code and where it was thrown; its message may quote a person's words. */
export function errorFields(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  const at = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^ (]*\//, "("))
    .join(" < ");
  return { name: error.name, ...(typeof code === "string" && { code }), ...(at && { at }) };
}
