import type { Exchange } from "#src/platform/http/route.ts";

/** The page of a list that the address asks for, from 0. */
export function pageNumber(exchange: Exchange): number {
  const asked = Number(exchange.query.get("page") ?? 1);
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= 10_000 ? asked - 1 : 0;
}
