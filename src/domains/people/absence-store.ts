import type { ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Absence } from "./absence.ts";
import type { Professional } from "./model.ts";

const ABSENCE_ROWS = 200;

/** An absence with whose it is. */
export interface ShownAbsence extends Absence {
  readonly name: string;
  readonly recordedBy: string;
}

/** Absences of some people that are not over on a day, the soonest first. At most 200. */
export async function absencesFrom(
  tx: ReadTx,
  people: readonly ProfessionalId[],
  day: Temporal.PlainDate,
): Promise<ShownAbsence[]> {
  return tx<ShownAbsence[]>`
    select a.id, a.professional_id as "professionalId", a.from_day as "from", a.to_day as "to", a.kind, p.name,
      m.name as "recordedBy"
    from absence a join professional p on p.id = a.professional_id join professional m on m.id = a.made_by
    where a.removed_at is null and a.professional_id = any(${[...people] as string[]}) and a.to_day >= ${day}
    order by a.from_day, p.name, a.id limit ${ABSENCE_ROWS}`;
}

/** Records an absence, unless the same one is there or it meets another of the same person: then nothing is recorded. */
export async function addAbsence(
  tx: WriteTx,
  absence: Absence,
  by: ProfessionalId,
  at: Temporal.Instant,
): Promise<"recorded" | "there" | "meets"> {
  const { id, professionalId, from, to, kind } = absence;
  const rows = await tx`
    insert into absence (id, professional_id, from_day, to_day, kind, made_at, made_by)
    values (${id}, ${professionalId}, ${from}, ${to}, ${kind}, ${at}, ${by})
    on conflict do nothing returning id`;
  if (rows.length > 0) return "recorded";
  const same = await tx`
    select from absence where professional_id = ${professionalId} and from_day = ${from} and to_day = ${to}
      and kind = ${kind} and removed_at is null`;
  return same.length > 0 ? "there" : "meets";
}

/** Takes an absence of one of these people back; one that is not theirs or is gone already stays as it is. */
export async function removeAbsence(
  tx: WriteTx,
  id: string,
  people: readonly ProfessionalId[],
  by: ProfessionalId,
  at: Temporal.Instant,
): Promise<boolean> {
  const rows = await tx`
    update absence set removed_at = ${at}, removed_by = ${by}
    where id = ${id} and professional_id = any(${[...people] as string[]}) and removed_at is null returning id`;
  return rows.length > 0;
}

/** A member of a team, and on a day their absence, if any. */
export interface Member extends Professional {
  readonly absentAs: Absence["kind"] | null;
  readonly absentUntil: Temporal.PlainDate | null;
}

/** Everybody of the teams with whether they are at work on a day, by name. At most 200. */
export async function members(
  tx: ReadTx,
  teams: readonly string[],
  day: Temporal.PlainDate,
): Promise<Member[]> {
  return tx<Member[]>`
    select p.id, p.subject, p.name, p.profession, p.unit, p.roles, p.teams, p.lines, p.languages,
      a.kind as "absentAs", a.to_day as "absentUntil"
    from professional p left join absence a on a.professional_id = p.id and a.removed_at is null
      and ${day} between a.from_day and a.to_day
    where p.active and p.teams && ${teams as string[]} order by p.name, p.id limit 200`;
}
