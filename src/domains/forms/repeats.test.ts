import { expect, test } from "vitest";
import { type Answers, compile, evaluate, evaluateResponse, pages, readPosted, toResponse } from "./index.ts";
import { calculated, made, medicines } from "./testing/made.ts";

test("in a repeating group each repeat has its own answers, conditions and faults, and comes back from a response", () => {
  const answers: Answers = {
    "name#0": [{ valueString: "A" }],
    "daily#0": [{ valueBoolean: true }],
    "times#0": [{ valueInteger: 2 }],
    "daily#1": [{ valueBoolean: false }],
    "times#1": [{ valueInteger: 9 }],
    "name#2": [{ valueString: "C" }],
    "daily#2": [{ valueBoolean: true }],
    "times#2": [{ valueInteger: 3 }],
  };
  const found = evaluate(medicines, answers);
  expect(found.issues.map(({ key, code }) => `${key}: ${code}`)).toEqual(["name#1: missing"]);
  expect(found.keys.has("times#1")).toBe(false);
  expect(found.calculated.get("total")).toEqual([{ valueInteger: 5 }]);
  const whole = { ...answers, "name#1": [{ valueString: "B" }] };
  const response = toResponse(medicines, whole, { lang: "en" });
  expect(response.item?.filter(({ linkId }) => linkId === "medicine")).toHaveLength(3);
  const again = evaluateResponse(medicines, response, "en");
  expect(again.response.item).toEqual(response.item);
  expect(again.outcome.issue).toMatchObject([{ severity: "information" }]);
});

test("one more repeat is asked for by its number, and posted answers find their places", () => {
  const begun = { medicine: [{ valueInteger: 2 }] };
  const [page] = pages(medicines, begun, "en");
  expect(page?.blocks).toMatchObject([{ kind: "repeat", name: "medicine", more: true }]);
  expect(page?.questions.map(({ name }) => name)).toEqual(["name#0", "daily#0", "name#1", "daily#1"]);
  const posted = readPosted(
    medicines,
    "medicine",
    new Map([
      ["name#1", ["B"]],
      ["times#1", ["2"]],
      ["name#1.5", ["no place"]],
    ]),
  );
  expect(posted).toEqual({ "name#1": [{ valueString: "B" }], "times#1": [{ valueInteger: 2 }] });
});

test("ten thousand repeats are judged; more are said to be too many", () => {
  const many = (count: number): Answers =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`name#${at}`, [{ valueString: "x" }]]));
  expect(evaluate(medicines, many(10_001)).issues.map(({ code }) => code)).toContain("too-many-repeats");
});

test("a response is judged: unknown items, disabled ones, and values in place of calculated ones", () => {
  const form = compile(
    made([
      { linkId: "a", type: "boolean" },
      { linkId: "b", type: "string", enableWhen: [{ question: "a", operator: "=", answerBoolean: true }] },
      { linkId: "c", type: "integer", extension: [calculated("1 + 1")] },
    ]),
  );
  const { response, outcome, enabled } = evaluateResponse(
    form,
    {
      item: [
        { linkId: "a", answer: [{ valueBoolean: false }] },
        { linkId: "b", answer: [{ valueString: "no" }] },
        { linkId: "c", answer: [{ valueInteger: 7 }] },
        { linkId: "zz", answer: [{ valueInteger: 7 }] },
      ],
      status: "completed",
    },
    "en",
  );
  expect(outcome.issue.map(({ severity, details }) => `${severity} ${details.coding?.[0]?.code}`)).toEqual([
    "error unknown-item",
    "error disabled",
    "warning not-counted",
  ]);
  expect(response.item).toMatchObject([{ linkId: "a" }, { linkId: "c", answer: [{ valueInteger: 2 }] }]);
  expect(enabled).toEqual(["a", "c"]);
});
