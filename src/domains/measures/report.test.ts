import { describe, expect, test } from "vitest";
import type { FlowRow, Happening, OpenRow, StepRow, WaitRow } from "./model.ts";
import { namedPeriod } from "./period.ts";
import { type Known, report } from "./report.ts";

const KNOWN: Known = {
  lines: ["health", "family"],
  channels: ["phone", "web-form"],
  municipalities: ["905", "499", "231", "unknown", "hidden"],
  languages: ["fi", "sv"],
};
const period = namedPeriod("28d", Temporal.PlainDate.from("2026-11-21"));

const place = { line: "family", channel: "web-form", municipality: "905", language: "fi" };
type Where = Partial<typeof place>;
const flow = (measure: Happening, n: number, where: Where = {}): FlowRow => ({
  measure,
  n,
  ...place,
  ...where,
});
const open = (state: OpenRow["state"], n: number, where: Where = {}): OpenRow => ({
  state,
  n,
  ...place,
  ...where,
});
const step = (measure: StepRow["measure"], at: number, n: number, line = "family"): StepRow => ({
  measure,
  step: at,
  n,
  line,
  channel: "web-form",
});
const wait = (bucket: number, n: number, line = "family"): WaitRow => ({ bucket, n, line });
const made = (
  read: { flow?: FlowRow[]; open?: OpenRow[]; steps?: StepRow[]; waits?: WaitRow[] },
  filters: Where = {},
) => report({ flow: [], open: [], steps: [], waits: [], ...read }, period, filters, KNOWN);

test("an empty county says so, and every figure is nobody, not hidden", () => {
  const empty = made({});
  expect(empty.empty).toBe(true);
  expect(empty.total).toMatchObject({
    contacts: 0,
    open: 0,
    overdue: 0,
    waiting: 0,
    waits: { median: null, p90: null },
  });
  expect(empty.total.inTime).toEqual({ hits: 0, of: 0, share: null, interval: null });
  expect(empty.municipalities.map(({ code }) => code)).toEqual(KNOWN.municipalities);
});

test("the share stands with its count, its interval and the previous period", () => {
  const { total, previousShare } = made({
    flow: [flow("answered", 40), flow("in-time", 30)],
    steps: [step("answered", 0, 50), step("in-time", 0, 45)],
  });
  expect(total.inTime).toMatchObject({ hits: 30, of: 40, share: 0.75 });
  // Wilson's interval of 30 in 40.
  expect(total.inTime?.interval?.low).toBeCloseTo(0.5981, 4);
  expect(total.inTime?.interval?.high).toBeCloseTo(0.8581, 4);
  expect(previousShare).toBe(0.9);
});

test("half and nine in ten were answered within the end of their quarter of an hour", () => {
  const waits = [wait(0, 5), wait(3, 4), wait(95, 1)];
  expect(made({ flow: [flow("answered", 10)], waits }).total.waits).toEqual({ median: 15, p90: 60 });
});

test("a line's wait is its own", () => {
  const { lines } = made({
    flow: [flow("answered", 10), flow("answered", 10, { line: "health" })],
    waits: [wait(4, 10), wait(0, 10, "health")],
  });
  expect(lines.map(({ line, waits }) => [line, waits?.median])).toEqual([
    ["health", 15],
    ["family", 75],
  ]);
});

test("open is all that is not answered; overdue and waiting are of it", () => {
  const { total } = made({ open: [open("running", 20), open("overdue", 7), open("waiting", 6)] });
  expect([total.open, total.overdue, total.waiting]).toEqual([33, 7, 6]);
});

test("what was counted under a code that the county no longer knows keeps a row", () => {
  const { municipalities, channels } = made({
    flow: [flow("received", 9, { municipality: "152", channel: "fax" })],
  });
  expect(municipalities.find(({ code }) => code === "152")?.contacts).toBe(9);
  expect(channels).toContain("fax");
});

describe("choices of few", () => {
  const rows = [
    flow("received", 60),
    flow("received", 30, { municipality: "499" }),
    flow("received", 3, { municipality: "231" }),
    flow("answered", 60),
    flow("in-time", 50),
    flow("answered", 30, { municipality: "499" }),
    flow("in-time", 30, { municipality: "499" }),
    flow("answered", 3, { municipality: "231" }),
    flow("in-time", 1, { municipality: "231" }),
    flow("alarm", 2, { municipality: "231" }),
  ];
  const waits = [wait(0, 3)];

  test.each([
    ["itself", "231"],
    ["the one that was hidden beside it", "499"],
  ])("hide everything that stands on them: %s", (_, municipality) => {
    const { total } = made({ flow: rows, waits }, { municipality });
    expect([total.contacts, total.inTime, total.waits]).toEqual([null, null, null]);
  });
  test("hide the same in the breakdown as in the filter, and leave the whole", () => {
    const { municipalities, total } = made({ flow: rows });
    expect(municipalities.map(({ contacts }) => contacts)).toEqual([60, null, null, 0, 0]);
    expect(municipalities.map(({ inTime }) => inTime?.of ?? null)).toEqual([60, null, null, 0, 0]);
    expect(total.contacts).toBe(93);
  });
  test("hide few alarms", () => {
    expect(made({ flow: rows }).total.alarms).toBeNull();
  });
  test("hide the previous share of few", () => {
    expect(made({ steps: [step("answered", 0, 4), step("in-time", 0, 4)] }).previousShare).toBeNull();
  });
});

describe("steps", () => {
  const steps = [
    step("answered", 1, 40),
    step("in-time", 1, 20),
    step("answered", 2, 3),
    step("in-time", 2, 3),
    step("answered", 3, 10),
    step("in-time", 3, 9),
    step("answered", 4, 50),
    step("in-time", 4, 50),
  ];
  test("hide one of few, and another with it so that the period's total does not tell", () => {
    const shown = made({ steps }).steps;
    expect(shown.map(({ share }) => share)).toEqual([0.5, null, null, 1]);
    expect(shown.map(({ answered }) => answered)).toEqual([40, null, null, 50]);
  });
  test("carry no counts under a municipality: they could be taken from the county's", () => {
    const shown = made({ steps }, { municipality: "905" }).steps;
    expect(shown.map(({ share }) => share)).toEqual([0.5, null, 0.9, 1]);
    expect(shown.every(({ answered }) => answered === undefined)).toBe(true);
  });
});
