import type { Exchange } from "#src/platform/http/route.ts";

/** The page of a list that the address asks for, from 0. */
export function pageNumber(exchange: Exchange): number {
  const asked = Number(exchange.query.get("page") ?? 1);
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= 10_000 ? asked - 1 : 0;
}

/** The rows of a list that stand on the page that the address asks for, its number from 1, and of how many pages. */
export function pageOf<Row>(
  exchange: Exchange,
  all: readonly Row[],
  rows: number,
): { readonly rows: readonly Row[]; readonly at: number; readonly of: number } {
  const of = Math.max(1, Math.ceil(all.length / rows));
  const page = Math.min(pageNumber(exchange), of - 1);
  return { rows: all.slice(page * rows, (page + 1) * rows), at: page + 1, of };
}
