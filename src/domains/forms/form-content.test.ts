import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseForm, questionnaireKind } from "./index.ts";

const folder = new URL("../../../content/questionnaires/", import.meta.url);

for (const file of readdirSync(folder)) {
  test(`${file} is whole and its cases hold`, () => {
    const content = parseForm(parse(readFileSync(new URL(file, folder), "utf8")), file);
    expect(questionnaireKind.cases(content)).toEqual([]);
  });
}
