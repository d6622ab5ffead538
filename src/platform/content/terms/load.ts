import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { TERMS_FILE, termsKind } from "../kinds/terms.ts";
import { ContentError } from "../problem.ts";
import { located, readSource } from "../source.ts";
import { compileTerms, type Terms } from "./terms.ts";

/**
 * The county's term list, ready for checking texts that do not stand in content, such as dictionaries of pages.
 * @throws ContentError when the list is broken.
 */
export async function loadTerms(dir: string): Promise<Terms> {
  const source = readSource(TERMS_FILE, await readFile(join(dir, TERMS_FILE), "utf8"));
  if (source.problems.length > 0) throw new ContentError(source.problems);
  const parsed = termsKind.parse(source.raw, TERMS_FILE);
  if (!parsed.ok) throw new ContentError(located(source, parsed.findings));
  return compileTerms(parsed.value.terms, parsed.value.exceptions);
}
