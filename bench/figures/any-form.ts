import { HttpVisitor } from "#test/http-visitor.ts";
import { pageFloor } from "../floor/floor.ts";
import type { House } from "../house/house.ts";
import { request } from "../load/load.ts";
import { measure } from "../load/measure.ts";
import { type Row, rateRow } from "../report/row.ts";

const BAR = "≥ 2 000/s";
const PAGE = "/fi/lomakkeet/mood-adult/sivu/mood-page";

/**
 * A page of a form that anybody may open: to people who never came before, and to those in the middle of it. The floor of the
 * same run is the same page as fixed text.
 */
export async function* anyFormPage(house: House): AsyncGenerator<Row> {
  const visitor = new HttpVisitor(house.baseUrl);
  await visitor.get(PAGE);
  yield* await pageFloor(visitor.html);

  const asked = { port: house.port, expect: 200, cpu: house.cpu };
  const fresh = [request("GET", PAGE)];
  yield rateRow("page of any form, new visitors", await measure(asked, () => fresh), BAR);

  await visitor.submit({ heavy: "quite" });
  const name = "pb_form_mood-adult";
  const cookies = { pb_v: visitor.cookie("pb_v") ?? "", [name]: visitor.cookie(name) ?? "" };
  const under = [request("GET", PAGE, { cookies })];
  yield rateRow("page of any form, with a draft", await measure(asked, () => under), BAR);
}
