import type { Role } from "#src/platform/access/actor.ts";
import type { Line } from "./professional.ts";

/** A kind of post in the county and its share of the staff. */
export interface Post {
  readonly profession: string;
  readonly roles: readonly Role[];
  readonly unit: string;
  readonly teams: readonly string[];
  readonly lines: readonly Line[];
  readonly share: number;
  /** Share of holders whose first language is Swedish: by the area they serve. */
  readonly swedish: number;
}

const COUNTY_SWEDISH = 0.5;
const AREAS = [
  { area: "north", swedish: 0.75 },
  { area: "middle", swedish: 0.4 },
  { area: "south", swedish: 0.7 },
] as const;

function family(): Post[] {
  return AREAS.flatMap(({ area, swedish }) => {
    const at = {
      unit: `family-centre-${area}`,
      teams: [`family-${area}`],
      lines: ["family"] as const,
      swedish,
    };
    const size = area === "middle" ? 1.4 : 1;
    return [
      { ...at, profession: "service-manager", roles: ["team-lead", "family-worker"] as const, share: 1 },
      { ...at, profession: "family-worker", roles: ["family-worker"] as const, share: 5 * size },
      { ...at, profession: "social-counsellor", roles: ["family-worker"] as const, share: 2 * size },
      { ...at, profession: "psychologist", roles: ["family-worker"] as const, share: 1 * size },
    ];
  });
}

function psychosocial(): Post[] {
  return AREAS.flatMap(({ area, swedish }) => {
    const unit = `psychosocial-${area}`;
    const at = { unit, teams: [`psychosocial-${area}`], lines: ["psychosocial"] as const, swedish };
    return [
      { ...at, profession: "service-manager", roles: ["team-lead", "nurse"] as const, share: 1 },
      { ...at, profession: "psychiatric-nurse", roles: ["nurse"] as const, share: 4 },
      { ...at, profession: "psychologist", roles: ["nurse"] as const, share: 1.5 },
      { ...at, profession: "social-worker", roles: ["social-worker"] as const, share: 1 },
    ];
  });
}

const HEALTH = {
  unit: "contact-centre",
  teams: ["health-line"],
  lines: ["health"],
  swedish: COUNTY_SWEDISH,
} as const;
const SOCIAL = {
  unit: "contact-centre",
  teams: ["social-line"],
  lines: ["social"],
  swedish: COUNTY_SWEDISH,
} as const;
const ON_CALL = {
  unit: "social-centre",
  teams: ["on-call-social"],
  lines: ["social", "family"],
  swedish: COUNTY_SWEDISH,
} as const;
const ORAL = { unit: "oral-vaasa", teams: ["oral-line"], lines: ["oral"], swedish: COUNTY_SWEDISH } as const;
const OFFICE = { unit: "administration", teams: [], lines: [], swedish: COUNTY_SWEDISH } as const;

export const POSTS: readonly Post[] = [
  { ...HEALTH, profession: "service-manager", roles: ["team-lead", "nurse"], share: 1 },
  { ...HEALTH, profession: "nurse", roles: ["nurse"], share: 16 },
  { ...HEALTH, profession: "public-health-nurse", roles: ["nurse"], share: 8 },
  { ...SOCIAL, profession: "service-manager", roles: ["team-lead", "social-worker"], share: 1 },
  { ...SOCIAL, profession: "social-worker", roles: ["social-worker"], share: 5 },
  { ...SOCIAL, profession: "social-counsellor", roles: ["social-worker"], share: 6 },
  { ...ON_CALL, profession: "service-manager", roles: ["team-lead", "social-worker"], share: 1 },
  { ...ON_CALL, profession: "social-worker", roles: ["social-worker"], share: 6 },
  ...family(),
  ...psychosocial(),
  { ...ORAL, profession: "service-manager", roles: ["team-lead", "nurse"], share: 1 },
  { ...ORAL, profession: "dental-hygienist", roles: ["nurse"], share: 7 },
  { ...OFFICE, profession: "planner", roles: ["analyst"], share: 2 },
  { ...OFFICE, profession: "data-protection-officer", roles: ["data-protection-officer"], share: 1 },
  { ...OFFICE, profession: "system-specialist", roles: ["administrator"], share: 2 },
];
