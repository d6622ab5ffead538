// Plays contacts over HTTP as signed-in people and prints how it went, as JSON:
// `node scenario/play.ts --base http://localhost:3000 --contacts 100 --rate 2 --seed botnia`.
// The house must be the demo county of the same seed, size and end date. With TRUSTED_PROXIES=1 its doors count the
// players apart, as people who come from different homes.
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    base: { type: "string" },
    contacts: { type: "string", default: "20" },
    rate: { type: "string", default: "1" },
    seed: { type: "string", default: "botnia" },
    residents: { type: "string", default: "4000" },
    "end-date": { type: "string" },
    impatient: { type: "boolean", default: false },
  },
});

/** A number above zero; says what was given when it is none. */
function positive(name: "contacts" | "rate" | "residents"): number {
  const value = Number(values[name]);
  if (value > 0 && Number.isFinite(value)) return value;
  process.stderr.write(`--${name} was given "${values[name]}"; expected a number above zero\n`);
  process.exit(2);
}

const { base } = values;
if (!base) {
  process.stderr.write("--base is missing: the address of the house, such as http://localhost:3000\n");
  process.exit(2);
}
const asked = { contacts: positive("contacts"), rate: positive("rate"), residents: positive("residents") };
// Read only now: whoever is told what is missing need not wait for the county.
const { play } = await import("./true-hand/play.ts");
const { seed, impatient } = values;
const played = await play({
  base,
  seed,
  impatient,
  ...asked,
  endDate: values["end-date"]
    ? Temporal.PlainDate.from(values["end-date"])
    : Temporal.Now.plainDateISO("Europe/Helsinki"),
});
process.stdout.write(`${JSON.stringify(played, null, 2)}\n`);
process.exitCode = Object.keys(played.failures).length > 0 ? 1 : 0;
