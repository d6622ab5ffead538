// The product as `prima start` runs it, but with doors wide enough for a load test. Run by house.ts.
import { startApp } from "#src/app.ts";
import { openHouse } from "#src/cli/open-house.ts";
import { DEFAULT_COUNTY, isEmpty, seedInto } from "#src/cli/seed.ts";
import { loadCounty } from "#src/county/county.ts";
import { startJobs } from "#src/county/jobs.ts";
import { readConfig, sessionSecret } from "#src/platform/config/index.ts";
import { databaseUrl } from "#src/platform/database/index.ts";
import { DOORS } from "#src/platform/http/rate-limit.ts";
import { makeLog } from "#src/platform/log/log.ts";

const WIDE = { capacity: 1e9, refillSeconds: 1e-6 };
const doors = Object.fromEntries(
  Object.keys(DOORS).map((name) => [name, { perClient: WIDE }]),
) as unknown as typeof DOORS;

const config = { ...readConfig(process.env), baseUrl: undefined };
const built = process.env.PRIMA_BUILT ?? "";
const log = makeLog(config.logLevel);
const house = await openHouse(config, { purpose: "bench" });
const county = await loadCounty(config.root);
const secret = await sessionSecret(config);
if (await isEmpty(house.db))
  await seedInto(house, county, secret, DEFAULT_COUNTY, Temporal.Now.instant(), () => undefined);
const app = await startApp({ config, db: house.db, built, secret, log, county, doors });
const jobs = startJobs({ db: house.db, config, baseUrl: app.baseUrl, poke: () => app.projector.poke(), log });
const { target } = house.database;
process.send?.({
  baseUrl: app.baseUrl,
  database: typeof target === "string" ? target : databaseUrl(target.connection),
});

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000 });
});

process.once("SIGTERM", async () => {
  await jobs.stop();
  await app.stop();
  await house.close();
  process.exit(0);
});
