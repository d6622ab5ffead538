import { describe, expect, it } from "vitest";
import { readCode, searchCodes } from "./index.ts";
import { book } from "./testing/judged.ts";

describe("the reason as it is typed", () => {
  it.each([
    ["p76", "P76"],
    [" P76 ", "P76"],
    ["P76 masennus", "P76"],
    ["P76 Depression", "P76"],
    ["masennus", undefined],
    ["Q00", undefined],
    ["", undefined],
  ])("%j is the code %s: words alone are no code", (typed, code) => {
    expect(readCode(book.reason, typed)?.code).toBe(code);
  });

  it.each([
    ["masen", "P76"],
    ["nedst", "P03"],
    ["vatsa", "D01"],
    ["r0", "R02"],
  ])("%j finds %s", (typed, code) => {
    expect(searchCodes(book.reason, typed, 8).map((one) => one.code)).toContain(code);
  });

  it("groups the codes of psychiatry as the sources do", () => {
    const groups: Record<string, string[]> = {};
    for (const { code, group } of book.reason.codes) {
      if (group) groups[group] = [...(groups[group] ?? []), code];
    }
    expect(groups).toEqual({
      F0: ["P70", "P71"],
      F1: ["P15", "P16", "P17", "P19"],
      F2: ["P72"],
      F3: ["P73"],
      F4: ["P02", "P74", "P75", "P78", "P79", "P82"],
      F5: ["P06", "P07", "P08", "P86"],
      F6: ["P09", "P80"],
      F7: ["P85"],
      F8: ["P24"],
      F9: ["P10", "P11", "P12", "P13", "P22", "P23", "P81"],
      other: ["P18", "P29", "P76", "P98", "P99"],
      X84: ["P77"],
    });
  });
});
