/** Who receives people in a unit, by its kind: professions with how many there are at least and for each ten thousand residents. */
export interface ReceptionPost {
  readonly profession: string;
  readonly least: number;
  readonly perTenThousand: number;
}

/** By the kind of unit in content/units.yaml. Our own guess of a county's size, for the demonstration alone. */
export const RECEPTIONS: Readonly<Record<string, readonly ReceptionPost[]>> = {
  "health-station": [
    { profession: "nurse", least: 2, perTenThousand: 1 },
    { profession: "public-health-nurse", least: 1, perTenThousand: 0.6 },
    { profession: "physician", least: 1, perTenThousand: 0.7 },
    { profession: "physiotherapist", least: 1, perTenThousand: 0.2 },
  ],
  "oral-health": [
    { profession: "dentist", least: 3, perTenThousand: 0 },
    { profession: "dental-hygienist", least: 2, perTenThousand: 0 },
  ],
  "psychosocial-centre": [
    { profession: "psychiatric-nurse", least: 2, perTenThousand: 0 },
    { profession: "psychologist", least: 1, perTenThousand: 0 },
  ],
  "youth-team": [{ profession: "psychiatric-nurse", least: 2, perTenThousand: 0 }],
  "family-centre": [{ profession: "family-counsellor", least: 2, perTenThousand: 0 }],
  "social-centre": [
    { profession: "social-counsellor", least: 2, perTenThousand: 0 },
    { profession: "service-advisor", least: 1, perTenThousand: 0 },
  ],
  "contact-centre": [{ profession: "nurse", least: 3, perTenThousand: 0 }],
};

/** Kinds of units that have rooms to examine in. */
export const WITH_ROOMS: ReadonlySet<string> = new Set(["health-station", "oral-health"]);

/** What somebody is met for. */
export interface Visit {
  readonly type: string;
  readonly line: string;
  readonly register: "health" | "social";
  readonly minutes: number;
}

/** What each profession is mostly met for: types of content/appointment-types.yaml. */
const VISITS: Readonly<Record<string, Visit>> = {
  nurse: { type: "nurse", line: "health", register: "health", minutes: 30 },
  "public-health-nurse": { type: "child-clinic", line: "health", register: "health", minutes: 45 },
  physician: { type: "doctor", line: "health", register: "health", minutes: 20 },
  physiotherapist: { type: "physiotherapy", line: "health", register: "health", minutes: 45 },
  dentist: { type: "oral-health", line: "oral", register: "health", minutes: 30 },
  "dental-hygienist": { type: "oral-health", line: "oral", register: "health", minutes: 30 },
  "psychiatric-nurse": { type: "psychosocial-first", line: "psychosocial", register: "health", minutes: 45 },
  psychologist: { type: "psychosocial-first", line: "psychosocial", register: "health", minutes: 45 },
  "family-counsellor": { type: "social-guidance", line: "family", register: "social", minutes: 60 },
  "social-worker": { type: "social-guidance", line: "social", register: "social", minutes: 60 },
  "social-counsellor": { type: "social-guidance", line: "social", register: "social", minutes: 60 },
  "service-advisor": { type: "job-coach", line: "social", register: "social", minutes: 60 },
};

/** What somebody is mostly met for; undefined: nobody books them. */
export const visitOf = ({
  unit,
  profession,
}: {
  readonly unit: string;
  readonly profession: string | null;
}): Visit | undefined =>
  unit === "contact-centre" && profession === "nurse"
    ? { type: "remote-reception", line: "health", register: "health", minutes: 20 }
    : VISITS[profession ?? ""];
