import { describe, expect, it } from "vitest";
import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Pair, ReaderCount } from "./model.ts";
import { findings, robustZ } from "./rules.ts";

const pair = (more: Partial<Pair>): Pair => ({
  readerId: "nina" as ProfessionalId,
  personId: "aino" as PersonId,
  opened: 1,
  handled: 1,
  special: 0,
  night: 0,
  lastAt: Temporal.Instant.from("2026-11-20T08:00:00Z"),
  ties: [],
  ...more,
});
const count = (readerId: string, people: number, more: Partial<ReaderCount> = {}): ReaderCount => ({
  readerId: readerId as ProfessionalId,
  teams: ["health-line"],
  onCall: false,
  people,
  ...more,
});
const kinds = (...args: Parameters<typeof findings>) => findings(...args).map(({ kind }) => kind);

describe("unusual reading", () => {
  // 0.6745 (40 - 10) / 2, by hand: median 10, deviations 2 2 0 1 3, their median 2.
  it("counts robust deviations", () =>
    expect(robustZ(40, [8, 12, 10, 11, 13])).toBeCloseTo((0.6745 * (40 - 11)) / 1, 6));

  it.each([
    ["their own data", { ties: ["self"] }, ["self"]],
    ["a child of theirs", { ties: ["guardianship", "same-address"] }, ["family"]],
    [
      "somebody with their name in their street",
      { ties: ["same-surname-street", "same-street"] },
      ["family"],
    ],
    ["a neighbour", { ties: ["same-street"] }, ["neighbour"]],
    ["a colleague", { ties: ["colleague"] }, ["colleague"]],
    ["a watched neighbour", { ties: ["same-street", "watched"] }, ["watched", "neighbour"]],
    ["nobody near", { ties: [] }, []],
  ] as const)("shows that somebody read %s", (_, more, expected) => {
    expect(kinds([pair(more)], [])).toEqual(expected);
  });

  it("shows who opened many more people than the others of the team, and says what is usual", () => {
    const team = [count("a", 8), count("b", 10), count("c", 12), count("d", 90)];
    expect(findings([], team)).toMatchObject([
      { kind: "many-people", readerId: "d", figures: { people: 90, typical: 10, colleagues: 3 } },
    ]);
  });

  it.each([
    ["a team of two", [count("a", 1), count("d", 90)]],
    ["few people in all", [count("a", 0), count("b", 0), count("c", 0), count("d", 19)]],
    [
      "another team's work",
      [count("a", 1, { teams: ["x"] }), count("b", 1, { teams: ["x"] }), count("d", 90)],
    ],
  ])("shows nobody for their number in %s", (_, team) => expect(kinds([], team)).toEqual([]));

  it("shows reading without handling from five people on, but not by a stated reason", () => {
    const read = (n: number, more: Partial<Pair> = {}) =>
      Array.from({ length: n }, (_, index) =>
        pair({ personId: `p${index}` as PersonId, handled: 0, ...more }),
      );
    expect(kinds(read(5), [])).toEqual(["without-handling"]);
    expect(kinds(read(4), [])).toEqual([]);
    expect(kinds(read(5, { special: 1 }), [])).toEqual([]);
  });

  it("shows reading at night of those who are not on call", () => {
    expect(kinds([pair({ night: 3 })], [count("nina", 1)])).toEqual(["at-night"]);
    expect(kinds([pair({ night: 3 })], [count("nina", 1, { onCall: true })])).toEqual([]);
  });
});
