import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { formsVerb } from "./index.ts";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "prima-forms-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

async function run(...args: string[]) {
  let out = "";
  let err = "";
  const io = {
    out: (part: string) => {
      out += part;
    },
    err: (part: string) => {
      err += part;
    },
  };
  const code = await formsVerb(args, { DATABASE_URL: database.url, DATA_DIR: folder }, io);
  return { code, out, err };
}

function file(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const falls = {
  resourceType: "Questionnaire",
  id: "stumbling",
  url: "https://example.org/stumbling",
  version: "2",
  status: "active",
  title: "Falls",
  copyright: "© The authors",
  item: [
    { linkId: "fell", type: "boolean", text: "Have you fallen?", required: true },
    {
      linkId: "times",
      type: "integer",
      text: "How often?",
      enableWhen: [{ question: "fell", operator: "=", answerBoolean: true }],
    },
  ],
};

test.each<[string, string | object, string]>([
  ["a comma too many", '{"resourceType": "Questionnaire",\n  "item": [1,]}', "line 2, column 14"],
  ["an end too early", '{"a": [1, 2', "line 1, column 12"],
  ["YAML with a wrong indent", "a: 1\n  b: 2\n", "line 1"],
  ["another resource", { resourceType: "Patient" }, "there is no Questionnaire in the file, but Patient"],
  [
    "a linkId twice",
    { ...falls, item: [falls.item[0], falls.item[0]] },
    "item fell: the linkId stands twice",
  ],
])("check: %s is an error that says where", async (name, content, said) => {
  const path = file(name.includes("YAML") ? "bad.yaml" : "bad.json", content);
  const { code, out, err } = await run("check", path);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ resourceType: "OperationOutcome" });
  expect(err).toContain(said);
});

test("check, evaluate and render: a whole form, one outcome to a line", async () => {
  const form = file("falls.json", falls);
  const { code, out } = await run("check", form, form);
  expect(code).toBe(0);
  expect(out.trim().split("\n")).toHaveLength(2);
  const response = file("answer.json", {
    resourceType: "QuestionnaireResponse",
    status: "completed",
    item: [
      { linkId: "fell", answer: [{ valueBoolean: false }] },
      { linkId: "times", answer: [{ valueInteger: 3 }] },
    ],
  });
  const judged = JSON.parse((await run("evaluate", form, response)).out);
  expect(judged).toMatchObject({
    response: { item: [{ linkId: "fell" }] },
    outcome: { issue: [{ severity: "error", diagnostics: "times" }] },
    enabled: ["fell"],
  });
  const drawn = await run("render", form, "--lang", "sv");
  expect(drawn.out).toContain('<html lang="sv"');
  expect(drawn.out).toContain("© The authors");
  expect(await run("render", form, "--lang", "de")).toMatchObject({ code: 64 });
});

test("import keeps a version for good, reports the rest, and export gives it back", async () => {
  const path = file("falls.json", falls);
  const state = async (): Promise<string[]> =>
    (JSON.parse((await run("import", path)).out) as { forms: { state: string }[] }).forms.map(
      (one) => one.state,
    );
  expect(await state()).toEqual(["new"]);
  expect(await state()).toEqual(["known"]);
  file("falls.json", { ...falls, title: "Other" });
  expect(await state()).toEqual(["changed"]);
  const exported = await run("export", "stumbling");
  expect(JSON.parse(exported.out)).toEqual(falls);
  expect(await run("export", "nothing")).toMatchObject({ code: 66 });
  expect(JSON.parse((await run("export", "ask-for-help")).out).id).toBe("ask-for-help");
});
