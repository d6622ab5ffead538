import { expect, test } from "vitest";
import { type Answers, compile, evaluate } from "./index.ts";
import type { Extension, QuestionnaireItem } from "./model.ts";
import { CORE, issuesOf, made } from "./testing/made.ts";

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
