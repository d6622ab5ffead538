// Plays the script without a county and prints what it comes to: `node scenario/figures.ts --contacts 600000`.
import { parseArgs } from "node:util";
import { residents } from "./population.ts";
import { professionals } from "./professionals.ts";
import { script } from "./script.ts";
import { summarise } from "./summary.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    residents: { type: "string", default: "4000" },
    contacts: { type: "string", default: "4000" },
    "end-date": { type: "string", default: "2026-11-21" },
  },
});
const { seed } = values;
const endDate = Temporal.PlainDate.from(values["end-date"]);
const began = performance.now();
const people = [...residents({ seed, count: Number(values.residents), endDate })];
const peopled = performance.now();
const staff = professionals({ seed });
const count = { n: 0 };
const started = performance.now();
let last = 0;
for (const doing of script({
  seed,
  endDate,
  residents: people,
  professionals: staff,
  contacts: Number(values.contacts),
})) {
  count.n++;
  last = doing.at.epochMilliseconds;
}
const played = performance.now();
const speed = {
  residentsPerSecond: Math.round((people.length / (peopled - began)) * 1000),
  doings: count.n,
  doingsPerSecond: Math.round((count.n / (played - started)) * 1000),
  lastAt: String(Temporal.Instant.fromEpochMilliseconds(last)),
  residentMemoryMB: Math.round(process.memoryUsage.rss() / 1e6),
};
const summary = summarise(
  script({ seed, endDate, residents: people, professionals: staff, contacts: Number(values.contacts) }),
  endDate,
);
console.log(JSON.stringify({ speed, summary }, null, 2));
