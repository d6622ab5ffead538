import { expect, it } from "vitest";
import { readDay, readDayParts, readWrittenDay } from "./typed-day.ts";

it.each([
  ["2026-11-21", "2026-11-21"],
  ["2026-02-29", undefined],
  ["21.11.2026", undefined],
  ["", undefined],
])("a date field's %j is %s", (text, day) => expect(readDay(text)?.toString()).toBe(day));

it.each([
  ["1.2.2026", "2026-02-01"],
  ["28. 2. 2026", "2026-02-28"],
  ["2026-11-21", "2026-11-21"],
  ["31.4.2026", undefined],
  ["1.2.26", undefined],
])("a written %j is %s", (text, day) => expect(readWrittenDay(text)?.toString()).toBe(day));

it.each([
  [{ day: " 1", month: "2", year: "2026 " }, "2026-02-01"],
  [{ day: "1", month: "13", year: "2026" }, undefined],
  [{ day: "1", year: "2026" }, undefined],
])("fields with %j are %s", (parts, day) => expect(readDayParts(parts)?.toString()).toBe(day));
