import { dangerAnswers } from "./danger.ts";
import { evaluate } from "./evaluate.ts";
import type { CompiledForm } from "./items.ts";
import type { Answer, Answers } from "./model.ts";
import { readKey } from "./paths.ts";
import { readPosted } from "./posted.ts";
import { results } from "./results.ts";
import type { FormCase } from "./source.ts";

/** Answers as said in plain values (codes, true, 28.2.2026), read as a posted page would be. */
export function plainAnswers(form: CompiledForm, plain: FormCase["answers"]): Answers {
  const fields = new Map(
    Object.entries(plain).map(([linkId, value]) => [linkId, [value].flat().map(String)]),
  );
  const read = Object.assign(
    {},
    ...form.pages.map(({ linkId }) => readPosted(form, linkId, fields)),
  ) as Answers;
  return Object.fromEntries(Object.entries(read).filter(([, answers]) => answers.length > 0));
}

function plainValue(answer: Answer): string {
  if ("valueCoding" in answer) return answer.valueCoding.code ?? answer.valueCoding.display ?? "";
  if ("valueQuantity" in answer) return String(answer.valueQuantity.value);
  return String(Object.values(answer)[0]);
}

const list = (values: Iterable<string>): string => [...values].join(", ") || "nothing";

function* differences(form: CompiledForm, expected: FormCase): Generator<string> {
  for (const linkId of Object.keys(expected.answers))
    if (!form.byLinkId.has(linkId) && !form.byLinkId.has(readKey(linkId)?.linkId ?? ""))
      yield `answers ${linkId}, which is not in the form`;
  const answers = plainAnswers(form, expected.answers);
  const { enabled, keys, pages, issues, calculated } = evaluate(form, answers);
  for (const linkId of expected.enabled ?? [])
    if (!enabled.has(linkId) && !keys.has(linkId)) yield `${linkId} is not asked`;
  for (const linkId of expected.disabled ?? []) {
    if (!form.byLinkId.has(linkId)) yield `${linkId} is not in the form`;
    if (enabled.has(linkId)) yield `${linkId} is asked`;
  }
  if (expected.pages && list(pages) !== list(expected.pages)) yield `the pages are ${list(pages)}`;
  if (expected.issues) {
    const found = issues.map(({ key, code }) => `${key}: ${code}`).sort();
    const wanted = Object.entries(expected.issues)
      .map(([linkId, code]) => `${linkId}: ${code}`)
      .sort();
    if (list(found) !== list(wanted)) yield `the issues are ${list(found)}`;
  }
  for (const [key, wanted] of Object.entries(expected.scores ?? {})) {
    const first = calculated.get(key)?.[0];
    const found = first ? plainValue(first) : "none";
    if (found !== String(wanted)) yield `${key} is ${found}, not ${wanted}`;
  }
  if (expected.bands) {
    const found = results(form, answers, "fi");
    for (const [id, label] of Object.entries(expected.bands)) {
      const band = found.find((one) => one.id === id)?.band?.label ?? "none";
      if (band !== label) yield `the band of ${id} is ${band}, not ${label}`;
    }
  }
  if (expected.danger) {
    const found = dangerAnswers(form, answers);
    if (list(found) !== list(expected.danger)) yield `the danger is ${list(found)}`;
  }
}

/** What each case of a form finds otherwise than it says; empty when all hold. */
export function failedCases(form: CompiledForm, cases: readonly FormCase[]): string[] {
  return cases.flatMap((one) =>
    [...differences(form, one)].map((difference) => `case "${one.name}": ${difference}`),
  );
}
