import { type Config, ConfigError, readConfig } from "#src/platform/config/index.ts";
import { connect, type Database, type OpenDatabase, openDatabase } from "#src/platform/database/index.ts";
import { channels } from "./doctor/channels.ts";
import { type Check, type Finding, fail, ok } from "./doctor/finding.ts";
import * as machine from "./doctor/machine.ts";
import * as records from "./doctor/records.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";

export type { Check, Finding, Patient } from "./doctor/finding.ts";

const CHECKS: readonly Check[] = [
  ...[
    machine.runtime,
    machine.packages,
    machine.dataFolder,
    machine.space,
    machine.port,
    machine.mail,
    machine.shortMessages,
    machine.timeZones,
    channels,
  ],
  ...[
    records.version,
    records.extensions,
    records.migrations,
    records.clocks,
    records.appendOnly,
    records.queues,
  ],
];

/**
 * What is wrong with this installation and how to mend it. Other parts of the product hand in checks of their
 * own. A check that fails itself is a finding too: the doctor always comes to an end.
 */
export async function doctor(
  env: Record<string, string | undefined>,
  more: readonly Check[] = [],
): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.complaints.map(({ name, given, expected }) =>
      fail("configuration", `${name} is ${given}`, `Set ${name} to ${expected}.`),
    );
  }
  const findings: Finding[] = [ok("configuration", config.demo ? "demo mode" : "production")];
  let database: OpenDatabase | undefined;
  let db: Database | undefined;
  try {
    database = await openDatabase(config, { attach: true, purpose: "prima doctor" });
    db = connect(database.target, { max: 2, name: "prima doctor" });
    await db`select 1`;
    const how = config.databaseUrl ? "answers" : database.cluster?.ownsServer ? "starts" : "runs";
    findings.push(ok("database", how));
  } catch (error) {
    await db?.end({ timeout: 1 });
    db = undefined;
    const mend = config.databaseUrl
      ? "Check DATABASE_URL, and that its server runs and lets this machine in."
      : "See server.log in DATA_DIR/postgres-18.";
    findings.push(fail("database", (error as Error).message, mend));
  }
  try {
    for (const check of [...CHECKS, ...more]) findings.push(...(await run(check, { env, config, db })));
  } finally {
    await db?.end({ timeout: 1 });
    await database?.stop();
  }
  return findings;
}

async function run(check: Check, patient: Parameters<Check>[0]): Promise<Finding[]> {
  try {
    return [await check(patient)].flat();
  } catch (error) {
    return [
      fail(check.name || "check", (error as Error).message, "This check itself failed; see the message."),
    ];
  }
}

const MARKS = { ok: "  ok ", warn: "WARN ", fail: "FAIL " } as const;

/** The findings in lines for people; the same as JSON is what the verb writes to standard output. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ state, check, found, mend }) => [
    `${MARKS[state]}${check}: ${found}`,
    ...(mend === undefined ? [] : [`      → ${mend}`]),
  ]);
}

export function doctorExit(findings: readonly Finding[]): ExitCode {
  return findings.some(({ state }) => state === "fail") ? EXIT.failed : EXIT.ok;
}
