import { expect, test } from "vitest";
import {
  compile,
  evaluate,
  fromResponse,
  pages,
  type Questionnaire,
  readPosted,
  review,
  toResponse,
} from "./index.ts";

const SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition";
const CONTROL = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const languages = [
  "Suomi",
  "Ruotsi",
  "Venäjä",
  "Viro",
  "Englanti",
  "Arabia",
  "Somali",
  "Kurdi",
  "Persia",
  "Kiina",
  "Vietnam",
  "Thai",
];

const form = compile({
  resourceType: "Questionnaire",
  id: "worries",
  url: "https://forms.example/worries",
  version: "1",
  status: "active",
  title: "Worries",
  item: [
    {
      linkId: "worries",
      type: "choice",
      repeats: true,
      text: "What worries you?",
      answerOption: ["sleep", "money", "pain"].map((code) => ({
        valueCoding: { system: "urn:worries", code, display: `My ${code}` },
      })),
    },
    {
      linkId: "worst",
      type: "choice",
      required: true,
      text: "Which of them most?",
      extension: [
        {
          url: `${SDC}/sdc-questionnaire-answerExpression`,
          valueExpression: {
            language: "text/fhirpath",
            expression: "%resource.item.where(linkId = 'worries').answer.value",
          },
        },
      ],
    },
    {
      linkId: "language",
      type: "choice",
      text: "Language",
      extension: [{ url: CONTROL, valueCodeableConcept: { coding: [{ code: "autocomplete" }] } }],
      answerOption: [...languages, "Muu", "Muu"].map((display, at) => ({
        valueCoding: { system: "urn:languages", code: `l${at}`, display },
      })),
    },
  ],
} as unknown as Questionnaire);

const posted = (fields: Record<string, string[]>) => {
  const all = new Map(Object.entries(fields));
  return Object.assign({}, ...form.pages.map(({ linkId }) => readPosted(form, linkId, all)));
};
const question = (answers: Parameters<typeof pages>[1], linkId: string) =>
  pages(form, answers, "en")
    .flatMap(({ questions }) => questions)
    .find((one) => one.linkId === linkId);

test("an answerExpression offers what was chosen before, and takes nothing else", () => {
  expect(question({}, "worst")).toMatchObject({ kind: "string", options: [] });

  const answers = posted({ worries: ["sleep", "pain"], worst: ["pain"] });
  const worst = question(answers, "worst");
  expect(worst?.options.map(({ key, label, chosen }) => [key, label, chosen])).toEqual([
    ["sleep", "My sleep", false],
    ["pain", "My pain", true],
  ]);
  expect(evaluate(form, answers).issues).toEqual([]);
  expect(review(form, answers, "en").rows.find(({ linkId }) => linkId === "worst")?.values).toEqual([
    "My pain",
  ]);
  const response = toResponse(form, answers, { lang: "en" });
  expect(response.item?.[1]?.answer).toEqual([
    { valueCoding: { system: "urn:worries", code: "pain", display: "My pain" } },
  ]);
  expect(evaluate(form, fromResponse(form, response)).issues).toEqual([]);

  const changed = { ...answers, ...posted({ worries: ["sleep", "money"], worst: ["pain"] }) };
  expect(evaluate(form, changed).issues).toMatchObject([{ linkId: "worst", code: "not-an-option" }]);
});

test("of many options one is named by its words, in any case; the same words twice need the code", () => {
  const said = (typed: string) => posted({ language: [typed] }).language;
  expect(said(" venäjä ")).toEqual([{ valueCoding: { system: "urn:languages", code: "l2" } }]);
  expect(said("l2")).toEqual(said("Venäjä"));
  expect(said("Muu (l13)")).toEqual([{ valueCoding: { system: "urn:languages", code: "l13" } }]);
  expect(question({ language: said("Muu (l13)") }, "language")).toMatchObject({
    kind: "autocomplete",
    value: "Muu (l13)",
  });
  const wrong = { worst: [{ valueString: "x" }], language: said("Klingon") };
  expect(question(wrong, "language")).toMatchObject({ value: "Klingon" });
  expect(evaluate(form, wrong).issues).toContainEqual(
    expect.objectContaining({ linkId: "language", code: "not-an-option" }),
  );
});
