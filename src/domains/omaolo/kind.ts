import { z } from "zod";
import { bySchema, type ContentKind, error, localText, review, slug } from "#src/platform/content/index.ts";
import type { OmaoloContent } from "./model.ts";

const schema = z.strictObject({
  review,
  verified: z.boolean(),
  otherwise: slug,
  assessments: z.array(z.strictObject({ id: slug, line: slug, topic: slug, names: localText })).min(1),
  urgencies: z.array(z.strictObject({ id: slug, names: localText, alarm: z.boolean().optional() })).min(2),
  figures: z.array(
    z.strictObject({ year: z.number().int(), count: z.number().int().positive(), atLeast: z.boolean() }),
  ),
  figuresSource: localText,
  definition: localText,
});

/** content/omaolo.yaml: the kinds of assessment, the urgencies, and the county's own earlier figures. */
export const omaoloKind: ContentKind<OmaoloContent> = {
  kind: "omaolo",
  files: "omaolo.yaml",
  required: true,
  parse: bySchema(schema),
  audience: () => "resident",
  references: ({ assessments, urgencies, otherwise }, content) => [
    ...assessments.flatMap(({ line }, index) =>
      content.lines.some(({ id }) => id === line)
        ? []
        : [error(["assessments", index, "line"], "omaolo.line", `there is no line ${line}`)],
    ),
    ...(assessments.some(({ id }) => id === otherwise)
      ? []
      : [error(["otherwise"], "omaolo.otherwise", `there is no kind ${otherwise}`)]),
    ...(urgencies.some(({ id }) => id === "unknown")
      ? []
      : [error(["urgencies"], "omaolo.unknown", "there is no urgency unknown")]),
  ],
};
