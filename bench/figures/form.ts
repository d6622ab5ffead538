import { HttpVisitor } from "#test/http-visitor.ts";
import { pageFloor } from "../floor/floor.ts";
import type { House } from "../house/house.ts";
import { request } from "../load/load.ts";
import { measure, QUICK } from "../load/measure.ts";
import { type Row, rateRow } from "../report/row.ts";

const BAR = "≥ 3 000/s, p99 ≤ 15 ms";

/** The first page of the form to people who never came before, and to those in the middle of it. */
export async function* formPage(house: House): AsyncGenerator<Row> {
  const visitor = new HttpVisitor(house.baseUrl);
  await visitor.get("/fi/pyyda-apua");
  const page = visitor.html;
  if (!QUICK) yield* await pageFloor(page);
  const asked = { port: house.port, expect: 200, cpu: house.cpu };
  const fresh = [request("GET", "/fi/pyyda-apua")];
  yield rateRow("form page, new visitors", await measure(asked, () => fresh), BAR);

  await visitor.submit({ "for-whom": "my-child" });
  const cookies = { pb_v: visitor.cookie("pb_v") ?? "", pb_draft: visitor.cookie("pb_draft") ?? "" };
  const under = [request("GET", "/fi/pyyda-apua", { cookies })];
  yield rateRow("form page, with a draft (one select)", await measure(asked, () => under), BAR);
}
