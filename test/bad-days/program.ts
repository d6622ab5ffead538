import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { rootFolder } from "#src/platform/config/index.ts";

/** The program as anyone starts it: a process of its own, with what it says and how it ends. */
export class Program {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  out = "";
  err = "";

  constructor(args: readonly string[], env: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [join(rootFolder(), "bin/prima.mjs"), ...args], {
      cwd: rootFolder(),
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: "C.UTF-8", ...env } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.child.stdout?.on("data", (text) => {
      this.out += text;
    });
    this.child.stderr?.on("data", (text) => {
      this.err += text;
    });
    this.ended = new Promise((done) => this.child.on("close", done));
  }

  /** The address it serves at, once it does. */
  async serving(): Promise<string> {
    for (;;) {
      const address = /Prima Botnia: (\S+)/.exec(this.out)?.[1];
      if (address) return address;
      if (this.child.exitCode !== null) throw new Error(`ended with ${this.child.exitCode}: ${this.err}`);
      await new Promise((soon) => setTimeout(soon, 20));
    }
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up));
  const { port } = server.address() as AddressInfo;
  await new Promise((down) => server.close(down));
  return port;
}
