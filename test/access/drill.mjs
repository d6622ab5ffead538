// `npm run drill:access [-- --broken="the end of a mandate"]`: the whole access matrix; fails on a leak.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const broken = process.argv.find((word) => word.startsWith("--broken="))?.slice("--broken=".length);
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const child = spawn(
  process.execPath,
  [vitest, "run", "test/access/drill.test.ts", "--disable-console-intercept"],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PRIMA_DRILL: "whole", ...(broken && { PRIMA_DRILL_BROKEN: broken }) },
  },
);
child.on("exit", (code) => process.exit(code ?? 1));
