import type { z } from "zod";
import { failedCases } from "./cases.ts";
import { type CompiledForm, compile } from "./compile.ts";
import { FormFaults } from "./faults.ts";
import { toQuestionnaire } from "./from-source.ts";
import type { Questionnaire } from "./model.ts";
import { type FormAges, type FormCase, type FormUse, formSource } from "./source.ts";

/** One form of the county: what is published (id, version, questionnaire), what runs (form), what proves it (cases). */
export interface FormContent {
  readonly id: string;
  readonly version: string;
  readonly review: "draft" | "reviewed";
  /** Absent: the form of a line or of a professional's work, opened by its own pages. */
  readonly use?: FormUse | undefined;
  readonly ages?: FormAges | undefined;
  readonly minutes?: number | undefined;
  readonly questionnaire: Questionnaire;
  readonly form: CompiledForm;
  readonly cases: readonly FormCase[];
}

/** The linkId of the innermost item on the way to what is wrong. */
function itemAt(raw: unknown, path: readonly PropertyKey[]): string {
  let linkId = "";
  let at: unknown = raw;
  for (const step of path) {
    if (typeof at !== "object" || at === null) break;
    at = (at as Record<PropertyKey, unknown>)[step];
    const own = typeof at === "object" && at !== null ? (at as { linkId?: unknown }).linkId : undefined;
    if (typeof own === "string") linkId = own;
  }
  return linkId;
}

function shapeFault(raw: unknown, issue: z.core.$ZodIssue) {
  return {
    linkId: itemAt(raw, issue.path),
    reason: `${issue.path.join(".") || "the file"}: ${issue.message}`,
  };
}

/** Reads and checks one content file. Throws FormFaults: every item that is wrong and the reason. */
export function parseForm(raw: unknown, file: string): FormContent {
  const parsed = formSource.safeParse(raw);
  if (!parsed.success)
    throw new FormFaults(
      file,
      parsed.error.issues.map((issue) => shapeFault(raw, issue)),
    );
  const { id, version, review, cases, use, audience, minutes } = parsed.data;
  if (!file.endsWith(`${id}.yaml`))
    throw new FormFaults(file, [{ linkId: "", reason: `the id ${id} is not the file's name` }]);
  const questionnaire = toQuestionnaire(parsed.data);
  const form = compile(questionnaire);
  if (use?.line !== undefined && use.topic === undefined && !form.byUse.has("topic"))
    throw new FormFaults(file, [
      { linkId: "", reason: "use.topic: what it is about is neither said nor asked" },
    ]);
  return { id, version, review, use, ages: audience?.ages, minutes, questionnaire, form, cases };
}

/** Forms as a kind of content: where the files stand, how one is read, and what its cases find wrong. */
export const questionnaireKind = {
  kind: "questionnaire",
  files: "questionnaires/*.yaml",
  parse: parseForm,
  cases: ({ form, cases }: FormContent): string[] => failedCases(form, cases),
} as const;
