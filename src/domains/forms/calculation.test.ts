import { expect, test, vi } from "vitest";
import { type Answers, compile, evaluate, prefilled, readForm, results } from "./index.ts";
import type { QuestionnaireItem } from "./model.ts";
import { nativeOf } from "./native.ts";
import { CORE, calculated, made, option, path, SDC } from "./testing/made.ts";

test("what an expression would trace of people's answers is written nowhere", () => {
  const written = vi.spyOn(console, "log").mockImplementation(() => {});
  const items: QuestionnaireItem[] = [
    { linkId: "n", type: "integer" },
    {
      linkId: "x",
      type: "integer",
      extension: [
        calculated(
          "defineVariable('own', %resource.item.where(linkId='n').answer.value.trace('n')).select(%own + 1)",
        ),
      ],
    },
  ];
  const { calculated: found } = evaluate(compile(made(items)), { n: [{ valueInteger: 1 }] });
  expect(found.get("x")).toEqual([{ valueInteger: 2 }]);
  expect(written).not.toHaveBeenCalled();
  written.mockRestore();
});

test("an expression without end is ended and named; the rest of the form stands", () => {
  const form = compile(
    made([
      { linkId: "n", type: "integer" },
      {
        linkId: "x",
        type: "integer",
        extension: [calculated("(1).repeat($this + 1).count() + %resource.item.count()")],
      },
    ]),
  );
  const { issues, enabled } = evaluate(form, { n: [{ valueInteger: 1 }] });
  expect(issues).toMatchObject([{ linkId: "x", code: "too-slow" }]);
  expect([...enabled]).toEqual(["n", "x"]);
});

test.each([
  ["%resource.item.where(linkId='g').item.where(linkId='a').answer.value.ordinal()"],
  ["%resource.descendants().where(linkId='a' or linkId='b').answer.value.ordinal().sum()"],
  [
    "%resource.descendants().where(linkId = 'a').answer.value.weight().sum() + %resource.item.where(linkId='n').answer.value",
  ],
  ["%resource.repeat(item).answer.valueCoding.ordinal().sum()"],
  ["%resource.repeat(item).where(linkId in ('b'|'c')).answer.value.ordinal().sum()"],
  ["%resource.item.where(linkId='n').answer.value + %resource.item.where(linkId='d').answer.value"],
])("the plain function of %s finds what the expression finds, whatever is answered", (expression) => {
  const scored = {
    type: "choice",
    answerOption: [option("p", 0), option("q", 1.5), option("r", 3)],
  } as const;
  const items: QuestionnaireItem[] = [
    {
      linkId: "g",
      type: "group",
      item: [
        { linkId: "a", ...scored },
        { linkId: "b", ...scored, repeats: true },
      ],
    },
    { linkId: "c", ...scored },
    { linkId: "n", type: "integer" },
    { linkId: "d", type: "decimal" },
  ];
  const native = compile(
    made([...items, { linkId: "sum", type: "decimal", extension: [calculated(expression)] }]),
  );
  const slow = compile(
    made([
      ...items,
      { linkId: "sum", type: "decimal", extension: [calculated(`(${expression}).select($this)`)] },
    ]),
  );
  expect(nativeOf(expression, native.items)).toBeDefined();
  expect(slow.byLinkId.get("sum")?.calculated?.native).toBeUndefined();
  const code = (at: number) => [{ valueCoding: { system: "s", code: "pqr"[at % 3] as string } }];
  for (let turn = 0; turn < 60; turn += 1) {
    const answers: Answers = {
      ...(turn % 2 === 0 && { a: code(turn) }),
      ...(turn % 3 !== 0 && { b: turn % 5 === 0 ? [...code(turn), ...code(turn + 1)] : code(turn + 2) }),
      ...(turn % 7 < 4 && { c: code(turn >> 1) }),
      ...(turn % 4 !== 1 && { n: [{ valueInteger: turn - 20 }] }),
      ...(turn % 5 !== 2 && { d: [{ valueDecimal: turn / 10 }] }),
    };
    expect(evaluate(native, answers).calculated).toEqual(evaluate(slow, answers).calculated);
  }
});

test("calculations follow each other, count only what is asked, and never take what was sent", () => {
  const form = compile(
    made(
      [
        {
          linkId: "bmi",
          type: "decimal",
          extension: [calculated("(%weight / (%height * %height)).round(1)")],
        },
        {
          linkId: "tall",
          type: "boolean",
          extension: [calculated("%resource.item.where(linkId='bmi').answer.value < 25")],
        },
        { linkId: "ask", type: "boolean" },
        {
          linkId: "kg",
          type: "decimal",
          enableWhen: [{ question: "ask", operator: "=", answerBoolean: true }],
        },
        { linkId: "m", type: "decimal" },
      ],
      {
        extension: [
          {
            url: `${CORE}/variable`,
            valueExpression: {
              name: "weight",
              language: "text/fhirpath",
              expression: "item.where(linkId='kg').answer.value",
            },
          },
          {
            url: `${CORE}/variable`,
            valueExpression: {
              name: "height",
              language: "text/fhirpath",
              expression: "item.where(linkId='m').answer.value",
            },
          },
        ],
      },
    ),
  );
  const answers: Answers = {
    ask: [{ valueBoolean: true }],
    kg: [{ valueDecimal: 70 }],
    m: [{ valueDecimal: 1.75 }],
    bmi: [{ valueDecimal: 1 }],
  };
  expect(Object.fromEntries(evaluate(form, answers).calculated)).toEqual({
    bmi: [{ valueDecimal: 22.9 }],
    tall: [{ valueBoolean: true }],
  });
  const off = evaluate(form, { ...answers, ask: [{ valueBoolean: false }] });
  expect(Object.fromEntries(off.calculated)).toEqual({ bmi: [], tall: [] });
});

test.each<[string, QuestionnaireItem[], string]>([
  [
    "a circle of calculations",
    [
      {
        linkId: "a",
        type: "integer",
        extension: [calculated("%resource.item.where(linkId='b').answer.value + 1")],
      },
      {
        linkId: "b",
        type: "integer",
        extension: [calculated("%resource.item.where(linkId='a').answer.value + 1")],
      },
    ],
    "item a: expressions go in a circle: a → b → a",
  ],
  [
    "an expression that does not parse",
    [{ linkId: "a", type: "integer", extension: [calculated("1 +")] }],
    'item a: calculatedExpression: the expression "1 +" does not parse',
  ],
  [
    "an unknown modifier",
    [{ linkId: "a", type: "string", modifierExtension: [{ url: "https://example.org/not" }] }],
    "item a: unknown modifier extension",
  ],
])("a form with %s is refused with the item and the reason", (_, items, reason) => {
  const { form, faults } = readForm(made(items) as never, "made");
  expect(form).toBeUndefined();
  expect(faults.map(({ linkId, reason: why }) => `item ${linkId}: ${why}`).join()).toContain(reason);
});

test("a form opens with what is known of the person, and works without", () => {
  const form = compile(
    made(
      [
        { linkId: "born", type: "date", extension: [path(`${SDC}-initialExpression`, "%patient.birthDate")] },
        {
          linkId: "name",
          type: "string",
          extension: [
            path(`${SDC}-initialExpression`, "%patient.name.first().select(given.first() & ' ' & family)"),
          ],
        },
        {
          linkId: "fixed",
          type: "choice",
          answerOption: [option("p"), { ...option("q"), initialSelected: true }],
        },
      ],
      {
        extension: [
          {
            url: `${SDC}-launchContext`,
            extension: [
              { url: "name", valueCoding: { code: "patient" } },
              { url: "type", valueCode: "Patient" },
            ],
          },
        ],
      },
    ),
  );
  const patient = {
    resourceType: "Patient",
    birthDate: "1950-02-03",
    name: [{ given: ["Elin"], family: "Berg" }],
  };
  expect(prefilled(form, { launch: { patient } })).toMatchObject({
    born: [{ valueDate: "1950-02-03" }],
    name: [{ valueString: "Elin Berg" }],
  });
  expect(prefilled(form)).toEqual({ fixed: [{ valueCoding: { system: "s", code: "q" } }] });
});

test("a result says its band and how it was counted", () => {
  const scored = (linkId: string): QuestionnaireItem => ({
    linkId,
    text: linkId,
    type: "choice",
    answerOption: [option("p", 0), option("q", 2)],
  });
  const band = (from: number, to: number, label: string) => ({
    url: "band",
    extension: [
      { url: "from", valueDecimal: from },
      { url: "to", valueDecimal: to },
      { url: "label", valueString: label },
      { url: "meaning", valueString: label },
    ],
  });
  const form = compile(
    made(
      [
        scored("a"),
        scored("b"),
        {
          linkId: "sum",
          type: "integer",
          extension: [
            calculated(
              "%resource.descendants().where(linkId='a' or linkId='b').answer.value.ordinal().sum()",
            ),
          ],
        },
      ],
      {
        extension: [
          {
            url: "https://primabotnia.example/fhir/StructureDefinition/result",
            extension: [
              { url: "id", valueCode: "total" },
              { url: "item", valueString: "sum" },
              { url: "title", valueString: "Total" },
              band(0, 1, "low"),
              band(2, 4, "high"),
            ],
          },
        ],
      },
    ),
  );
  const answers: Answers = {
    a: [{ valueCoding: { system: "s", code: "q" } }],
    b: [{ valueCoding: { system: "s", code: "p" } }],
  };
  expect(results(form, answers, "en")).toMatchObject([
    {
      score: 2,
      band: { label: "high" },
      parts: [
        { linkId: "a", points: 2 },
        { linkId: "b", points: 0 },
      ],
    },
  ]);
  expect(results(form, {}, "en")).toMatchObject([{ score: undefined, band: undefined, parts: [] }]);
});
