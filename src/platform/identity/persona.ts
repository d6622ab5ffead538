import * as z from "zod";
import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import { LANGS } from "#src/kernel/lang.ts";
import { ROLES } from "../access/actor.ts";

const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const key = z.string().regex(/^[a-z][a-z0-9-]*$/);
const words = z.string().trim().min(1);
const localText = z.strictObject({ fi: words, sv: words, en: words });
const lang = z.enum(LANGS);

const person = {
  key,
  givenNames: words,
  familyName: words,
  /** A number of the series that no subscriber has. */
  phone: z.string().regex(/^050 000 01\d\d$/),
  email: z.string().regex(/^[a-z0-9.-]+@example\.invalid$/),
};

const residentPersona = z.strictObject({
  ...person,
  id: id.transform((value) => value as PersonId),
  /** Artificial: the individual number is 900–999, which no real person has. */
  identityCode: z.string().regex(/^\d{6}[-+A-FU-Y]9\d\d[0-9A-Y]$/),
  birthDate: z.iso.date(),
  /** Three digits, as Statistics Finland numbers municipalities. */
  municipality: z.string().regex(/^\d{3}$/),
  language: lang,
  address: z.strictObject({ street: words, postalCode: z.string().regex(/^\d{5}$/), city: words }),
  phone: person.phone.optional(),
  email: person.email.optional(),
  /** Turvakielto: address, municipality and phone are shown to named roles alone. */
  nonDisclosure: z.boolean().default(false),
  /** Keys of the children whose guardian this person is. */
  guardianOf: z.array(key).default([]),
  /** Those this person may act for, and in what. */
  mandates: z
    .array(
      z.strictObject({
        for: key,
        matters: z.array(z.enum(["health", "social"])).min(1),
        until: z.iso.date(),
      }),
    )
    .default([]),
  /** Who they are and what to try as them; without these they are somebody's family and not listed. */
  who: localText.optional(),
  try: localText.optional(),
});

const staffPersona = z.strictObject({
  ...person,
  id: id.transform((value) => value as ProfessionalId),
  /** Their name in the staff's directory. */
  subject: key,
  /** Key of the resident that they are at home: their own circle is known by it. */
  person: key.optional(),
  roles: z.array(z.enum(ROLES)).min(1),
  profession: key,
  unit: key,
  teams: z.array(key),
  lines: z.array(key),
  languages: z.array(lang).min(1),
  who: localText,
  try: localText,
});

const personas = z
  .strictObject({ residents: z.array(residentPersona).min(1), staff: z.array(staffPersona).min(1) })
  .superRefine(({ residents, staff }, context) => {
    const complain = (message: string) => context.addIssue({ code: "custom", message });
    const everyone = [...residents, ...staff];
    for (const field of ["key", "id", "phone", "email"] as const) {
      for (const twice of repeated(everyone.map((each) => each[field])))
        complain(`${field} "${twice}" is used twice`);
    }
    for (const twice of repeated(residents.map((each) => each.identityCode)))
      complain(`${twice} is used twice`);
    const keys = new Set(residents.map((each) => each.key));
    for (const { key: who, person: own } of staff) {
      if (own !== undefined && !keys.has(own))
        complain(`${who} refers to "${own}", who is not among the residents`);
    }
    for (const each of residents) {
      for (const other of [...each.guardianOf, ...each.mandates.map((mandate) => mandate.for)]) {
        if (!keys.has(other)) complain(`${each.key} refers to "${other}", who is not among the residents`);
        if (other === each.key) complain(`${each.key} refers to themselves`);
      }
      if (!each.who !== !each.try) complain(`${each.key} needs both "who" and "try", or neither`);
    }
  });

export type Personas = z.infer<typeof personas>;
export type ResidentPersona = Personas["residents"][number];
export type StaffPersona = Personas["staff"][number];

/** The schema of `content/personas.yaml`. */
export const personasSchema = personas;

/**
 * The people of the demo, from the parsed file.
 *
 * @throws Error that names every place that is wrong.
 */
export function loadPersonas(raw: unknown): Personas {
  const result = personas.safeParse(raw);
  if (!result.success) throw new Error(`personas.yaml is not right:\n${z.prettifyError(result.error)}`);
  return result.data;
}

function repeated(values: readonly (string | undefined)[]): string[] {
  const given = values.filter((value) => value !== undefined);
  return given.filter((value, index) => given.indexOf(value) !== index);
}
