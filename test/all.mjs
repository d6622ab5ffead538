// Everything that `npm test` is: types, lint with the import rules, content check, then all tests. It goes on after
// a failure, so that one run tells all, and ends with a line of counts.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, "node_modules", ".bin", name);
const scratch = mkdtempSync(join(tmpdir(), "prima-test-report-"));
const report = join(scratch, "report.json");
const env = { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}` };

function run(title, command, args) {
  console.log(`\n== ${title}`);
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code) => {
      console.log(
        `-- ${title}: ${code === 0 ? "passed" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
      );
      resolve(code ?? 1);
    });
  });
}

const quiet = ["ignore", "ignore", "inherit"];
function runQuietly(title, command, args) {
  console.log(`\n== ${title}`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: quiet });
    child.on("exit", (code) => resolve(code ?? 1));
    child.on("error", () => resolve(1));
  });
}

let passed = 0;
let failed = 0;
const count = (code) => {
  if (code === 0) passed += 1;
  else failed += 1;
};
count(await run("types", bin("tsc"), ["-p", "."]));
count(await run("import rules", bin("node"), ["lint/rooms.mjs", "--check"]));
count(await run("lint", bin("biome"), ["check", "."]));
count(await runQuietly("content", bin("node"), ["bin/prima.mjs", "content", "check"]));
const code = await run("tests", bin("node"), [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, "utf8"));
  passed += numPassedTests;
  failed += numFailedTests;
  if (numTotalTests === 0 || (code !== 0 && numFailedTests === 0)) failed += 1;
} else {
  failed += 1;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
