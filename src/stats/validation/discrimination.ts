import { degenerate } from "../diagnosis.ts";
import { denseRank } from "../order.ts";
import { type Concordance, concordance } from "../survival/concordance.ts";
import { RankSums } from "../survival/fenwick.ts";
import { censoringCurve } from "../survival/fine-gray.ts";

/** Right-censored outcomes and a score: higher means that the event is expected sooner. */
export interface Scored {
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly score: Float64Array;
}

/**
 * Uno's concordance up to `tau`: each event's comparisons weighted by 1/G(t−)², G the Kaplan–Meier curve of censoring,
 * so that the limit does not depend on how long people were followed. The error is the jackknife of the
 * concordance with the weights taken as known. Source: Uno, Cai, Pencina, D'Agostino & Wei 2011.
 */
export function unoConcordance({ time, event, score }: Scored, tau = Infinity): Concordance {
  const G = censoringCurve(
    time,
    event.map((e) => 1 - e),
  );
  return concordance({
    time,
    event,
    score,
    eventWeight: (t) => {
      const g = t < tau ? G.before(t) : 0;
      return g > 0 ? 1 / (g * g) : 0;
    },
  });
}

/**
 * Cumulative/dynamic AUC at `horizon`: the probability that somebody with an event by then scored higher than
 * somebody without, ties half. Cases are weighted by 1/G(T−) for those lost before the horizon.
 * Refuses no-events without cases or without controls.
 * Sources: Heagerty & Zheng 2005 (definition); Uno, Cai, Tian & Wei 2007 (weights).
 */
export function timeDependentAuc({ time, event, score }: Scored, horizon: number): number {
  const G = censoringCurve(
    time,
    event.map((e) => 1 - e),
  );
  const { rank, distinct } = denseRank(score);
  const controls = new RankSums(distinct, true);
  for (let i = 0; i < time.length; i++) if (time[i]! > horizon) controls.add(rank[i]!, 1);
  let above = 0;
  let weight = 0;
  for (let i = 0; i < time.length; i++) {
    if (!event[i] || time[i]! > horizon) continue;
    const w = 1 / G.before(time[i]!);
    above += w * (controls.below(rank[i]!) + controls.at(rank[i]!) / 2);
    weight += w;
  }
  if (weight === 0 || controls.total === 0) degenerate("no-events", { controls: controls.total });
  return above / (weight * controls.total);
}
