// `npm run drill:morning [-- --minutes 10 --professionals 200]`: a morning's work over HTTP in a house of its own. Prints what
// it found; fails when anything went wrong, was taken twice or was lost. The times are printed beside their bar.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { loadCounty } from "#src/county/county.ts";
import { openHouse } from "../../../bench/house/house.ts";
import { root } from "../../../build/build.mjs";
import { morning } from "./morning.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    professionals: { type: "string", default: "200" },
    /** Seconds of reading and typing before each page. */
    think: { type: "string", default: "8" },
    waiting: { type: "string", default: "2000" },
    /** Contacts that residents send, a second. */
    residents: { type: "string", default: "1" },
  },
});

function above(name: keyof typeof values): number {
  const value = Number(values[name]);
  if (value > 0 && Number.isFinite(value)) return value;
  process.stderr.write(`drill: --${name} is a number above 0, not ${values[name]}\n`);
  process.exit(64);
}
const minutes = above("minutes");
const professionals = Math.ceil(above("professionals"));
const perSecond = above("residents");
const think = above("think") * 1_000;
const waiting = Math.ceil(above("waiting"));

const load = () => loadavg()[0]?.toFixed(1);
process.stdout.write(`load average ${load()} at the beginning\n`);
const house = await openHouse();
try {
  let until = Number.POSITIVE_INFINITY;
  let began = 0;
  const used = await house.cpu();
  const result = await morning({
    baseUrl: house.baseUrl,
    db: house.db,
    county: await loadCounty(root),
    professionals,
    waiting,
    think,
    now: Temporal.Now.instant(),
    residents: { most: Math.ceil(minutes * 60 * perSecond), perSecond, known: true },
    over: () => performance.now() > until,
    progress({ ledger, requests, pending }) {
      if (began === 0) {
        began = performance.now();
        until = began + minutes * 60_000;
      }
      const { n, p50, p99 } = requests.all();
      const errors = Object.values(ledger.errors).reduce((sum, one) => sum + one, 0);
      process.stdout.write(
        `${Math.round((performance.now() - began) / 1_000)} s: ${n} requests, p50 ${p50} ms, p99 ${p99} ms, ` +
          `${ledger.acknowledged.length} steps, ${ledger.refreshes} refreshes, ${errors} errors, ${pending} not counted, load ${load()}\n`,
      );
    },
  });
  const seconds = (performance.now() - began) / 1_000;
  const cpu = (await house.cpu()) - used;
  const { requests, all, facts, polite, errors, takenTwice, lost, unheard, holderDiffers, ...numbers } =
    result;
  process.stdout.write("     n     p50     p95     p99  slowest (ms)\n");
  for (const { request, n, p50, p95, p99, slowest } of [all, ...requests.slice(0, 60)])
    process.stdout.write(
      `${[n, p50, p95, p99, slowest].map((one, i) => String(one).padStart(i === 0 ? 6 : 8)).join("")}  ${request}\n`,
    );
  process.stdout.write(
    `${JSON.stringify({ ...numbers, facts, polite, errors, takenTwice, lost, unheard, holderDiffers }, null, 2)}\n`,
  );
  process.stdout.write(
    `${professionals} professionals, ${Math.round(seconds)} s, ${(all.n / seconds).toFixed(0)} requests/s, p99 ${all.p99} ms [bar ≤ 100 ms], ` +
      `${(cpu / all.n).toFixed(1)} ms of processor a request, load average ${load()} at the end\n`,
  );
  const wrong = Object.keys(errors).length + Object.keys(unheard).length + takenTwice + lost + holderDiffers;
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await house.stop();
}
