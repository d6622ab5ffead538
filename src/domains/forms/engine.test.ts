import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  type Answers,
  compile,
  evaluate,
  evaluateResponse,
  pages,
  prefilled,
  readForm,
  readForms,
  readPosted,
  results,
  toResponse,
} from "./index.ts";
import type { Extension, Questionnaire, QuestionnaireItem } from "./model.ts";
import { nativeOf } from "./native.ts";

const CORE = "http://hl7.org/fhir/StructureDefinition";
const SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire";
const made = (item: QuestionnaireItem[], more: Partial<Questionnaire> = {}): Questionnaire => ({
  resourceType: "Questionnaire",
  id: "made",
  url: "https://primabotnia.example/fhir/Questionnaire/made",
  version: "1.0.0",
  status: "active",
  item,
  ...more,
});
const path = (name: string, expression: string): Extension => ({
  url: name,
  valueExpression: { language: "text/fhirpath", expression },
});
const calculated = (expression: string): Extension => path(`${SDC}-calculatedExpression`, expression);
const issuesOf = (item: QuestionnaireItem[], answers: Answers) =>
  evaluate(compile(made(item)), answers).issues.map(({ key, code }) => `${key}: ${code}`);

test.each<[string, QuestionnaireItem, Answers[string], string | undefined]>([
  ["infinity", { linkId: "a", type: "decimal" }, [{ valueDecimal: Number.POSITIVE_INFINITY }], "wrong-type"],
  ["NaN", { linkId: "a", type: "decimal" }, [{ valueDecimal: Number.NaN }], "wrong-type"],
  [
    "too precise",
    { linkId: "a", type: "decimal", extension: [{ url: `${CORE}/maxDecimalPlaces`, valueInteger: 1 }] },
    [{ valueDecimal: 36.65 }],
    "too-precise",
  ],
  [
    "below the least",
    { linkId: "a", type: "integer", extension: [{ url: `${CORE}/minValue`, valueInteger: 5 }] },
    [{ valueInteger: 4 }],
    "too-small",
  ],
  [
    "a day after the last",
    { linkId: "a", type: "date", extension: [{ url: `${CORE}/maxValue`, valueDate: "2026-02-01" }] },
    [{ valueDate: "2026-02-02" }],
    "too-large",
  ],
  [
    "31 February at noon",
    { linkId: "a", type: "dateTime" },
    [{ valueDateTime: "2026-02-31T12:00:00Z" }],
    "no-such-date",
  ],
  ["25 o'clock", { linkId: "a", type: "time" }, [{ valueTime: "25:00:00" }], "no-such-time"],
  ["no address", { linkId: "a", type: "url" }, [{ valueUri: "somewhere" }], "not-a-url"],
  [
    "too short",
    { linkId: "a", type: "string", extension: [{ url: `${CORE}/minLength`, valueInteger: 3 }] },
    [{ valueString: "ab" }],
    "too-short",
  ],
  [
    "a pattern met in part only",
    { linkId: "a", type: "string", extension: [{ url: `${CORE}/regex`, valueString: "[0-9]{3}" }] },
    [{ valueString: "1234" }],
    "pattern",
  ],
  [
    "a pattern met",
    { linkId: "a", type: "string", extension: [{ url: `${CORE}/regex`, valueString: "[0-9]{3}|x" }] },
    [{ valueString: "x" }],
    undefined,
  ],
  [
    "a file of another type",
    { linkId: "a", type: "attachment", extension: [{ url: `${CORE}/mimeType`, valueCode: "image/png" }] },
    [{ valueAttachment: { contentType: "application/x-msdownload", data: "TVo=" } }],
    "file-type",
  ],
  [
    "a file too large",
    { linkId: "a", type: "attachment", extension: [{ url: `${CORE}/maxSize`, valueDecimal: 0.001 }] },
    [{ valueAttachment: { contentType: "image/png", data: "A".repeat(4_000) } }],
    "file-size",
  ],
  [
    "a unit that is not offered",
    {
      linkId: "a",
      type: "quantity",
      extension: [{ url: `${CORE}/questionnaire-unitOption`, valueCoding: { code: "kg" } }],
    },
    [{ valueQuantity: { value: 3, code: "mi" } }],
    "unknown-unit",
  ],
  [
    "words of one's own",
    { linkId: "a", type: "open-choice", answerOption: [{ valueString: "x" }] },
    [{ valueString: "y" }],
    undefined,
  ],
  [
    "a text where an option is asked",
    { linkId: "a", type: "choice", answerOption: [{ valueString: "x" }] },
    [{ valueString: "y" }],
    "not-an-option",
  ],
  [
    "too many lines",
    {
      linkId: "a",
      type: "string",
      repeats: true,
      extension: [{ url: `${CORE}/questionnaire-maxOccurs`, valueInteger: 1 }],
    },
    [{ valueString: "x" }, { valueString: "y" }],
    "too-many",
  ],
])("answer: %s", (_, item, answers, code) => {
  expect(issuesOf([item], { a: answers })).toEqual(code ? [`a: ${code}`] : []);
});

test("a regex that would run for ever on another engine is answered at once", () => {
  const item = {
    linkId: "a",
    type: "string",
    extension: [{ url: `${CORE}/regex`, valueString: "(a+)+b" }],
  } as const;
  expect(issuesOf([item], { a: [{ valueString: "a".repeat(50_000) }] })).toEqual(["a: pattern"]);
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

const option = (code: string, weight?: number) => ({
  valueCoding: { system: "s", code, display: code },
  ...(weight !== undefined && { extension: [{ url: `${CORE}/ordinalValue`, valueDecimal: weight }] }),
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

const medicines = compile(
  made([
    {
      linkId: "medicine",
      type: "group",
      repeats: true,
      item: [
        { linkId: "name", type: "string", required: true },
        { linkId: "daily", type: "boolean" },
        {
          linkId: "times",
          type: "integer",
          enableWhen: [{ question: "daily", operator: "=", answerBoolean: true }],
        },
      ],
    },
    {
      linkId: "total",
      type: "integer",
      extension: [
        calculated("%resource.item.where(linkId='medicine').item.where(linkId='times').answer.value.sum()"),
      ],
    },
  ]),
);

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

test("a constraint says its own words; a warning does not stop", () => {
  const rule = (severity: string): Extension => ({
    url: `${CORE}/questionnaire-constraint`,
    extension: [
      { url: "key", valueId: "after" },
      { url: "severity", valueCode: severity },
      { url: "expression", valueString: "answer.value > %resource.item.where(linkId='from').answer.value" },
      { url: "human", valueString: "The end is after the beginning" },
    ],
  });
  const form = (severity: string) =>
    compile(
      made([
        { linkId: "from", type: "date" },
        { linkId: "to", type: "date", extension: [rule(severity)] },
      ]),
    );
  const answers: Answers = { from: [{ valueDate: "2026-05-02" }], to: [{ valueDate: "2026-05-01" }] };
  expect(evaluate(form("error"), answers).issues).toMatchObject([
    { linkId: "to", code: "constraint", params: { text: { en: "The end is after the beginning" } } },
  ]);
  expect(evaluate(form("warning"), answers)).toMatchObject({
    issues: [],
    warnings: [{ code: "constraint" }],
  });
  expect(evaluate(form("error"), { from: [{ valueDate: "2026-05-02" }] }).issues).toEqual([]);
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

test("value sets: contained ones are options, one that came beside is found, one that is nowhere degrades in sight", () => {
  const set = (id: string, code: string) => ({
    resourceType: "ValueSet",
    id,
    url: `https://example.org/${id}`,
    compose: { include: [{ system: "s", concept: [{ code, display: code }] }] },
  });
  const bundle = {
    resourceType: "Bundle",
    entry: [
      { resource: set("beside", "x") },
      {
        resource: made(
          [
            { linkId: "a", type: "choice", answerValueSet: "#own" },
            { linkId: "b", type: "choice", answerValueSet: "https://example.org/beside|1" },
            { linkId: "c", type: "choice", answerValueSet: "https://example.org/nowhere" },
          ],
          { contained: [set("own", "y")] },
        ),
      },
    ],
  };
  const [read] = readForms(bundle, "bundle").forms;
  expect(read?.findings).toMatchObject([{ severity: "warning", linkId: "c", code: "value-set" }]);
  const drawn = read?.form ? pages(read.form, {}, "en").flatMap(({ questions }) => questions) : [];
  expect(drawn.map(({ options, notice }) => options.map(({ key }) => key).join() || notice)).toEqual([
    "y",
    "x",
    "The list of options is not in this service. Write the answer.",
  ]);
});

test("markdown and xhtml are drawn as what they mean, and nothing in them runs", () => {
  const item = (name: string, value: string): QuestionnaireItem => ({
    linkId: name,
    type: "display",
    text: "plain",
    _text: { extension: [{ url: `${CORE}/rendering-${name}`, valueString: value }] },
  });
  const form = compile(
    made([
      item("markdown", "**bold** <img src=x onerror=alert(1)>"),
      item("xhtml", '<div onclick="x()">a<script>alert(1)</script><a href="javascript:x()">b</a></div>'),
    ]),
  );
  const html = pages(form, {}, "en").flatMap(({ blocks }) =>
    blocks.map((block) => (block.kind === "text" ? block.html : "")),
  );
  expect(html).toEqual([
    "<p><strong>bold</strong> &lt;img src=x onerror=alert(1)&gt;</p>",
    "<div>a<a>b</a></div>",
  ]);
});

test("a linkId that stands twice is an error of the form, and the form still works", () => {
  const twice = made([
    { linkId: "a", type: "group", item: [{ linkId: "phone", type: "string" }] },
    { linkId: "b", type: "group", item: [{ linkId: "phone", type: "string" }] },
  ]);
  const { form, mended } = readForm(twice as never, "twice");
  expect(mended).toMatchObject([{ linkId: "phone" }]);
  const item = ["a", "b"].map((linkId) => ({
    linkId,
    item: [{ linkId: "phone", answer: [{ valueString: linkId }] }],
  }));
  expect(form && evaluateResponse(form, { item, status: "completed" }, "en").response.item).toEqual(item);
});

test("hostile shapes are refused or judged, never thrown", () => {
  for (const item of [
    null,
    1,
    "x",
    [1],
    [null],
    [{ linkId: 3 }],
    [{ linkId: "a" }],
    [{ linkId: "a", type: "string", extension: {} }],
    [{ linkId: "a", type: "group", item: "x" }],
  ])
    expect(readForm({ resourceType: "Questionnaire", item } as never, "x").faults.length).toBeGreaterThan(0);
  let deep: object = { linkId: "end", type: "string" };
  for (let at = 0; at < 5_000; at += 1) deep = { linkId: `g${at}`, type: "group", item: [deep] };
  expect(readForm({ resourceType: "Questionnaire", item: [deep] }, "deep").faults).toHaveLength(1);
  for (const item of [
    null,
    1,
    [null],
    [[]],
    [{}],
    [{ linkId: "name" }],
    [{ linkId: "medicine", item: [null, { linkId: "name", answer: [null, 1, {}] }] }],
  ])
    expect(() => evaluateResponse(medicines, { item, status: "completed" } as never, "fi")).not.toThrow();
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

const folder = process.env.FORMS_FOLDER;
if (folder)
  test("every form of a folder of others is read and drawn", () => {
    for (const file of readdirSync(folder ?? "", { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".json"),
    )) {
      for (const { form, faults, questionnaire } of readForms(
        JSON.parse(readFileSync(join(folder ?? "", file), "utf8")),
        file,
      ).forms) {
        expect(faults, questionnaire.id).toEqual([]);
        if (form) expect(() => pages(form, prefilled(form), "en")).not.toThrow();
      }
    }
  });
