// A small program with an embedded database, for the drills: it writes numbers and says each one once it is
// acknowledged. SIGTERM makes it finish as the product does.
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, isUnavailable, openCluster } from "#src/platform/database/index.ts";

const [dataDir = "", start = "0"] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
let going = true;
process.on("SIGTERM", () => {
  going = false;
});

const cluster = await openCluster({ dataDir, purpose: "stand-in", onEvent: (event) => say(event) });
const owner = connect(cluster, { max: 4 });
await owner`create table if not exists written (n int primary key)`;
say(`ready ${cluster.pid()}`);

let number = Number(start);
async function write(): Promise<void> {
  while (going) {
    const mine = number++;
    for (;;) {
      try {
        await owner`insert into written values (${mine}) on conflict do nothing`;
        break;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        await sleep(5);
      }
    }
    say(`acknowledged ${mine}`);
  }
}
await Promise.all(Array.from({ length: 8 }, write));
await owner`select 1`;
await owner.end();
await cluster.stop();
say("stopped");
