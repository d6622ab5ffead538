import { startApp } from "#src/app.ts";
import { loadCounty } from "#src/county/county.ts";
import { startJobs } from "#src/county/jobs.ts";
import { measuringOf } from "#src/county/measuring.ts";
import { remindingOf } from "#src/county/reminding.ts";
import { readConfig, sessionSecret } from "#src/platform/config/index.ts";
import { loadPersonas } from "#src/platform/identity/persona.ts";
import { errorFields, makeLog } from "#src/platform/log/log.ts";
import { EXIT } from "./exit-codes.ts";
import { openHouse } from "./open-house.ts";
import { assertPortFree, listening } from "./port.ts";
import { DEFAULT_COUNTY, isEmpty, seedInto } from "./seed.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** `prima start`: opens the house, serves until SIGINT or SIGTERM, drains, closes. */
export async function start(env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const config = readConfig(env);
  const built = env.PRIMA_BUILT;
  if (!built) throw new Error("the program is not built: start it by its launcher");
  const log = makeLog(config.logLevel === "info" && process.stderr.isTTY ? "warn" : config.logLevel);
  await assertPortFree(config.port, config.host);
  const stopping = signalled();
  // The county is read while the database starts.
  const reading = loadCounty(config.root);
  reading.catch(() => undefined);
  const house = await openHouse(config, {
    purpose: "prima start",
    onEvent: (event) => log.warn({ event }, "database"),
  });
  try {
    const county = await reading;
    const secret = await sessionSecret(config);
    if (config.demo && (await isEmpty(house.db))) {
      io.err(
        `Making the demo county (${DEFAULT_COUNTY.residents} residents, ${DEFAULT_COUNTY.contacts} contacts) …\n`,
      );
      const seeded = await seedInto(house, county, secret, DEFAULT_COUNTY, Temporal.Now.instant(), io.err);
      io.err(`  ${seeded.rows} rows in ${(seeded.ms / 1000).toFixed(1)} s\n`);
    }
    const app = await listening(
      () => startApp({ config, db: house.db, built, secret, log, county }),
      config.port,
      config.host,
    );
    const mailIn = await app.takeMail();
    const jobs = startJobs({
      db: house.db,
      config,
      baseUrl: app.baseUrl,
      poke: () => app.projector.poke(),
      log,
      reminding: remindingOf(county, secret),
      measuring: measuringOf(app.site),
    });
    io.out(welcome(app.baseUrl, config.demo ? loadPersonas(county.content.raw("personas.yaml")) : undefined));
    const signal = await stopping;
    log.info({ signal }, "stopping");
    await mailIn?.stop();
    await jobs.stop();
    await app.stop();
    return EXIT.ok;
  } catch (error) {
    log.debug(errorFields(error), "start failed");
    throw error;
  } finally {
    await house.close();
  }
}

function signalled(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve(signal));
  });
}

function welcome(baseUrl: string, personas: ReturnType<typeof loadPersonas> | undefined): string {
  const lines = [``, `Prima Botnia: ${baseUrl}`, ``];
  if (personas) {
    lines.push(
      `Demo: sign-in, mail and directory are simulated; the people are made up. Sign in as`,
      ...personas.residents
        .filter((each) => each.who)
        .map(
          (each) =>
            `  ${`${each.givenNames.split(" ")[0]} ${each.familyName}`.padEnd(22)} resident   ${each.who?.en}`,
        ),
      ...personas.staff.map(
        (each) =>
          `  ${`${each.givenNames.split(" ")[0]} ${each.familyName}`.padEnd(22)} staff      ${each.who.en}`,
      ),
      ``,
      `Try first: ask for help at ${baseUrl}/en/ask-for-help, then answer it as Riikka at ${baseUrl}/en/staff,`,
      `and see at ${baseUrl}/en/leaders (as Anders) that the promise was kept. Letters: ${baseUrl}/en/demo/mailbox`,
      ``,
    );
  }
  return `${lines.join("\n")}\n`;
}
