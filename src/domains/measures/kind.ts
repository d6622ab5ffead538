import { z } from "zod";
import type { LocalText } from "#src/kernel/lang.ts";
import { bySchema, type ContentKind } from "#src/platform/content/index.ts";

const text: z.ZodType<LocalText> = z.strictObject({
  fi: z.string().trim().min(1),
  sv: z.string().trim().min(1),
  en: z.string().trim().min(1),
});

const definition = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  version: z.string().min(1),
  name: text,
  /** What is counted, in a sentence or two. */
  counts: text,
  /** Of a share; absent from a plain count. */
  numerator: text.optional(),
  denominator: text.optional(),
  /** The facts of the journal that it is made of, by their types. */
  facts: z.array(z.string().min(1)).min(1),
  /** What it does not tell. */
  limits: text,
  source: text.optional(),
  /** Whether somebody who answers for the figure has compared it with its source. */
  verified: z.boolean(),
});
export type MeasureDefinition = z.infer<typeof definition>;

const schema = z.strictObject({ review: z.unknown(), measures: z.array(definition).min(1) });

/** The definitions that the leaders' figures open to. */
export const measuresKind: ContentKind<z.infer<typeof schema>> = {
  kind: "measures",
  files: "measures.yaml",
  required: true,
  parse: bySchema(schema),
  audience: () => "staff",
  versions: ({ measures }) =>
    measures.map((one) => ({ kind: "measures", id: one.id, version: one.version, body: one })),
};
