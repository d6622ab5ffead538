import { z } from "zod";
import { bySchema, type ContentKind } from "../kind.ts";
import { review } from "../shapes.ts";
import { exceptionSchema, termSchema } from "../terms/terms.ts";
import { repeated, unknown } from "./repeated.ts";

const termsSchema = z.strictObject({
  review,
  terms: z.array(termSchema).min(1),
  exceptions: z.array(exceptionSchema),
});
export type TermList = z.infer<typeof termsSchema>;

/** Read by checks alone: a county that is running needs no terms. */
export const TERMS_FILE = "terms.yaml";

export const termsKind: ContentKind<TermList> = {
  kind: "terms",
  files: TERMS_FILE,
  required: true,
  checkOnly: true,
  parse: bySchema(termsSchema),
  texts: () => [],
  references: ({ terms, exceptions }) => [
    ...repeated(terms, "fi", ["terms"]),
    ...exceptions.flatMap((one, index) =>
      unknown(
        "term",
        one.term,
        terms.map((term) => term.fi),
        ["exceptions", index, "term"],
      ),
    ),
  ],
};
