import { expect, test } from "vitest";
import { evaluateResponse, formOutcome, readForm } from "./index.ts";
import { CORE, calculated, made, path, SDC } from "./testing/made.ts";

type Json = Record<string, unknown>;
const answered = (linkId: string, ...answer: Json[]): Json => ({ linkId, answer });
const text = (valueString: string): Json => ({ valueString });
const number = (valueInteger: number): Json => ({ valueInteger });

function judged(items: readonly Json[], item: unknown, status = "completed", more: Json = {}) {
  const { form, faults } = readForm({ ...made(items as never), ...more }, "form");
  if (!form) throw new Error(faults.map(({ reason }) => reason).join("; "));
  const found = evaluateResponse(form, { item, status } as never, "en");
  const said = found.outcome.issue
    .filter(({ details }) => details.coding)
    .map(
      ({ severity, details, expression }) => `${severity} ${details.coding?.[0]?.code} ${expression?.[0]}`,
    );
  return { ...found, said };
}

const HOUSE: Json[] = [
  { linkId: "note", type: "display", text: "Read this" },
  { linkId: "home", type: "group", item: [{ linkId: "rooms", type: "integer" }] },
  { linkId: "name", type: "string", required: true },
  { linkId: "pet", type: "string" },
];
const NAME = answered("name", text("A"));
const AT = "QuestionnaireResponse.item";

test.each<[string, unknown, string[]]>([
  ["what is asked and no more", [{ linkId: "home", item: [answered("rooms", number(3))] }, NAME], []],
  ["an answer to a display", [answered("note", text("x")), NAME], [`error wrong-type ${AT}[0]`]],
  ["an item outside its group", [answered("rooms", number(3)), NAME], [`error misplaced ${AT}[0]`]],
  ["another order", [answered("pet", text("x")), NAME], [`warning out-of-order ${AT}[1]`]],
  ["an unknown item", [NAME, answered("car", text("x"))], [`error unknown-item ${AT}[1]`]],
  ["the same item twice", [NAME, NAME], [`error too-many ${AT}[0]`]],
  [
    "two values in one answer",
    [NAME, answered("pet", { ...text("x"), ...number(1) })],
    [`error wrong-type ${AT}[1]`],
  ],
  [
    "items that are no list",
    { linkId: "name" },
    ["error wrong-type QuestionnaireResponse", "error missing QuestionnaireResponse"],
  ],
  [
    "a value of another type",
    [{ linkId: "home", item: [answered("rooms", text("3"))] }, NAME],
    [`error wrong-type ${AT}[0].item[0]`],
  ],
  [
    "a number beyond 32 bits",
    [{ linkId: "home", item: [answered("rooms", number(2 ** 31))] }, NAME],
    [`error too-large ${AT}[0].item[0]`],
  ],
  ["a value that is null", [NAME, answered("pet", { valueCoding: null })], [`error wrong-type ${AT}[1]`]],
  ["a text of blanks", [answered("name", text(" "))], [`error wrong-type ${AT}[0]`]],
])("response: %s", (_, item, said) => {
  expect(judged(HOUSE, item).said).toEqual(said);
});

test("what is wrong stays in the response, and what is still to come is no fault before it is completed", () => {
  const wrong = [answered("name", text("A"), text("B"))];
  expect(judged(HOUSE, wrong).response.item).toMatchObject(wrong);
  expect(judged(HOUSE, [], "in-progress").said).toEqual(["information missing QuestionnaireResponse"]);
  expect(judged(HOUSE, []).said).toEqual(["error missing QuestionnaireResponse"]);
});

test("a question under another is missing only where that is answered; a group is filled as often as it asks", () => {
  const pets: Json[] = [
    { linkId: "pet", type: "boolean", item: [{ linkId: "name", type: "string", required: true }] },
    {
      linkId: "trip",
      type: "group",
      repeats: true,
      extension: [{ url: `${CORE}/questionnaire-minOccurs`, valueInteger: 2 }],
      item: [{ linkId: "to", type: "string" }],
    },
  ];
  expect(judged(pets, []).said).toEqual([]);
  const once = [
    answered("pet", { valueBoolean: true }),
    { linkId: "trip", item: [answered("to", text("A"))] },
  ];
  expect(judged(pets, once).said).toEqual([`error missing ${AT}[0]`, "error too-few QuestionnaireResponse"]);
});

test("each repeat of a group has its own variables and rules; another group is seen whole", () => {
  const constraint = {
    url: `${CORE}/questionnaire-constraint`,
    extension: [
      { url: "severity", valueCode: "error" },
      { url: "expression", valueString: "%context.item.where(linkId='h').answer.value > 50" },
      { url: "human", valueString: "Taller" },
    ],
  };
  const variable = {
    url: `${CORE}/variable`,
    valueExpression: {
      language: "text/fhirpath",
      name: "h",
      expression: "item.where(linkId='h').answer.value",
    },
  };
  const people: Json[] = [
    {
      linkId: "person",
      type: "group",
      repeats: true,
      extension: [variable, constraint],
      item: [
        { linkId: "h", type: "integer" },
        { linkId: "m", type: "decimal", extension: [calculated("%h / 100")] },
      ],
    },
    {
      linkId: "day",
      type: "group",
      repeats: true,
      item: [
        { linkId: "why", type: "string", enableWhen: [{ question: "h", operator: ">", answerInteger: 150 }] },
      ],
    },
  ];
  const { response, said } = judged(people, [
    { linkId: "person", item: [answered("h", number(180))] },
    { linkId: "person", item: [answered("h", number(40))] },
    { linkId: "day", item: [answered("why", text("a"))] },
    { linkId: "day", item: [answered("why", text("b"))] },
  ]);
  expect(response.item?.map(({ item }) => item?.at(-1)?.answer?.[0])).toEqual([
    { valueDecimal: 1.8 },
    { valueDecimal: 0.4 },
    { valueString: "a" },
    { valueString: "b" },
  ]);
  expect(said).toEqual([`error constraint ${AT}[1]`]);
});

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

test("a thousand repeats that each work something out are judged in time; a linkId may be any word", () => {
  const items: Json[] = [
    {
      linkId: "constructor",
      type: "group",
      repeats: true,
      item: [
        { linkId: "n", type: "integer" },
        { linkId: "__proto__", type: "integer", extension: [calculated("%questionnaire.item.count() + 1")] },
      ],
    },
  ];
  const many = Array.from({ length: 1_000 }, (_, at) => ({
    linkId: "constructor",
    item: [answered("n", number(at))],
  }));
  const { response, said } = judged(items, many);
  expect(said).toEqual([]);
  expect(response.item?.at(-1)?.item?.at(-1)).toMatchObject({ answer: [{ valueInteger: 2 }] });
});

test("variables are worked out in the order in which they use each other; a circle refuses the form", () => {
  const variable = (name: string, expression: string) => ({
    url: `${CORE}/variable`,
    valueExpression: { language: "text/fhirpath", name, expression },
  });
  const item = (...extension: object[]): Json[] => [{ linkId: "a", type: "integer", extension }];
  const later = item(variable("x", "%y + 1"), variable("y", "2"), calculated("%x"));
  expect(judged(later, []).response.item).toMatchObject([{ answer: [{ valueInteger: 3 }] }]);
  const circle = item(variable("x", "%y"), variable("y", "%x"), calculated("%x"));
  expect(() => judged(circle, [])).toThrow("%x → %y → %x");
});

test("what stands in a hidden or a locked group is hidden or locked too", () => {
  const hidden = [{ url: `${CORE}/questionnaire-hidden`, valueBoolean: true }];
  const { form } = readForm(
    {
      ...made([
        { linkId: "g", type: "group", extension: hidden, item: [{ linkId: "a", type: "string" }] },
        { linkId: "h", type: "group", readOnly: true, item: [{ linkId: "b", type: "string" }] },
      ]),
    },
    "form",
  );
  expect(form?.byLinkId.get("a")?.hidden).toBe(true);
  expect(form?.byLinkId.get("b")?.readOnly).toBe(true);
});
