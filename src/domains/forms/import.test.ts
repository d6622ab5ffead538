import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Lang } from "#src/kernel/lang.ts";
import { compile, evaluateResponse, pages, prefilled, readForm, readForms } from "./index.ts";
import type { Extension, QuestionnaireItem } from "./model.ts";
import { CORE, made, medicines } from "./testing/made.ts";

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

test("who reads another language reads the plain text in it, not the marks of the first", () => {
  const swedish: Extension = {
    url: `${CORE}/translation`,
    extension: [
      { url: "lang", valueCode: "sv" },
      { url: "content", valueString: "Hej" },
    ],
  };
  const bold = { url: `${CORE}/rendering-markdown`, valueString: "**Hello**" };
  const form = compile(
    made([{ linkId: "a", type: "string", text: "Hello", _text: { extension: [bold, swedish] } }]),
  );
  const label = (lang: Lang) => pages(form, {}, lang)[0]?.questions[0];
  expect(label("en")?.labelHtml).toContain("<strong>Hello</strong>");
  expect(label("sv")).toMatchObject({ label: "Hej", labelHtml: undefined });
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

test("a text that lacks a language which the others have is said", () => {
  const swedish = {
    extension: [
      {
        url: `${CORE}/translation`,
        extension: [
          { url: "lang", valueCode: "sv" },
          { url: "content", valueString: "x" },
        ],
      },
    ],
  };
  const form = compile(
    made(
      [
        { linkId: "a", type: "string", text: "A", _text: swedish },
        { linkId: "b", type: "string", text: "B" },
      ],
      { language: "fi" },
    ),
  );
  expect(form.findings).toEqual([
    { severity: "warning", linkId: "b", code: "language", message: "the text is missing in sv" },
  ]);
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
