import { loadCounty } from "#src/county/county.ts";
import { sampleMessage } from "#src/domains/omaolo/index.ts";
import { signatureOf } from "#src/platform/http/signed-webhook.ts";
import { root } from "../../build/build.mjs";
import { BENCH_KEY, type House } from "../house/house.ts";
import { load, raw } from "../load/load.ts";
import { measure } from "../load/measure.ts";
import { quantile } from "../report/numbers.ts";
import { milliseconds, perSecond, type Row, rateRow } from "../report/row.ts";

const key = { id: "bench", secret: new Uint8Array(Buffer.from(BENCH_KEY, "base64")) };

/** Symptom assessments by the signed webhook: a rate, then 10 000 at once; refused ones are the floor beside. */
export async function* webhook(house: House): AsyncGenerator<Row> {
  const county = await loadCounty(root);
  const codes = await house.db<
    { code: string }[]
  >`select identity_code as code from person where identity_code is not null limit 500`;
  const people = codes.map(({ code }) => code);
  let n = 0;
  const authored = Temporal.Now.instant();
  const messages = (count: number, right = true) =>
    Array.from({ length: count }, () => {
      n += 1;
      const { id, body } = sampleMessage(county.omaolo, { seed: 1, n, authored, people });
      const text = JSON.stringify(body);
      const timestamp = String(Math.floor(Date.now() / 1000));
      return raw("/integrations/omaolo", text, {
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": right ? signatureOf(key, id, timestamp, Buffer.from(text)) : "v1,no",
      });
    });
  const floor = await measure({ port: house.port, expect: 401, cpu: house.cpu }, (most) =>
    messages(Math.min(most, 2_000), false),
  );
  yield rateRow("a message with a wrong signature (the floor)", floor);
  const measured = await measure({ port: house.port, expect: 202, once: true, cpu: house.cpu }, (most) =>
    messages(most),
  );
  yield rateRow("a symptom assessment taken in", measured, "≥ 500/s");
  const before = await count(house);
  const burst = await load({
    port: house.port,
    requests: messages(10_000),
    once: true,
    expect: 202,
    seconds: 60,
    load: { closed: 1_000 },
  });
  const wrong = Object.values(burst.others).reduce((sum, one) => sum + one, 0);
  yield {
    what: "10 000 by 1 000 callers at once",
    figure: `${perSecond(burst.answered / burst.seconds)}, p99 ${milliseconds(quantile(burst.latencies, 0.99))}, ${wrong} errors, ${(await count(house)) - before} kept as contacts`,
    bar: "0 errors, all kept",
  };
}

const count = async ({ db }: House) =>
  (await db<{ n: number }[]>`select count(*)::int as n from symptom_assessment`)[0]?.n ?? 0;
