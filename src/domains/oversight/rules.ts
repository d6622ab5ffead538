import { median } from "#src/stats/median.ts";
import type { Finding, FindingKind, Pair, ReaderCount, Tie } from "./model.ts";

/** From this robust z the number of people opened is shown: the usual bar for outliers by median and MAD (Iglewicz and Hoaglin 1993). */
const MANY_Z = 3.5;
/** Below so many people nobody is shown for their number, however small the team's. */
const MANY_LEAST = 20;
/** So many people opened without any handling are shown. */
const UNHANDLED_LEAST = 5;
/** So many openings at night are shown, of those who are not on call. */
const NIGHT_LEAST = 3;

/**
 * How far a value lies from others', in robust standard deviations: 0.6745 (x - median) / MAD. A team that all opened
 * the same number has no MAD: then one person counts as the spread, so that a difference of one is not infinite.
 */
export function robustZ(value: number, others: readonly number[]): number {
  const middle = median(others) ?? 0;
  const spread = Math.max(median(others.map((other) => Math.abs(other - middle))) ?? 0, 1);
  return (0.6745 * (value - middle)) / spread;
}

const BY_TIE: readonly (readonly [FindingKind, readonly Tie[]])[] = [
  ["self", ["self"]],
  ["family", ["guardianship", "same-address", "same-surname-street"]],
  ["watched", ["watched"]],
  ["colleague", ["colleague"]],
  ["neighbour", ["same-street"]],
];

const keyOf = (kind: FindingKind, readerId: string, personId: string | null) =>
  [kind, readerId, personId ?? "all"].join(" ");

/** What ties a reader to whom they read, one finding a kind of tie; of near and far kinds only the nearest but the watched. */
function tied(pair: Pair): Finding[] {
  const kinds = BY_TIE.filter(([, ties]) => ties.some((tie) => pair.ties.includes(tie)));
  const near = kinds.find(([kind]) => kind !== "watched");
  return kinds
    .filter(([kind]) => kind === "watched" || kind === near?.[0])
    .map(([kind, ties]) => ({
      key: keyOf(kind, pair.readerId, pair.personId),
      kind,
      readerId: pair.readerId,
      personId: pair.personId,
      figures: { opened: pair.opened, handled: pair.handled, special: pair.special },
      ties: pair.ties.filter((tie) => ties.includes(tie)),
      lastAt: pair.lastAt,
    }));
}

const ofReader = (
  kind: FindingKind,
  readerId: ReaderCount["readerId"],
  figures: Finding["figures"],
): Finding => ({
  key: keyOf(kind, readerId, null),
  kind,
  readerId,
  personId: null,
  figures,
  ties: [],
  lastAt: null,
});

/** Those who opened many more people than is typical among the others of their teams. */
function manyPeople(counts: readonly ReaderCount[]): Finding[] {
  return counts.flatMap((one) => {
    const others = counts
      .filter(
        ({ readerId, teams }) => readerId !== one.readerId && teams.some((team) => one.teams.includes(team)),
      )
      .map(({ people }) => people);
    // With fewer than two colleagues there is nothing typical.
    if (others.length < 2 || one.people < MANY_LEAST) return [];
    const z = robustZ(one.people, others);
    if (z < MANY_Z) return [];
    const figures = {
      people: one.people,
      typical: median(others) ?? 0,
      colleagues: others.length,
      z: Math.round(z * 10) / 10,
    };
    return [ofReader("many-people", one.readerId, figures)];
  });
}

/** All that the officer is shown of a span: pure figures of a batch, no judgement. */
export function findings(pairs: readonly Pair[], counts: readonly ReaderCount[]): Finding[] {
  const onCall = new Set(counts.filter((one) => one.onCall).map(({ readerId }) => readerId));
  const readers = new Map<Pair["readerId"], { unhandled: number; night: number }>();
  for (const pair of pairs) {
    const of = readers.get(pair.readerId) ?? { unhandled: 0, night: 0 };
    // A stated reason is looked at in its own list.
    if (pair.handled === 0 && pair.special === 0 && pair.opened > 0) of.unhandled += 1;
    of.night += pair.night;
    readers.set(pair.readerId, of);
  }
  const whole = [...readers].flatMap(([readerId, { unhandled, night }]) => [
    ...(unhandled >= UNHANDLED_LEAST ? [ofReader("without-handling", readerId, { people: unhandled })] : []),
    ...(night >= NIGHT_LEAST && !onCall.has(readerId)
      ? [ofReader("at-night", readerId, { opened: night })]
      : []),
  ]);
  return [...pairs.flatMap(tied), ...manyPeople(counts), ...whole];
}
