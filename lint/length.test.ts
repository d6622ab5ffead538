import { expect, it } from "vitest";
import { tooLong } from "./length.mjs";

const lines = (n: number, more = "") => `${"const a = 1;\n".repeat(n - 1)}${more}\n`;

it.each([
  ["a file at the limit", "src/kernel/a.ts", lines(300), undefined],
  ["a file past it", "src/kernel/a.ts", lines(301), "src/kernel/a.ts has 301 lines"],
  ["a test past it", "src/kernel/a.test.ts", lines(301), "a file past 300 is two ideas"],
  ["stories in a house", "src/web/a.test.ts", lines(400, "await testHouse();"), undefined],
  ["a house in another file", "test/app.ts", lines(400, "await testHouse();"), "named by what it is"],
])("%s", (_, path, text, says) => {
  const found = tooLong(path, text);
  if (says === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(says);
});
