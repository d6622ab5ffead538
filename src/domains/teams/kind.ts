import { z } from "zod";
import type { LocalText } from "#src/kernel/lang.ts";
import { bySchema, type Content, type ContentKind, error, review } from "#src/platform/content/index.ts";

const text: z.ZodType<LocalText> = z.strictObject({
  fi: z.string().trim().min(1),
  sv: z.string().trim().min(1),
  en: z.string().trim().min(1),
});
const question = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  names: text,
  /** The question as the reviewer reads it. */
  ask: text,
});
const checklist = z.strictObject({
  review,
  version: z.string().regex(/^\d+\.\d+$/),
  questions: z.array(question).min(1).max(12),
});
export type Checklist = z.infer<typeof checklist>;

/** What the answers of a sample are looked at for. */
export const qualityKind: ContentKind<Checklist> = {
  kind: "quality-checklist",
  files: "quality-checklist.yaml",
  required: true,
  parse: bySchema(checklist),
  audience: () => "staff",
  references: ({ questions }) =>
    questions.flatMap(({ id }, index) =>
      questions.findIndex((one) => one.id === id) < index
        ? [error(["questions", index, "id"], "id.repeated", `"${id}" stands here twice`)]
        : [],
    ),
};

/** The checklist in force. */
export function checklistOf(content: Content): Checklist {
  const [found] = content.of(qualityKind);
  if (!found) throw new Error("the content has no quality checklist");
  return found.value;
}
