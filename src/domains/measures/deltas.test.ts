import { describe, expect, it } from "vitest";
import { cellKey, deltas, sum } from "./deltas.ts";

const at = (iso: string) => Temporal.Instant.from(iso);
const due = "2026-11-23T14:00:00Z";
const dims = { line: "health", channel: "phone", municipality: "905", language: "fi" };
const fact = (type: string, data: Readonly<Record<string, unknown>>) => ({
  type,
  at: at("2026-11-20T07:00:00Z"),
  data: { ...dims, before: due, after: due, ...data },
});
const left = (facts: readonly ReturnType<typeof fact>[]) =>
  sum(facts.flatMap(deltas))
    .filter(({ cell }) => cell.measure === "due")
    .map(({ cell, n }) => `${cellKey(cell)} ${n}`);

describe("facts of recorded contacts", () => {
  it.each(["call-back-promised", "call-back-missed", "call-back-reached"])(
    "%s moves nothing open",
    (type) => {
      expect(left([fact(type, { attempt: 1, inTime: true })])).toEqual([]);
    },
  );

  it("a person corrected takes the open contact along to the right municipality", () => {
    const received = fact("received", { before: null });
    const corrected = fact("person-corrected", { municipality: "545", municipalityBefore: "905" });
    expect(left([received, corrected])).toEqual(["due|2026-11-23|health|phone|545|fi|960 1"]);
    const answered = fact("answered", { municipality: "545", after: null });
    expect(left([received, corrected, answered])).toEqual([]);
  });
});
