import { expect, test } from "vitest";
import { readForm } from "./index.ts";
import { answered, type Json, judged, number, text } from "./testing/judged.ts";
import { CORE, calculated, made } from "./testing/made.ts";

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
