import { inspect } from "node:util";
import { isUnavailable } from "./unavailable.ts";

let watching = false;

/**
 * Two failures the driver leaves to nobody, which would end the whole program though the statement that waited is refused as
 * it should be. On each new connection it asks for the types of arrays, and a server that is killed in that moment answers
 * nobody. And a transaction whose connection was cut is rolled back on it all the same, by a write to a socket that is no
 * more. They are let go here; any other failure that nobody caught ends the program as before.
 */
export function watchDriverLeak(): void {
  if (watching) return;
  watching = true;
  process.on("unhandledRejection", (reason) => {
    if (!isUnavailable(reason)) throw reason;
  });
  if (process.hasUncaughtExceptionCaptureCallback()) return;
  process.setUncaughtExceptionCaptureCallback((error) => {
    if (isWriteToNobody(error)) return;
    if (process.emit("uncaughtException", error, "uncaughtException")) return;
    process.stderr.write(`${inspect(error)}\n`);
    process.exit(1);
  });
}

const isWriteToNobody = (error: unknown): boolean =>
  error instanceof TypeError && /at Immediate\.nextWrite \(\S*postgres/.test(error.stack ?? "");
