import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Lang } from "#src/kernel/lang.ts";
import { plainAnswers } from "./cases.ts";
import {
  type Answers,
  compile,
  dangerOf,
  evaluate,
  FormFaults,
  fromResponse,
  issueText,
  labelOf,
  pages,
  parseForm,
  readPosted,
  review,
  toResponse,
  usesOf,
  validate,
} from "./index.ts";
import type { EnableWhen, Questionnaire, QuestionnaireItem } from "./model.ts";
import { FIELD_MAX } from "./posted.ts";

const file = new URL("../../../content/questionnaires/ask-for-help.yaml", import.meta.url);
const { form } = parseForm(parse(readFileSync(file, "utf8")), "ask-for-help.yaml");

const made = (item: QuestionnaireItem[]): Questionnaire => ({
  resourceType: "Questionnaire",
  id: "made",
  url: "https://primabotnia.example/fhir/Questionnaire/made",
  version: "1.0.0",
  status: "active",
  item,
});
const option = (code: string) => ({ valueCoding: { system: "s", code, display: code } });

test.each<[string, Omit<EnableWhen, "question">, Answers, boolean]>([
  ["exists true", { operator: "exists", answerBoolean: true }, { n: [{ valueInteger: 0 }] }, true],
  ["exists true, none", { operator: "exists", answerBoolean: true }, {}, false],
  ["exists false, none", { operator: "exists", answerBoolean: false }, {}, true],
  ["=", { operator: "=", answerInteger: 5 }, { n: [{ valueInteger: 5 }] }, true],
  ["= none", { operator: "=", answerInteger: 5 }, {}, false],
  ["!=", { operator: "!=", answerInteger: 5 }, { n: [{ valueInteger: 4 }] }, true],
  ["!= none: an answer is needed", { operator: "!=", answerInteger: 5 }, {}, false],
  [">", { operator: ">", answerInteger: 5 }, { n: [{ valueInteger: 6 }] }, true],
  ["> the same", { operator: ">", answerInteger: 5 }, { n: [{ valueInteger: 5 }] }, false],
  [">=", { operator: ">=", answerInteger: 5 }, { n: [{ valueInteger: 5 }] }, true],
  ["<", { operator: "<", answerInteger: 5 }, { n: [{ valueInteger: 4 }] }, true],
  ["<=", { operator: "<=", answerInteger: 5 }, { n: [{ valueInteger: 6 }] }, false],
  ["another type has no order", { operator: ">", answerInteger: 5 }, { n: [{ valueString: "9" }] }, false],
])("enableWhen %s (FHIR R4 Questionnaire.item.enableWhen)", (_, when, answers, enabled) => {
  const asked = compile(
    made([
      { linkId: "n", type: "integer" },
      { linkId: "x", type: "string", enableWhen: [{ question: "n", ...when }] },
    ]),
  );
  expect(evaluate(asked, answers).enabled.has("x")).toBe(enabled);
});

test("a hidden question's answer hides what hangs on it, whatever the order in the form", () => {
  const chain = compile(
    made([
      {
        linkId: "c",
        type: "string",
        enableWhen: [{ question: "b", operator: "exists", answerBoolean: true }],
      },
      { linkId: "b", type: "string", enableWhen: [{ question: "a", operator: "=", answerBoolean: true }] },
      { linkId: "a", type: "boolean" },
    ]),
  );
  const answers = {
    a: [{ valueBoolean: false }],
    b: [{ valueString: "old" }],
    c: [{ valueString: "older" }],
  };
  expect([...evaluate(chain, answers).enabled]).toEqual(["a"]);
  expect(toResponse(chain, answers, { lang: "fi" }).item?.map(({ linkId }) => linkId)).toEqual(["a"]);
});

test.each<[string, QuestionnaireItem[], string]>([
  [
    "a linkId twice",
    [
      { linkId: "a", type: "string" },
      { linkId: "a", type: "text" },
    ],
    "item a: the linkId stands twice",
  ],
  [
    "an unknown target",
    [
      {
        linkId: "a",
        type: "string",
        enableWhen: [{ question: "b", operator: "exists", answerBoolean: true }],
      },
    ],
    "item a: enableWhen asks about b, which is not in the form",
  ],
  [
    "a circle",
    [
      { linkId: "a", type: "boolean", enableWhen: [{ question: "b", operator: "=", answerBoolean: true }] },
      { linkId: "b", type: "boolean", enableWhen: [{ question: "a", operator: "=", answerBoolean: true }] },
    ],
    "item a: enableWhen goes in a circle: a → b → a",
  ],
  ["a choice without options", [{ linkId: "a", type: "choice" }], "item a: a choice without options"],
  [
    "an unknown type",
    [{ linkId: "a", type: "question" as "string" }],
    "item a: the type question is not supported",
  ],
])("a form with %s is refused with item and reason", (_, item, reason) => {
  expect(() => compile(made(item))).toThrow(FormFaults);
  expect(() => compile(made(item))).toThrow(reason);
});

test("a content file is refused with the item and what is wrong there", () => {
  const raw = parse(readFileSync(file, "utf8")) as {
    item: { item: { text: Partial<Record<Lang, string>> }[] }[];
  };
  delete raw.item[0]?.item[0]?.text.sv;
  expect(() => parseForm(raw, "ask-for-help.yaml")).toThrow(/item for-whom: item\.0\.item\.0\.text\.sv/);
});

const bad = compile(
  made([
    { linkId: "day", type: "date" },
    { linkId: "age", type: "integer" },
    { linkId: "why", type: "text", maxLength: 20 },
    { linkId: "one", type: "choice", answerOption: [option("a"), option("b")] },
    {
      linkId: "many",
      type: "choice",
      repeats: true,
      answerOption: [
        option("a"),
        option("b"),
        {
          ...option("none"),
          extension: [
            {
              url: "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive",
              valueBoolean: true,
            },
          ],
        },
      ],
    },
  ]),
);

test.each<[string, string, string[], string | undefined]>([
  ["31 February", "day", ["31.2.2026"], "no-such-date"],
  ["29 February of a leap year", "day", ["29.2.2028"], undefined],
  ["a word for a date", "day", ["huomenna"], "no-such-date"],
  ["a word for a number", "age", ["kolme"], "wrong-type"],
  ["infinity", "age", ["Infinity"], "wrong-type"],
  ["a huge number", "age", ["99999999999999999999"], "wrong-type"],
  ["too long a text", "why", ["x".repeat(21)], "too-long"],
  ["blank text is no answer", "why", ["  \n "], undefined],
  ["a code outside the set", "one", ["c"], "not-an-option"],
  ["a code of every object", "one", ["__proto__"], "not-an-option"],
  ["two where one is asked", "one", ["a", "b"], "too-many"],
  ["two where many are asked", "many", ["a", "b"], undefined],
  ["the exclusive one with another", "many", ["a", "none"], "exclusive"],
])("posted: %s", (_, linkId, typed, code) => {
  const answers = readPosted(bad, linkId, new Map([[linkId, typed]]));
  expect(validate(bad, answers)[0]?.code).toBe(code);
  expect(toResponse(bad, answers, { lang: "sv" }).item ?? []).toHaveLength(
    code || typed[0]?.trim() === "" ? 0 : 1,
  );
});

test("a wrong date comes back as it was typed, in three fields or one, and says what to do", () => {
  const fields = new Map([
    ["day-day", ["31"]],
    ["day-month", ["2"]],
    ["day-year", ["2026"]],
  ]);
  const answers = readPosted(bad, "day", fields);
  const [question] = pages(bad, answers, "sv", ["day"])[0]?.questions ?? [];
  expect(question?.value).toBe("31.2.2026");
  expect(question?.error).toBe("Kontrollera datumet. Skriv det så här: 28.2.2026");
});

test("text is kept verbatim: tags, emoji, right-to-left; NUL goes, line ends are one character, two megabytes are bounded", () => {
  const text = "<script>alert(1)</script> 👩‍👧 שלום\r\nrivi\u0000";
  const kept = readPosted(
    form,
    "own-words-page",
    new Map([
      ["own-words", [text]],
      ["extra", ["x"]],
    ]),
  );
  expect(kept).toEqual({ "own-words": [{ valueString: "<script>alert(1)</script> 👩‍👧 שלום\nrivi" }] });
  const huge = readPosted(form, "own-words-page", new Map([["own-words", ["x".repeat(2_000_000)]]]));
  const issue = validate(form, huge).find(({ linkId }) => linkId === "own-words");
  expect(issue && issueText(issue, "en")).toBe(
    `Make the text shorter. It has ${FIELD_MAX} characters, at most 4000 fit`,
  );
});

test("answers of any shape from a stored draft never throw", () => {
  const shapes = [
    {},
    { valueString: 1 },
    { valueCoding: {} },
    { valueDate: "x" },
    { valueInteger: Number.NaN },
  ];
  for (const { linkId } of form.items)
    for (const shape of shapes) {
      const answers = { [linkId]: [shape] } as unknown as Answers;
      expect(() => [
        evaluate(form, answers),
        toResponse(form, answers, { lang: "en" }),
        review(form, answers, "fi"),
      ]).not.toThrow();
    }
});

test("whatever is answered, what is asked follows the answers, and a response has only what was asked", () => {
  const choices = form.items.flatMap(({ linkId, options }) =>
    options.map(({ key }) => [linkId, key] as const),
  );
  for (let turn = 0; turn < 300; turn += 1) {
    const plain = Object.fromEntries(choices.filter((_, at) => (turn * 7919 + at * 104729) % 5 === 0));
    const answers = plainAnswers(form, plain);
    const { enabled, issues, pages: shown, progress } = evaluate(form, answers);
    expect(issues.every(({ linkId }) => enabled.has(linkId))).toBe(true);
    expect(progress.done).toBeLessThanOrEqual(progress.of);
    expect(progress.of).toBe(shown.length);
    const back = fromResponse(form, toResponse(form, answers, { lang: "fi" }));
    expect(Object.keys(back).every((linkId) => enabled.has(linkId))).toBe(true);
    expect([...evaluate(form, back).enabled]).toEqual([...enabled]);
  }
});

test("a filled form: pages in three languages, a review to change, uses for others, a response of its version", () => {
  const answers = plainAnswers(form, {
    "for-whom": "my-child",
    "child-age": "age-7-12",
    topic: "violence",
    "safe-now": "not-sure",
    "own-words": "Jag är orolig",
    "answer-language": "sv",
    way: "own-contact",
    reach: "phone",
    phone: "040 123 4567",
    "call-time": "morning",
    "move-to-health": "false",
  });
  expect(pages(form, answers, "sv")[2]?.questions[0]?.label).toBe("Vad vill du ha hjälp med?");
  const { rows, ready } = review(form, answers, "fi");
  expect(ready).toBe(true);
  expect(rows.find(({ linkId }) => linkId === "move-to-health")).toMatchObject({
    page: "health-page",
    values: ["Ei"],
  });
  expect(usesOf(form, answers)).toMatchObject({
    topic: "violence",
    phone: "040 123 4567",
    language: "sv",
    "move-to-health": "false",
  });
  expect(labelOf(form, answers, "topic")?.en).toBe("Violence or fear at home");
  expect(dangerOf(form, answers, [{ code: "suicide", severity: "concern" }])).toEqual({
    codes: ["suicide", "violence"],
    acute: true,
  });
  const response = toResponse(form, answers, { lang: "sv", authored: "2026-11-21T21:40:00Z" });
  expect(response.questionnaire).toBe("https://primabotnia.example/fhir/Questionnaire/ask-for-help|1.0.1");
});
