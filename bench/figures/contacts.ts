import { randomUUID } from "node:crypto";
import { loadCounty } from "#src/county/county.ts";
import { send } from "#src/domains/contacts/index.ts";
import { connect } from "#src/platform/database/index.ts";
import { root } from "../../build/build.mjs";
import { byCallers, databaseFloor, repeated } from "../floor/database.ts";
import type { House } from "../house/house.ts";
import { measure } from "../load/measure.ts";
import { milliseconds, perSecond, type Row, rateRow } from "../report/row.ts";
import { filledForms } from "./drafts.ts";
import { need } from "./need.ts";

const count = async ({ db }: House) =>
  (await db<{ n: number }[]>`select count(*)::int as n from contact`)[0]?.n ?? 0;

/** Contacts sent, each with its message, journal, clock and access log: over HTTP, and by the action alone. */
export async function* contacts(house: House): AsyncGenerator<Row> {
  yield* await databaseFloor(house.database);
  const forms = await filledForms(house);
  const before = await count(house);
  let answered = 0;
  const measured = await measure(
    { port: house.port, expect: 303, once: true, cpu: house.cpu },
    async (atMost) => forms(Math.min(atMost, 8_000)),
    {},
    (outcome) => {
      answered += outcome.answered;
    },
  );
  yield rateRow("a filled-in form posted (POST of the review)", measured, "≥ 500/s, p99 ≤ 60 ms");
  yield { what: "of these kept as contacts", figure: `${(await count(house)) - before} of ${answered}` };

  const county = await loadCounty(root);
  const db = connect(house.database, { max: 16, role: "prima_app", name: "bench send" });
  const now = Temporal.Now.instant();
  const scope = {
    actor: { kind: "anonymous" as const },
    now,
    lang: "fi" as const,
    requestId: "bench",
    db,
    newId: () => randomUUID(),
    clocks: county.clocks,
  };
  const alone = await repeated(3, () =>
    byCallers(16, 4, (n) => send(scope, need(county, "family-middle", n, []))),
  );
  await db.end();
  yield {
    what: "the action alone (decide and save, one statement)",
    figure: `${perSecond(alone.perSecond)} by 16 callers, p99 ${milliseconds(alone.p99)}`,
  };
}
