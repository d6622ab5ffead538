// `npm run drill:booking [-- --attempts N]`: prints what it found, and fails when anything was given twice or lost.
import { parseArgs } from "node:util";
import { drillBooking } from "./drill.ts";

const { values } = parseArgs({ options: { attempts: { type: "string", default: "1000000" } } });
const attempts = Number(values.attempts);
if (!Number.isInteger(attempts) || attempts < 1) {
  process.stderr.write(`drill: --attempts is a whole number above 0, not ${values.attempts}\n`);
  process.exit(64);
}
const result = await drillBooking({
  attempts,
  progress: (done) => process.stderr.write(`\r${done} of ${attempts} attempts`),
});
process.stderr.write("\n");
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
const { double, lost, risen, halves, faults } = result;
process.exitCode = double + lost + risen + halves + faults.length === 0 ? 0 : 1;
