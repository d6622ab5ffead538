import { z } from "zod";
import type { LocalText } from "#src/kernel/lang.ts";
import {
  bySchema,
  type Content,
  type ContentKind,
  error,
  type Path,
  review,
} from "#src/platform/content/index.ts";
import { FORMS_OF_SERVICE } from "./model.ts";
import { CHOOSERS } from "./request.ts";

const text: z.ZodType<LocalText> = z.strictObject({
  fi: z.string().trim().min(1),
  sv: z.string().trim().min(1),
  en: z.string().trim().min(1),
});
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const age = z.int().min(0).max(130);

const appointmentType = z.strictObject({
  id: slug,
  names: text,
  /** Lines from which it is asked for. */
  lines: z.array(slug).min(1),
  register: z.enum(["health", "social"]),
  professions: z.array(slug).min(1),
  forms: z.array(z.enum(FORMS_OF_SERVICE)).min(1),
  /** Lengths, the usual first. */
  minutes: z.array(z.int().min(5).max(480)).min(1),
  ages: z.strictObject({ from: age.optional(), to: age.optional() }).optional(),
  chooser: z.enum(CHOOSERS),
  /** Whether residents may take such a time by themselves, without anybody having said that it is needed. */
  open: z.boolean().default(false),
  /** Met as a group or a drive: its times are made one by one, with places. */
  group: z.boolean().default(false),
  /** What each of those who are met beside the first must be; rooms and things by their skill. */
  together: z
    .array(
      z.strictObject({
        kind: z.enum(["professional", "room", "equipment"]).default("professional"),
        professions: z.array(slug).default([]),
        skills: z.array(slug).default([]),
      }),
    )
    .default([]),
  /** Skills that the professional must have. */
  skills: z.array(slug).default([]),
  /** Minutes left free before and after. */
  before: z.int().min(0).max(240).default(0),
  after: z.int().min(0).max(240).default(0),
  /** Times begin on this grid, in minutes. */
  step: z.int().min(5).max(120).default(15),
  /** No sooner than so many minutes from now, no later than so many days from today. */
  notice: z.int().min(0).max(20_160).default(60),
  horizonDays: z.int().min(1).max(365).default(90),
  /** Until how many minutes before it a time may be moved or cancelled by whoever has it. */
  mayChange: z.int().min(0).max(20_160).default(120),
  /** When to remind, in hours before. */
  remind: z.array(z.int().min(1).max(336)).default([24]),
  /** A form of the county that is filled before the visit. */
  form: slug.optional(),
  /** What to know before one comes. */
  instructions: text.optional(),
  /** The purpose in deadlines.yaml whose rule, by date and age, says by when. */
  limit: z.string().min(1),
});
export type AppointmentType = z.infer<typeof appointmentType>;

const schema = z.strictObject({ review, types: z.array(appointmentType).min(1) });

export const appointmentTypesKind: ContentKind<z.infer<typeof schema>> = {
  kind: "appointment-types",
  files: "appointment-types.yaml",
  required: true,
  parse: bySchema(schema),
  audience: () => "resident",
  references: ({ types }, content) => [
    ...types.flatMap((one, index) => unknown(one, ["types", index], content)),
    ...types.flatMap(({ id }, index) =>
      types.findIndex((other) => other.id === id) < index
        ? [error(["types", index, "id"], "id.repeated", `"${id}" stands here twice`)]
        : [],
    ),
  ],
};

function unknown(one: AppointmentType, at: Path, content: Content) {
  const rules =
    (content.raw("deadlines.yaml") as { rules?: { purpose: string; kind: string }[] })?.rules ?? [];
  const missing = (key: string, values: readonly string[], known: (value: string) => boolean) =>
    values
      .filter((value) => !known(value))
      .map((value) => error([...at, key], "reference.unknown", `there is no "${value}" for ${key}`));
  return [
    ...missing("lines", one.lines, (id) => content.findLine(id) !== undefined),
    ...missing("professions", one.professions, (id) => content.findProfession(id) !== undefined),
    ...missing(
      "form",
      one.form === undefined ? [] : [one.form],
      (id) => content.raw(`questionnaires/${id}.yaml`) !== undefined,
    ),
    ...missing("limit", [one.limit], (id) =>
      rules.some((rule) => rule.purpose === id && rule.kind === "clock"),
    ),
  ];
}

/** The types of groups and drives, in the content's order. */
export const groupTypesOf = (content: Content): readonly AppointmentType[] =>
  appointmentTypesOf(content).filter(({ group }) => group);

/** The types whose times are of one visitor each, in the content's order. */
export const singleTypesOf = (content: Content): readonly AppointmentType[] =>
  appointmentTypesOf(content).filter(({ group }) => !group);

/** Every type of appointment of the county, in the content's order. */
export const appointmentTypesOf = (content: Content): readonly AppointmentType[] =>
  content.of(appointmentTypesKind).flatMap(({ value }) => value.types);
