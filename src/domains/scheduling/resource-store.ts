import type { ProfessionalId, ResourceId } from "#src/kernel/id.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";
import type { RuleRow } from "./calendar-store.ts";
import type { Resource } from "./model.ts";

/** A calendar's owner as it is written. */
export interface ResourceRow extends Resource {
  readonly professionalId: ProfessionalId | null;
  /** What visitors read. */
  readonly name: string;
}

/** A weekly rule as it is written; minutes of the wall clock. */
export interface ScheduleRow extends Omit<RuleRow, "validFrom" | "validUntil"> {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate | null;
}

/** A rule as most are: each week until further notice but for holidays, one at a time, of every type, kept for nobody. */
export const PLAIN_RULE = {
  validUntil: null,
  everyWeeks: 1,
  onHolidays: false,
  types: null,
  urgent: false,
  keptFor: null,
  keptUntilDays: null,
  seats: 1,
} as const satisfies Partial<ScheduleRow>;

/** Adds resources in one statement. */
export async function addResources(tx: WriteTx, rows: readonly ResourceRow[]): Promise<void> {
  const json = rows.map(({ professionalId, ...rest }) => ({ ...rest, professional_id: professionalId }));
  await tx`
    insert into resource (id, kind, professional_id, name, unit, profession, skills, languages)
    select id, kind, professional_id, name, unit, profession, skills, languages
    from jsonb_to_recordset(${JSON.stringify(json)}::text::jsonb) as r(
      id uuid, kind text, professional_id uuid, name text, unit text, profession text, skills text[],
      languages text[])`;
}

/** Adds weekly rules in one statement, and says whose calendars have changed. */
export async function addRules(tx: WriteTx, rows: readonly ScheduleRow[]): Promise<void> {
  const json = rows.map((row) => ({
    id: row.id,
    resource_id: row.resourceId,
    weekdays: row.weekdays,
    from_minute: row.from,
    to_minute: row.to,
    valid_from: row.validFrom.toString(),
    valid_until: row.validUntil?.toString() ?? null,
    every_weeks: row.everyWeeks,
    on_holidays: row.onHolidays,
    unit: row.unit,
    forms: row.forms,
    types: row.types,
    urgent: row.urgent,
    kept_for: row.keptFor,
    kept_until_days: row.keptUntilDays,
    seats: row.seats,
  }));
  await tx`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(json)}::text::jsonb) as r(
        id uuid, resource_id uuid, weekdays int, from_minute int, to_minute int, valid_from date, valid_until date,
        every_weeks int, on_holidays boolean, unit text, forms text[], types text[], urgent boolean, kept_for text,
        kept_until_days int, seats int)
    ), added as (
      insert into schedule_rule (id, resource_id, weekdays, from_minute, to_minute, valid_from, valid_until,
        every_weeks, on_holidays, unit, forms, types, urgent, kept_for, kept_until_days, seats)
      select * from given
      returning resource_id
    )
    insert into calendar_change (resource_id) select distinct resource_id from added`;
}
