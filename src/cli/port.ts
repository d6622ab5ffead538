import { createServer } from "node:net";
import { EXIT, type ExitCode } from "./exit-codes.ts";

/** The address that was given cannot be served at; the message says why and what to do. */
export class PortError extends Error {
  readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode) {
    super(message);
    this.name = "PortError";
    this.exit = exit;
  }
}

/** Asks for the port and gives it back: whoever cannot have it is told before anything is started or made. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  await listening(
    () =>
      new Promise<void>((resolve, reject) => {
        const probe = createServer();
        probe.once("error", reject);
        probe.listen(port, host, () => probe.close(() => resolve()));
      }),
    port,
    host,
  );
}

/** Runs what begins to listen; what the system says against it in words for whoever starts the program. */
export async function listening<T>(begin: () => Promise<T>, port: number, host: string): Promise<T> {
  try {
    return await begin();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new PortError(
        `PORT ${port} on ${host} is taken by another program. Stop it, or give another: PORT=${port + 1} npm start`,
        EXIT.busy,
      );
    }
    if (code === "EACCES") {
      throw new PortError(
        `PORT: given "${port}", expected one above 1023: this account may not use those below`,
        EXIT.config,
      );
    }
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new PortError(
        `HOST: given "${host}", expected an address of this machine, as 127.0.0.1, or 0.0.0.0 for all of them`,
        EXIT.config,
      );
    }
    throw error;
  }
}
