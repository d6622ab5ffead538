import { connect } from "#src/platform/database/index.ts";
import { median, quantile } from "../report/numbers.ts";
import { milliseconds, perSecond, type Row } from "../report/row.ts";

/** Runs `work` by so many callers for some seconds: how many a second, and how long each took at the 99th percentile. */
export async function byCallers(callers: number, seconds: number, work: (n: number) => Promise<unknown>) {
  const took: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1000;
  let n = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        const since = performance.now();
        await work(n++);
        took.push(performance.now() - since);
      }
    }),
  );
  return {
    perSecond: took.length / ((performance.now() - from) / 1000),
    p50: median(took),
    p99: quantile(took, 0.99),
  };
}

export async function repeated(runs: number, once: () => Promise<{ perSecond: number; p99: number }>) {
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await once());
  return { perSecond: median(all.map((each) => each.perSecond)), p99: median(all.map((each) => each.p99)) };
}

/** What the database of this machine gives: one row committed, one row read, a statement each, by 16 callers. */
export async function databaseFloor(url: string): Promise<Row[]> {
  const owner = connect(url, { max: 1 });
  await owner`create table if not exists bench_floor (id bigint generated always as identity primary key, body text)`;
  await owner`truncate bench_floor`;
  await owner`grant select, insert on bench_floor to prima_app`;
  const db = connect(url, { max: 16, role: "prima_app", name: "bench floor" });
  const body = "x".repeat(500);
  const write = await repeated(3, () =>
    byCallers(16, 3, () => db`insert into bench_floor (body) values (${body})`),
  );
  const read = await repeated(3, () =>
    byCallers(16, 3, (n) => db`select body from bench_floor where id = ${n + 1}`),
  );
  await db.end();
  await owner`drop table bench_floor`;
  await owner.end();
  const figure = ({ perSecond: rate, p99 }: { perSecond: number; p99: number }) =>
    `${perSecond(rate)} by 16 callers, p99 ${milliseconds(p99)}`;
  return [
    { what: "floor: one row inserted and committed", figure: figure(write) },
    { what: "floor: one row read", figure: figure(read) },
  ];
}
