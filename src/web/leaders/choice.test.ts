import { beforeAll, describe, expect, test } from "vitest";
import { loadCounty } from "#src/county/county.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import type { Content } from "#src/platform/content/index.ts";
import { known, readChoice, viewQuery } from "./choice.ts";

const today = Temporal.PlainDate.from("2026-11-21");
let content: Content;
beforeAll(async () => {
  content = (await loadCounty(rootFolder())).content;
});
const choose = (query: string) => readChoice(new URLSearchParams(query), content, today);

test("nothing asked: the last four weeks of the whole county", () => {
  const choice = choose("");
  expect(choice.faults).toEqual([]);
  expect(choice.filters).toEqual({});
  expect(String(choice.period.from)).toBe("2026-10-25");
  expect(viewQuery(choice)).toBe("");
});

test("what is asked stands in the address again, for sharing and for the way back", () => {
  const query = "period=custom&from=2026-01-01&to=2026-03-31&line=family&municipality=545&language=sv";
  const choice = choose(query);
  expect(choice.faults).toEqual([]);
  expect(choice.filters).toEqual({ line: "family", municipality: "545", language: "sv" });
  expect([...new URLSearchParams(viewQuery(choice))].sort()).toEqual([...new URLSearchParams(query)].sort());
});

describe("what is wrong is named, the default is used and the typed is kept", () => {
  test.each([
    ["period=custom&from=2026-03-31&to=2026-01-01", "from", "reversed"],
    ["period=custom&from=2026-03-31&to=9999-12-31", "to", "future"],
    ["period=custom&from=9999-01-01&to=9999-12-31", "to", "future"],
    ["period=custom", "from", "date-missing"],
    ["period=custom&from=2026-03-31", "to", "date-missing"],
    ["period=custom&from=31.3.2026&to=2026-05-01", "from", "date-unknown"],
    ["period=forever", "period", "unknown-period"],
    ["municipality=999", "municipality", "unknown-municipality"],
    ["municipality=%F0%9F%98%80", "municipality", "unknown-municipality"],
    ["line=__proto__", "line", "unknown-line"],
    ["channel=%00", "channel", "unknown-channel"],
    ["language='; drop table measure_cell", "language", "unknown-language"],
  ] as const)("%s", (query, field, fault) => {
    const choice = choose(query);
    expect(choice.faults).toEqual([{ field, fault }]);
    expect(choice.filters).toEqual({});
    expect(choice.period.name).toBe("28d");
    expect(choice.typed[field]).toBe((new URLSearchParams(query).get(field) ?? "").trim());
  });
  test("a megabyte is cut", () => {
    expect(choose(`line=${"x".repeat(1_000_000)}`).typed.line).toHaveLength(40);
  });
});

test("municipalities stand from north to south, then those that no map shows", () => {
  const { municipalities } = known(content);
  expect(municipalities).toHaveLength(16);
  expect(municipalities.indexOf("599")).toBeLessThan(municipalities.indexOf("905"));
  expect(municipalities.slice(-3)).toEqual(["287", "unknown", "hidden"]);
});
