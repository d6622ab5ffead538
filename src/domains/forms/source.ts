import { z } from "zod";
import { LANGS } from "#src/kernel/lang.ts";
import { knownFormats } from "./formats.ts";
import { OPERATORS } from "./model.ts";

/** The content file of a form: FHIR's words in YAML, with every text in three languages side by side. */
const text = z.strictObject(
  Object.fromEntries(LANGS.map((lang) => [lang, z.string().trim().min(1)])) as Record<
    (typeof LANGS)[number],
    z.ZodString
  >,
);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "small letters, digits and hyphens");
/** YAML reads 1 and true as number and boolean; the item's type says what is meant. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const option = z.strictObject({
  code,
  display: text,
  hint: text.optional(),
  exclusive: z.boolean().optional(),
  danger: code.optional(),
});

const when = z.strictObject({ question: z.string(), operator: z.enum(OPERATORS), answer: scalar });

const itemBase = {
  linkId: code,
  use: code.optional(),
  text: text.optional(),
  hint: text.optional(),
  /** Said when the answer is missing. */
  missing: text.optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  maxLength: z.number().int().positive().optional(),
  format: z.enum(knownFormats).optional(),
  itemControl: z.enum(["radio", "check-box", "drop-down", "page", "help"]).optional(),
  danger: code.optional(),
  enableWhen: z.array(when).min(1).optional(),
  enableBehavior: z.enum(["all", "any"]).optional(),
  /** Where the options stand in the system of codes; `own` (the form's) when left out. */
  optionSystem: z.string().optional(),
  answerOption: z.array(option).min(1).optional(),
};

export type ItemSource = z.infer<z.ZodObject<typeof itemBase>> & {
  readonly type: "group" | "display" | "boolean" | "integer" | "date" | "string" | "text" | "choice";
  readonly item?: readonly ItemSource[] | undefined;
};

const item: z.ZodType<ItemSource> = z.lazy(() =>
  z.strictObject({
    ...itemBase,
    type: z.enum(["group", "display", "boolean", "integer", "date", "string", "text", "choice"]),
    item: z.array(item).min(1).optional(),
  }),
);

/** Answers as a person would say them, and what the form should do with them; replayed by the content check. */
const formCase = z.strictObject({
  name: z.string(),
  answers: z.record(z.string(), z.union([scalar, z.array(scalar)])),
  /** LinkIds that must be asked, and that must not. */
  enabled: z.array(z.string()).optional(),
  disabled: z.array(z.string()).optional(),
  /** The pages shown, all of them, in order. */
  pages: z.array(z.string()).optional(),
  /** All issues by linkId. */
  issues: z.record(z.string(), z.string()).optional(),
  /** Codes of danger said by the answers. */
  danger: z.array(z.string()).optional(),
});

export const formSource = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version such as 1.0.0"),
  status: z.enum(["draft", "active", "retired"]),
  review: z.enum(["draft", "reviewed"]),
  title: text,
  description: text.optional(),
  copyright: text.optional(),
  item: z.array(item).min(1),
  cases: z.array(formCase).min(1),
});

export type FormSource = z.infer<typeof formSource>;
export type FormCase = z.infer<typeof formCase>;
