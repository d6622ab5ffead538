import { expect, it } from "vitest";
import { median } from "./median.ts";

it.each([
  [[], null],
  [[4], 4],
  [[9, 1, 3], 3],
  [[1, 2, 4, 100], 3],
  [[0, 0, 5, 6], 2.5],
])("the median of %j is %j", (values, expected) => {
  expect(median(values)).toBe(expected);
});
