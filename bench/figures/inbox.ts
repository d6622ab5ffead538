import type { House } from "../house/house.ts";
import type { Row } from "../report/row.ts";
export async function* inbox(_house: House): AsyncGenerator<Row> {}
