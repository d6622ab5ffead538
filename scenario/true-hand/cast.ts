import type { RunningCounty } from "#src/county/county.ts";
import { loadPersonas } from "#src/platform/identity/persona.ts";
import type { Doing } from "../doings.ts";
import { FastHand } from "../fast-hand.ts";
import { personaProfessionals, personaResidents } from "../personas.ts";
import { residents } from "../population.ts";
import type { Professional } from "../professional.ts";
import { professionals } from "../professionals.ts";
import type { Resident } from "../resident.ts";
import { script } from "../script.ts";

export interface CastOptions {
  readonly county: RunningCounty;
  readonly seed: string;
  readonly residents: number;
  readonly endDate: Temporal.PlainDate;
  /** How many contacts that residents send by the form. */
  readonly contacts: number;
  readonly months?: number;
}

/** The people of a county and what they do about contacts sent by the form: enough for either hand to play. */
export interface Cast {
  readonly people: ReadonlyMap<string, Resident>;
  readonly staff: readonly Professional[];
  /** The subject of a professional at the staff's provider. */
  readonly subjects: ReadonlyMap<string, string>;
  /** In order of time; the first so many contacts, each to its end. */
  readonly doings: readonly Doing[];
}

/** A script makes this many contacts for each that is sent by the form, at least. */
const MANY = 5;

/** The same people and doings as the seeded county has for these options. */
export function castOf({ county, seed, endDate, contacts, ...options }: CastOptions): Cast {
  const personas = loadPersonas(county.content.raw("personas.yaml"));
  const staff = professionals({ seed, personas: personaProfessionals(personas) });
  const people = new Map(
    [...residents({ seed, count: options.residents, endDate, personas: personaResidents(personas) })].map(
      (each) => [each.id as string, each] as const,
    ),
  );
  const judge = new FastHand({
    county,
    seed,
    codeFor: () => "",
    people,
    staff: new Map(staff.map((each) => [each.id, each])),
    reference: () => "",
  });
  const played = new Set<string>();
  const doings: Doing[] = [];
  const all = script({
    seed,
    endDate,
    ...(options.months && { months: options.months }),
    residents: people.values(),
    professionals: staff,
    contacts: contacts * MANY,
    alarms: (submit) => judge.alarms(submit),
  });
  for (const doing of all) {
    if (doing.kind === "submit" && doing.form && played.size < contacts) played.add(doing.contactKey);
    if (played.has(doing.contactKey)) doings.push(doing);
  }
  const subjects = new Map(personas.staff.map(({ id, subject }) => [id as string, subject]));
  return { people, staff, subjects, doings };
}
