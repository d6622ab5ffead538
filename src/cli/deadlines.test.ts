import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { given, scopeOf } from "../../test/access/given.ts";
import { answer, open, take } from "../domains/contacts/index.ts";
import { readOptions } from "./deadlines-options.ts";
import { compareRules } from "./deadlines-verb.ts";

describe("what history would have been under another limit", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: "2026-10-30T08:00:00Z" });
    // Five messages to the family line, answered after 0, 2, 4 and 6 working days, and one not at all.
    const said = ["2026-10-30", "2026-11-02", "2026-11-02", "2026-11-02", "2026-11-09"];
    const answers = ["2026-10-30", "2026-11-04", "2026-11-06", "2026-11-10", null];
    for (const [index, day] of said.entries()) {
      house.clock.moveTo(`${day}T08:00:00Z`);
      const { id } = await given(house, { by: "aino", words: `Viesti ${index}.` });
      const answered = answers[index];
      if (!answered) continue;
      house.clock.moveTo(`${answered}T10:00:00Z`);
      await take(scopeOf(house, "riikka"), id);
      const { contact } = await open(scopeOf(house, "riikka"), id);
      await answer(scopeOf(house, "riikka"), id, "Näin se hoituu.", contact.version);
    }
    house.clock.moveTo("2026-11-20T10:00:00Z");
  });
  afterAll(() => house.close());

  const compared = (value: number, more: { line?: string; from?: string; to?: string } = {}) => {
    const { rules } = house.county;
    const others = rules.map((rule) =>
      rule.id === "BE_OM_HJALP" && rule.kind === "clock" ? { ...rule, value } : rule,
    );
    const day = (text?: string) => (text === undefined ? undefined : Temporal.PlainDate.from(text));
    const wanted = new Set(["BE_OM_HJALP"]);
    return compareRules(
      house.database.db,
      rules,
      others,
      { wanted, line: more.line, from: day(more.from), to: day(more.to) },
      house.clock.now(),
      () => undefined,
    );
  };

  it("counts kept and broken under both, by line and month", async () => {
    const { contacts, today, alternative, byMonth, byLine } = await compared(3);
    expect(contacts).toBe(5);
    // Five working days: the last is late by a day, and the unanswered one's time ended on 16 November.
    expect([today.clocks, today.kept, today.broken]).toEqual([5, 3, 2]);
    // Three: only those of the same day and of two days are in time.
    expect([alternative.clocks, alternative.kept, alternative.broken]).toEqual([5, 2, 3]);
    expect(Object.keys(byMonth)).toEqual(["2026-10", "2026-11"]);
    expect(byMonth["2026-10"]?.today.kept).toBe(1);
    expect(byLine.family?.alternative.broken).toBe(3);
  });

  it("gives the margins in hours from the answer to the end of the last day", async () => {
    const { today } = await compared(3);
    // 30 October to Friday 6 November, 4 to 9, 6 to 9 and 10 back to 9 November: noon in Finland to the end of the day.
    expect(today.margin).toEqual({ p10: -12, p50: 84, p90: 180 });
  });

  it("looks only at the days and the line asked for", async () => {
    expect((await compared(3, { from: "2026-11-02", to: "2026-11-02" })).today.clocks).toBe(3);
    expect((await compared(3, { line: "health" })).today.clocks).toBe(0);
  });

  it.each([
    [["--rule", "X", "--value", "3"], /--unit is one of/],
    [["--rule", "X", "--value", "-3", "--unit", "day"], /.+/],
    [["--rule", "X", "--value", "3.5", "--unit", "day"], /not a whole number/],
    [["--value", "3", "--unit", "day"], /--rule and --value are needed/],
    [["--rules", "a.yaml", "--value", "3"], /either --rules/],
    [["--rules", "a.yaml", "--from", "2026-02-30"], /not a date/],
    [["--rules", "a.yaml", "--from", "2026-03-01", "--to", "2026-02-01"], /after/],
    [["--colour", "red"], /colour/],
  ])("says what is wrong with %j", (args, problem) => {
    expect(readOptions(args)).toMatch(problem);
  });
});
