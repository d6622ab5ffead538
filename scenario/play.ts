// Plays contacts over HTTP as signed-in people and prints how it went, as JSON:
// `node scenario/play.ts --base http://localhost:3000 --contacts 100 --rate 2 --seed botnia`.
// The house must be the demo county of the same seed, size and end date. With TRUSTED_PROXIES=1 its doors count the
// players apart, as people who come from different homes.
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { loadCounty } from "#src/county/county.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { castOf } from "./true-hand/cast.ts";
import { RequestCount } from "./true-hand/measure.ts";
import { People } from "./true-hand/people.ts";
import { playStories } from "./true-hand/play-stories.ts";
import { TrueHand } from "./true-hand/true-hand.ts";

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
const endDate = values["end-date"]
  ? Temporal.PlainDate.from(values["end-date"])
  : Temporal.Now.plainDateISO("Europe/Helsinki");
const cast = castOf({
  county: await loadCounty(rootFolder()),
  seed: values.seed,
  residents: positive("residents"),
  endDate,
  contacts: positive("contacts"),
});
const count = new RequestCount();
const people = new People({
  base,
  subjects: cast.subjects,
  impatient: values.impatient,
  told: (answered) => count.add(answered),
});
const began = performance.now();
const played = await playStories(new TrueHand(people, cast.staff), cast.doings, {
  rate: positive("rate"),
  now: () => performance.now(),
  wait: async (ms) => {
    await wait(ms);
  },
});
const seconds = (performance.now() - began) / 1000;
process.stdout.write(
  `${JSON.stringify({ ...played, seconds: Math.round(seconds * 10) / 10, requests: count.figures() }, null, 2)}\n`,
);
process.exitCode = Object.keys(played.failures).length > 0 ? 1 : 0;
