import type { RunningCounty } from "#src/county/county.ts";
import {
  dayNumber,
  type FormOfService,
  PLAIN_RULE,
  type ResourceRow,
  ruleOfRow,
  type ScheduleRow,
  type WeeklyRule,
} from "#src/domains/scheduling/index.ts";
import type { ResourceId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { uuid7 } from "./ids.ts";
import { Names } from "./names.ts";
import type { Professional } from "./professional.ts";
import { RECEPTIONS, visitOf, WITH_ROOMS } from "./receptions.ts";
import { Rng } from "./rng.ts";

export interface CountyCalendars {
  readonly resources: readonly ResourceRow[];
  readonly rules: readonly ScheduleRow[];
}

// As with professionals: the same calendars stand here every year.
const MADE = Temporal.Instant.from("2024-01-02T06:00:00Z").epochMilliseconds;
const WEEKDAYS = 0b0011111;
const WEDNESDAY = 0b0000100;
const ON_DESKS: ReadonlySet<string> = new Set([
  "service-manager",
  "planner",
  "data-protection-officer",
  "system-specialist",
]);

/**
 * Calendars of everybody who receives people, the county's own professionals among them, and of rooms: mornings in
 * person, afternoons also by phone and video, an hour for what cannot wait, here and there a late day.
 */
export function countyCalendars(options: {
  readonly seed: string;
  readonly county: RunningCounty;
  readonly staff: readonly Professional[];
  /** The first day of all calendars. */
  readonly from: Temporal.PlainDate;
}): CountyCalendars {
  const rng = Rng.of(options.seed).fork("calendars");
  const names = new Names();
  const resources: ResourceRow[] = [];
  const rules: ScheduleRow[] = [];
  const add = (resource: Omit<ResourceRow, "id">) => {
    const index = resources.length;
    const id = uuid7(rng, MADE + resources.length * 60_000) as ResourceId;
    resources.push({ id, ...resource });
    rules.push(
      ...(resource.kind === "room"
        ? [
            weekly(rng, WEEKDAYS, 8, 18, {
              resourceId: id,
              unit: resource.unit,
              validFrom: options.from,
              forms: ["in-person"],
            }),
          ]
        : week(rng, id, resource, index, options.from)),
    );
  };
  for (const each of options.staff) {
    if (ON_DESKS.has(each.profession)) continue;
    add({
      kind: "professional",
      professionalId: each.id,
      name: `${each.givenNames.split(" ")[0]} ${each.surname}`,
      unit: each.unit,
      profession: each.profession,
      skills: [],
      languages: each.languages,
    });
  }
  for (const unit of options.county.content.units) {
    const population = options.county.content.municipality(unit.municipality).population;
    for (const { profession, least, perTenThousand } of RECEPTIONS[unit.kind] ?? []) {
      const count = Math.max(least, Math.round((population / 10_000) * perTenThousand));
      for (let nth = 0; nth < count; nth += 1) {
        const first: Lang = rng.chance(0.5) ? "sv" : "fi";
        const sex = rng.chance(0.8) ? "female" : "male";
        const name = `${names.given(rng, first, sex, rng.int(1963, 1999)).split(" ")[0]} ${names.surname(rng, first)}`;
        const languages: Lang[] = [
          first,
          ...(rng.chance(0.7) ? ([first === "fi" ? "sv" : "fi"] as const) : []),
          "en",
        ];
        const about = { kind: "professional", professionalId: null, unit: unit.id, skills: [] } as const;
        add({ ...about, name, profession, languages });
      }
    }
    if (WITH_ROOMS.has(unit.kind)) {
      const about = { kind: "room", professionalId: null, unit: unit.id, profession: null } as const;
      add({ ...about, name: "1", skills: ["examination"], languages: [] });
    }
  }
  return { resources, rules };
}

const AFAR: readonly FormOfService[] = ["phone", "remote"];
const ANYHOW: readonly FormOfService[] = ["in-person", "phone", "remote"];

/**
 * What somebody offers to be booked in a week. The rest of their time is their own patients', the wards', the schools':
 * in no calendar here. Of those who answer contacts in a team one in three receives, for two hours a week.
 */
function week(
  rng: Rng,
  id: ResourceId,
  { unit, profession, professionalId }: Omit<ResourceRow, "id">,
  index: number,
  from: Temporal.PlainDate,
): ScheduleRow[] {
  const one = (
    weekdays: number,
    start: number,
    end: number,
    forms: readonly FormOfService[],
    more: Partial<ScheduleRow> = {},
  ) => weekly(rng, weekdays, start, end, { resourceId: id, unit, validFrom: from, forms, ...more });
  const on = (nth: number) => 1 << ((index + nth) % 5);
  if (professionalId !== null) {
    if (!visitOf({ unit, profession }) || (index > THE_FIRST && index % 3 > 0)) return [];
    return [one(on(0), 12, 14, unit === "contact-centre" ? AFAR : ANYHOW)];
  }
  if (unit === "contact-centre") return [one(on(0), 9, 11, AFAR)];
  const visitsHomes = profession === "public-health-nurse" || profession === "social-counsellor";
  const sees = profession === "physician" || profession === "nurse";
  return [
    ...(sees && index % 3 === 0 ? [one(on(1), 8, 9, ["in-person", "phone"], { urgent: true })] : []),
    one(on(0), 9, 11, ["in-person"]),
    // Some afternoons are kept for the contact centre's own line until the day before.
    ...(index % 3 === 0
      ? [one(on(2), 12, 13.5, ANYHOW, index % 2 === 0 ? { keptFor: "health", keptUntilDays: 1 } : {})]
      : []),
    ...(visitsHomes && index % 2 === 0 ? [one(on(3), 9, 11, ["home"])] : []),
    ...(index % 8 === 0 ? [one(WEDNESDAY, 16.5, 18.5, ["in-person", "remote"], { everyWeeks: 2 })] : []),
  ];
}

/** The personas stand first, and receive. */
const THE_FIRST = 12;

/** Working time on some weekdays, between hours of the day. */
const weekly = (
  rng: Rng,
  weekdays: number,
  start: number,
  end: number,
  more: Pick<ScheduleRow, "resourceId" | "unit" | "validFrom" | "forms"> & Partial<ScheduleRow>,
): ScheduleRow => ({
  ...PLAIN_RULE,
  id: uuid7(rng, MADE),
  weekdays,
  from: start * 60,
  to: end * 60,
  ...more,
});

/** A weekly rule as a search reads it. */
export const weeklyRule = (row: ScheduleRow): WeeklyRule =>
  ruleOfRow({
    ...row,
    validFrom: dayNumber(row.validFrom),
    validUntil: row.validUntil && dayNumber(row.validUntil),
  });
