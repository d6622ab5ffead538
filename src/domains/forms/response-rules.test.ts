import { expect, test } from "vitest";
import { formOutcome, readForm } from "./index.ts";
import { answered, type Json, judged, number, text } from "./testing/judged.ts";
import { CORE, calculated, made, path, SDC } from "./testing/made.ts";

const AT = "QuestionnaireResponse.item";

test.each<[string, Json[], unknown, string[], Json?]>([
  [
    "a bound that is worked out",
    [
      { linkId: "low", type: "integer" },
      {
        linkId: "high",
        type: "integer",
        extension: [
          {
            url: `${CORE}/minValue`,
            _valueInteger: {
              extension: [
                path(`${CORE}/cqf-calculatedValue`, "%resource.item.where(linkId='low').answer.value"),
              ],
            },
          },
        ],
      },
    ],
    [answered("low", number(5)), answered("high", number(3))],
    [`error constraint ${AT}[1]`],
  ],
  [
    "a rule of the form that names its place",
    [{ linkId: "age", type: "integer" }],
    [answered("age", number(12))],
    [`error constraint ${AT}[0]`],
    {
      extension: [
        {
          url: `${CORE}/targetConstraint`,
          extension: [
            { url: "severity", valueCode: "error" },
            path("expression", "%resource.item.where(linkId='age').answer.value >= 18"),
            { url: "human", valueString: "Adults only" },
            { url: "location", valueString: "item.where(linkId='age')" },
          ],
        },
      ],
    },
  ],
  [
    "a rule of the form over what was worked out last",
    [
      { linkId: "n", type: "integer" },
      {
        linkId: "twice",
        type: "integer",
        extension: [calculated("%resource.item.where(linkId='n').answer.value * 2")],
      },
    ],
    [answered("n", number(2))],
    ["error constraint QuestionnaireResponse"],
    {
      extension: [
        {
          url: `${CORE}/questionnaire-constraint`,
          extension: [
            { url: "severity", valueCode: "error" },
            { url: "expression", valueString: "item.where(linkId='twice').answer.value > 10" },
            { url: "human", valueString: "More than ten" },
          ],
        },
      ],
    },
  ],
  [
    "grams against a bound in kilograms",
    [
      {
        linkId: "weight",
        type: "quantity",
        extension: [{ url: `${SDC}-minQuantity`, valueQuantity: { value: 1, code: "kg" } }],
      },
    ],
    [answered("weight", { valueQuantity: { value: 500, code: "g", unit: "g" } })],
    [`error too-small ${AT}[0]`],
  ],
  [
    "an option that is switched off",
    [
      {
        linkId: "o",
        type: "choice",
        answerOption: [{ valueCoding: { code: "x" } }, { valueCoding: { code: "y" } }],
        extension: [
          {
            url: `${SDC}-answerOptionsToggleExpression`,
            extension: [{ url: "option", valueCoding: { code: "x" } }, path("expression", "false")],
          },
        ],
      },
    ],
    [answered("o", { valueCoding: { code: "x" } })],
    [`error not-an-option ${AT}[0]`],
  ],
  [
    "a concept that the value set excludes",
    [{ linkId: "o", type: "choice", answerValueSet: "#set" }],
    [answered("o", { valueCoding: { system: "s", code: "y" } })],
    [`error not-an-option ${AT}[0]`],
    {
      contained: [
        {
          resourceType: "ValueSet",
          id: "set",
          compose: {
            include: [{ system: "s", concept: [{ code: "x" }, { code: "y" }] }],
            exclude: [{ system: "s", concept: [{ code: "y" }] }],
          },
        },
      ],
    },
  ],
  [
    "a file that is not what it says",
    [{ linkId: "f", type: "attachment" }],
    [answered("f", { valueAttachment: { contentType: "application/pdf", data: btoa("MZ program") } })],
    [`error file-type ${AT}[0]`],
  ],
  [
    "a pattern written as a function",
    [
      {
        linkId: "p",
        type: "string",
        extension: [{ url: `${CORE}/regex`, valueString: "matches('^[0-9]{4}$')" }],
      },
    ],
    [answered("p", text("2000"))],
    [],
  ],
])("rule: %s", (_, items, item, said, more) => {
  expect(judged(items, item, "completed", more).said).toEqual(said);
});

test.each<[string, Json, Json, string]>([
  ["rules of its own", { type: "string" }, { implicitRules: "http://x" }, "error"],
  ["required that is no truth value", { type: "string", required: "yes" }, {}, "error"],
  ["an extension without a url", { type: "string", extension: [{ valueString: "x" }] }, {}, "error"],
  ["a type of R5", { type: "coding", answerOption: [{ valueCoding: { code: "x" } }] }, {}, "warning"],
  ["a first value of another type", { type: "date", initial: [text("x")] }, {}, "warning"],
])("form: %s", (_, item, more, severity) => {
  const given = { ...made([{ linkId: "a", ...item }] as never), ...more };
  expect(formOutcome(readForm(given, "form")).issue.map((one) => one.severity)).toEqual([severity]);
});
