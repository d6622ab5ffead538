import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { request } from "../load/load.ts";
import { type MeasureOptions, measure } from "../load/measure.ts";
import { type Row, rateRow } from "../report/row.ts";

/** What this machine gives for the same page as fixed text: node alone, and node with the framework. */
export async function pageFloor(page: string, options?: MeasureOptions): Promise<Row[]> {
  const child = fork(fileURLToPath(new URL("./bare.ts", import.meta.url)));
  child.send(page);
  const [ports] = (await once(child, "message")) as [{ bare: number; framework: number }];
  const requests = [request("GET", "/")];
  const cpu = async () => {
    child.send("cpu");
    const [told] = (await once(child, "message")) as [{ cpu: number }];
    return told.cpu;
  };
  const asked = { expect: 200, cpu };
  const size = `${(Buffer.byteLength(page) / 1024).toFixed(0)} kB`;
  const rows = [
    rateRow(
      `floor: ${size} of fixed text, node:http`,
      await measure({ ...asked, port: ports.bare }, () => requests, options),
    ),
    rateRow(
      `floor: ${size} of fixed text, hono`,
      await measure({ ...asked, port: ports.framework }, () => requests, options),
    ),
  ];
  child.kill();
  return rows;
}
