import { createHash } from "node:crypto";
import { ON_CALL } from "#src/domains/contacts/index.ts";
import { type Finding, findings, readerCounts, readingPairs } from "#src/domains/oversight/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Exchange } from "#src/platform/http/route.ts";

export const DAYS = [7, 30, 90] as const;

/** The span of the report: so many days back from now, 30 unless chosen. */
export function spanOf({ query, fields, scope }: Exchange) {
  const asked = Number(query.get("days") ?? fields.get("days")?.[0]);
  const days = DAYS.find((one) => one === asked) ?? 30;
  return { days, from: scope.now.subtract({ hours: 24 * days }), before: scope.now };
}

/** A finding's name in an address: tells nobody's id. */
export const findingId = ({ key }: Pick<Finding, "key">): string =>
  createHash("sha256").update(key).digest("hex").slice(0, 24);

/** What the report of the span shows, in the order of the kinds. */
export async function report(exchange: Exchange): Promise<Finding[]> {
  const { db } = exchange.scope;
  const { from, before } = spanOf(exchange);
  const [pairs, counts] = await Promise.all([
    readingPairs(db, from, before),
    readerCounts(db, from, before, [ON_CALL]),
  ]);
  return findings(pairs, counts);
}

/** The finding that an address names; not found when the report of the span no longer has it. */
export async function findingOf(exchange: Exchange): Promise<Finding> {
  const found = (await report(exchange)).find((one) => findingId(one) === exchange.params.id);
  if (!found) throw new Refusal("not-found", "finding");
  return found;
}
