import { expect, test } from "vitest";
import { parse } from "yaml";
import { plainAnswers } from "./cases.ts";
import { evaluate, FormFaults, pages, parseForm, prefilled, questionnaireKind, results } from "./index.ts";

const words = (word: string) => `{ fi: ${word}, sv: ${word}, en: ${word} }`;
const file = (more = "") => `
id: sleep
version: 1.0.0
status: draft
review: draft
title: ${words("Uni")}
launch: [patient]
optionSets:
  how-often:
    - { code: never, value: 0, display: ${words("Ei")} }
    - { code: often, value: 3, display: ${words("Usein")} }
results:
  - id: total
    item: total
    title: ${words("Pisteet")}
    services: [sleep-school]
    bands:
      - { from: 0, to: 5, label: ${words("Vähän")}, meaning: ${words("Hyvin")} }
      - { from: 6, to: 20, label: ${words("Paljon")}, meaning: ${words("Kerro")}, services: [nurse] }
item:
  - linkId: page
    type: group
    itemControl: page
    item:
      - { linkId: born, type: date, text: ${words("Syntymä")}, prefill: "%patient.birthDate", max: 2026-12-31 }
      - { linkId: awake, type: choice, optionSet: how-often, text: ${words("Valvominen")} }
      - { linkId: tired, type: choice, optionSet: how-often, text: ${words("Väsymys")} }
      - { linkId: worst, type: integer, min: 0, max: 10, itemControl: slider, text: ${words("Pahin")} }
      - { linkId: why, type: text, enableIf: "%resource.descendants().where(linkId='tired').answer.value.code = 'often'", text: ${words("Miksi")} }
      - { linkId: total, type: integer, score: [awake, tired, worst], text: ${words("Pisteet")} }
      - linkId: pill
        type: group
        repeats: true
        maxOccurs: 5
        item:
          - { linkId: name, type: string, text: ${words("Nimi")} }
          - linkId: dose
            type: quantity
            units: [{ code: mg, display: mg }, { code: g, display: g }]
            text: ${words("Annos")}
            constraint:
              - { key: less, expression: "answer.value.value < 1000", human: ${words("Liikaa")} }
cases:
  - name: tired
    answers: { awake: never, tired: often, worst: 4, "name#0": A, "dose#0": "2000" }
    enabled: [why, "name#0"]
    scores: { total: 7 }
    bands: { total: Paljon }
    issues: { "dose#0": constraint }
${more}`;

test("a content file says scores, bands, rules and repeats in short; its cases hold", () => {
  const content = parseForm(parse(file()), "sleep.yaml");
  expect(questionnaireKind.cases(content)).toEqual([]);
  const { form } = content;
  expect(form.byLinkId.get("total")?.calculated?.native).toBeDefined();
  const patient = { resourceType: "Patient", birthDate: "1980-05-06" };
  expect(prefilled(form, { launch: { patient } })).toEqual({ born: [{ valueDate: "1980-05-06" }] });
  const [total] = results(form, plainAnswers(form, { awake: "often", tired: "often", worst: "9" }), "fi");
  expect(total).toMatchObject({ score: 15, services: ["nurse", "sleep-school"] });
  expect(total?.parts.map(({ points }) => points)).toEqual([3, 3, 9]);
  expect(pages(form, {}, "sv")[0]?.questions.map(({ kind }) => kind)).toEqual([
    ...["date", "radio", "radio", "slider", "integer", "string", "quantity"],
  ]);
  expect(evaluate(form, plainAnswers(form, { worst: "11" })).issues).toMatchObject([{ code: "too-large" }]);
});

test("a case that does not hold says what was found instead", () => {
  const content = parseForm(
    parse(
      file(
        "  - { name: wrong, answers: { awake: often, tired: never, worst: 1 }, scores: { total: 9 }, bands: { total: Paljon } }",
      ),
    ),
    "sleep.yaml",
  );
  expect(questionnaireKind.cases(content)).toEqual([
    'case "wrong": total is 4, not 9',
    'case "wrong": the band of total is Vähän, not Paljon',
  ]);
});

test("a list of options that is not there and a result without its item are refused by name", () => {
  const broken = file()
    .replace("optionSet: how-often", "optionSet: nothing")
    .replace("item: total", "item: sum");
  expect(() => parseForm(parse(broken), "sleep.yaml")).toThrow(FormFaults);
  expect(() => parseForm(parse(broken), "sleep.yaml")).toThrow(
    /item awake: there is no list of options nothing; item sum: the result total names/,
  );
});
