import { z } from "zod";
import { LANGS } from "#src/kernel/lang.ts";
import { knownFormats } from "./formats.ts";
import { ITEM_TYPES, OPERATORS } from "./model.ts";

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
  /** What the option counts in a score. */
  value: z.number().optional(),
  prefix: z.string().optional(),
  selected: z.boolean().optional(),
  hint: text.optional(),
  exclusive: z.boolean().optional(),
  danger: code.optional(),
});

const when = z.strictObject({ question: z.string(), operator: z.enum(OPERATORS), answer: scalar });

const bound = z.union([z.number(), z.string()]);
const unit = z.strictObject({ code: z.string(), display: z.string() });

const constraint = z.strictObject({
  key: code,
  /** FHIRPath that must hold; `answer.value` is the item's own answer. */
  expression: z.string(),
  human: text,
  severity: z.enum(["error", "warning"]).optional(),
});

const CONTROLS = [
  ...["radio", "radio-button", "check-box", "drop-down", "autocomplete", "slider", "page", "tab-container"],
  ...["help", "header", "footer", "gtable", "grid", "inline"],
] as const;

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
  itemControl: z.enum(CONTROLS).optional(),
  prefix: text.optional(),
  shortText: text.optional(),
  hidden: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  min: bound.optional(),
  max: bound.optional(),
  step: z.number().positive().optional(),
  minLength: z.number().int().positive().optional(),
  regex: z.string().optional(),
  decimals: z.number().int().min(0).max(10).optional(),
  minOccurs: z.number().int().min(0).optional(),
  maxOccurs: z.number().int().positive().optional(),
  unit: unit.optional(),
  units: z.array(unit).min(1).optional(),
  mimeTypes: z.array(z.string()).optional(),
  /** Megabytes. */
  maxSize: z.number().positive().optional(),
  orientation: z.enum(["horizontal", "vertical"]).optional(),
  link: z.url().optional(),
  initial: z.union([scalar, z.array(scalar)]).optional(),
  /** LinkIds whose points are added up: the item is the score. */
  score: z.array(code).min(1).optional(),
  /** FHIRPath. */
  calculated: z.string().optional(),
  enableIf: z.string().optional(),
  /** FHIRPath over what is handed in: `%patient.birthDate`, `%user.name.text`. */
  prefill: z.string().optional(),
  constraint: z.array(constraint).min(1).optional(),
  /** Name of a list of options under `optionSets`. */
  optionSet: code.optional(),
  danger: code.optional(),
  enableWhen: z.array(when).min(1).optional(),
  enableBehavior: z.enum(["all", "any"]).optional(),
  /** Where the options stand in the system of codes; `own` (the form's) when left out. */
  optionSystem: z.string().optional(),
  answerOption: z.array(option).min(1).optional(),
};

export type ItemSource = z.infer<z.ZodObject<typeof itemBase>> & {
  readonly type: (typeof ITEM_TYPES)[number];
  readonly item?: readonly ItemSource[] | undefined;
};

const item: z.ZodType<ItemSource> = z.lazy(() =>
  z.strictObject({
    ...itemBase,
    type: z.enum(ITEM_TYPES),
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
  /** Values of calculated items by linkId; `none` where there must be no value. */
  scores: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  /** Labels of bands in Finnish by the result's id. */
  bands: z.record(z.string(), z.string()).optional(),
  /** Codes of danger said by the answers. */
  danger: z.array(z.string()).optional(),
});

const band = z.strictObject({
  from: z.number(),
  to: z.number(),
  label: text,
  meaning: text,
  services: z.array(z.string()).optional(),
});

/** A score with its published bands: what each means in plain words, and services that may help. */
const result = z.strictObject({
  id: code,
  item: code,
  title: text,
  note: text.optional(),
  bands: z.array(band),
  /** Numbers to see beside the score: the same asked of another time. With them all such results are drawn as one profile. */
  beside: z
    .array(z.strictObject({ item: code, label: text }))
    .min(1)
    .max(3)
    .optional(),
  services: z.array(z.string()).optional(),
});

export const PURPOSES = ["self-assessment", "message", "application", "pre-visit"] as const;

/** What the form is for, and where it goes when it is sent. */
const use = z
  .strictObject({
    purpose: z.enum(PURPOSES),
    /** The line that a message or an application goes to. */
    line: code.optional(),
    /** What the contact is about; left out where the form asks it (an item with the use `topic`). */
    topic: code.optional(),
    /** Whether one signs in to send it; `optional` when left out. */
    identified: z.enum(["required", "optional", "never"]).optional(),
    /** Rule of `deadlines.yaml`, where another limit than the line's promise holds. */
    deadline: z
      .string()
      .regex(/^[A-Z0-9_]+$/, "the id of a deadline rule")
      .optional(),
  })
  .refine(({ purpose, line }) => line !== undefined || (purpose !== "message" && purpose !== "application"), {
    path: ["line"],
    message: "a message or an application goes to a line",
  });

const ages = z
  .strictObject({ from: z.number().int().min(0).optional(), to: z.number().int().max(130).optional() })
  .refine(({ from = 0, to = 130 }) => from <= to, "the ages run backwards");

export const formSource = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version such as 1.0.0"),
  status: z.enum(["draft", "active", "retired"]),
  review: z.enum(["draft", "reviewed"]),
  title: text,
  description: text.optional(),
  copyright: text.optional(),
  use: use.optional(),
  /** Whom the form is made for, in years of age; nobody is refused by it. */
  audience: z.strictObject({ ages }).optional(),
  /** How long it takes, as a plain estimate. */
  minutes: z.number().int().min(1).max(120).optional(),
  /** What the form may be filled from: names that `prefill` uses. */
  launch: z.array(z.enum(["patient", "user"])).optional(),
  variables: z
    .array(z.strictObject({ name: z.string().regex(/^[A-Za-z]\w*$/), expression: z.string() }))
    .optional(),
  constraint: z.array(constraint).min(1).optional(),
  optionSets: z.record(z.string(), z.array(option).min(1)).optional(),
  results: z.array(result).min(1).optional(),
  item: z.array(item).min(1),
  cases: z.array(formCase).min(1),
});

export type FormUse = z.infer<typeof use>;
export type FormAges = z.infer<typeof ages>;
export type FormSource = z.infer<typeof formSource>;
export type FormCase = z.infer<typeof formCase>;
