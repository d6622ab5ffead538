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
