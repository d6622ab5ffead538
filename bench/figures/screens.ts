import type { House } from "../house/house.ts";
import type { Row } from "../report/row.ts";
export async function* screens(_house: House): AsyncGenerator<Row> {}
