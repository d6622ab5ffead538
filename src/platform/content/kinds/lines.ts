import { z } from "zod";
import { bySchema, type ContentKind } from "../kind.ts";
import { error, type Finding } from "../problem.ts";
import { hours, localText, phone, review, slug } from "../shapes.ts";
import { repeated, unknown } from "./repeated.ts";

const line = z.strictObject({
  review: review.optional(),
  id: slug,
  names: localText,
  about: localText,
  /** The register in which contacts of this line land. */
  register: z.enum(["health", "social"]),
  /** When a person may call. Written contacts are taken at any hour. */
  opening: hours,
  /** When contacts are answered. */
  answering: hours,
  hoursText: localText,
  /** Rule of `deadlines.yaml` that the promise of an answer follows. */
  promise: z.string().regex(/^[A-Z0-9_]+$/),
  phone,
  /** The form by which one writes to this line, and the word that stands for the line in the form's address. */
  form: slug.optional(),
  path: z.strictObject({ fi: slug, sv: slug, en: slug }).optional(),
  /** For whom the line is, and what somebody can ask it for: read before choosing where to write or call. */
  forWhom: localText.optional(),
});
export type Line = z.infer<typeof line>;

/** The line of ask for help, whose form stands at an address of its own. */
export const FAMILY = "family";

const linesSchema = z.strictObject({ review, lines: z.array(line).min(1) });
export type Lines = z.infer<typeof linesSchema>;

/** Rule ids of `deadlines.yaml`, however that file lists them; undefined when the county has no such file. */
export function deadlineIds(raw: unknown): string[] | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const found: string[] = [];
  const walk = (value: unknown, key: string | undefined) => {
    if (Array.isArray(value)) for (const one of value) walk(one, undefined);
    else if (typeof value === "object" && value !== null) {
      if (key !== undefined) found.push(key);
      for (const [name, child] of Object.entries(value)) walk(child, name);
    } else if ((key === "id" || key === "rule_id" || key === "rule") && typeof value === "string")
      found.push(value);
  };
  walk(raw, undefined);
  return found;
}

export const linesKind: ContentKind<Lines> = {
  kind: "lines",
  files: "lines.yaml",
  required: true,
  parse: bySchema(linesSchema),
  audience: () => "resident",
  references: ({ lines }, content) => {
    const rules = deadlineIds(content.raw("deadlines.yaml"));
    const promises = (one: Line, index: number): Finding[] =>
      rules === undefined ? [] : unknown("deadline rule", one.promise, rules, ["lines", index, "promise"]);
    return [
      ...repeated(lines, "id", ["lines"]),
      ...samePaths(lines),
      ...lines.flatMap(promises),
      ...unanswered(lines),
    ];
  },
};

/** An address names one line in all languages together: the language switch keeps the word. */
function samePaths(lines: readonly Line[]): Finding[] {
  const words = lines.flatMap(({ id, path }, index) =>
    [...new Set(Object.values(path ?? {}))].map((word) => ({ id, index, word })),
  );
  return words
    .filter(({ id, word }) => words.some((other) => other.word === word && other.id !== id))
    .map(({ index, word }) =>
      error(["lines", index, "path"], "line.path", `${word} stands in the address of another line too`),
    );
}

function unanswered(lines: readonly Line[]): Finding[] {
  return lines.flatMap((one, index) =>
    one.answering.some((span) => span.days.length > 0)
      ? []
      : [error(["lines", index, "answering"], "line.unanswered", "nobody answers this line")],
  );
}
