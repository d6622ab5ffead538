import { isUnavailable } from "./unavailable.ts";

let watching = false;

/**
 * On each new connection the driver asks for the types of arrays and leaves that question's failure to nobody. A server
 * that is killed in that moment would so end the whole program, though the statement that waited is refused as it should
 * be. Such a failure is let go here; any other that nobody caught ends the program as before.
 */
export function watchDriverLeak(): void {
  if (watching) return;
  watching = true;
  process.on("unhandledRejection", (reason) => {
    if (!isUnavailable(reason)) throw reason;
  });
}
