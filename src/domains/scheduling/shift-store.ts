import type { ProfessionalId, ResourceId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { instantOf } from "./days.ts";
import type { Shift } from "./shift.ts";

/** Imports run one after another: this one waits for its turn until its transaction ends. */
export async function waitForTurn(tx: WriteTx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('prima import shifts'))`;
}

/** Somebody whom a roster names, with their calendar where there is one. */
export interface RosterRow {
  readonly id: ProfessionalId;
  readonly subject: string;
  readonly name: string;
  readonly unit: string;
  readonly profession: string;
  readonly languages: readonly string[];
  readonly resourceId: ResourceId | null;
  readonly active: boolean | null;
  /** Weekly rules of their own beside the roster. */
  readonly rules: number;
}

/** Professionals by id or subject, whatever the letters' size. */
export async function rosterPeople(tx: ReadTx, names: readonly string[]): Promise<RosterRow[]> {
  if (names.length === 0) return [];
  return await tx<RosterRow[]>`
    select p.id, p.subject, p.name, p.unit, p.profession, p.languages, r.id as "resourceId", r.active,
      (select count(*)::int from schedule_rule s where s.resource_id = r.id) as rules
    from professional p left join resource r on r.professional_id = p.id
    where p.active and (p.id::text = any(${[...names]}::text[]) or lower(p.subject) = any(${[...names]}::text[]))
    order by p.id`;
}

/** Every shift that is kept of a source. */
export async function shiftsOf(tx: ReadTx, source: string): Promise<Shift[]> {
  return await tx<Shift[]>`
    select source_key as key, resource_id as "resourceId", (extract(epoch from lower(during)) / 60)::int as "from",
      (extract(epoch from upper(during)) / 60)::int as "to", reason, offer
    from schedule_exception where source = ${source} order by source_key`;
}

const LOT = 5_000;

/** Adds shifts and changes those whose key is there, in lots, and says whose calendars have changed. */
export async function putShifts(
  tx: WriteTx,
  source: string,
  shifts: readonly Shift[],
  newId: () => string,
): Promise<void> {
  for (let at = 0; at < shifts.length; at += LOT) {
    const rows = shifts.slice(at, at + LOT).map(({ key, resourceId, from, to, reason, offer }) => ({
      id: newId(),
      key,
      resource_id: resourceId,
      from_at: instantOf(from).toString(),
      to_at: instantOf(to).toString(),
      reason,
      offer,
    }));
    await tx`
      with put as (
        insert into schedule_exception (id, resource_id, during, reason, offer, source, source_key)
        select id, resource_id, tstzrange(from_at, to_at), reason, nullif(offer, 'null'::jsonb), ${source}, key
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
          id uuid, key text, resource_id uuid, from_at timestamptz, to_at timestamptz, reason text, offer jsonb)
        on conflict (source, source_key) do update set resource_id = excluded.resource_id, during = excluded.during,
          reason = excluded.reason, offer = excluded.offer
        returning resource_id
      )
      insert into calendar_change (resource_id) select distinct resource_id from put`;
  }
}

/** Takes shifts of a source away. */
export async function removeShifts(tx: WriteTx, source: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx`
    with gone as (
      delete from schedule_exception where source = ${source} and source_key = any(${[...keys]}::text[])
      returning resource_id
    )
    insert into calendar_change (resource_id) select distinct resource_id from gone`;
}

/** Says that calendars have changed: of those whose shift went over to another's. */
export async function tellChanged(tx: WriteTx, resources: readonly ResourceId[]): Promise<void> {
  if (resources.length === 0) return;
  await tx`insert into calendar_change (resource_id) select unnest(${[...resources]}::uuid[])`;
}

/** An import that was made, in figures. */
export interface ShiftImport {
  readonly source: string;
  readonly at: Temporal.Instant;
  readonly coveredFrom: Temporal.PlainDate | null;
  readonly coveredTo: Temporal.PlainDate | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly refused: number;
}

export async function addShiftImport(tx: WriteTx, id: string, made: ShiftImport): Promise<void> {
  const { source, at, coveredFrom, coveredTo, added, changed, unchanged, removed, refused } = made;
  await tx`
    insert into shift_import (id, source, at, covered_from, covered_to, added, changed, unchanged, removed, refused)
    values (${id}, ${source}, ${at}, ${coveredFrom}, ${coveredTo}, ${added}, ${changed}, ${unchanged}, ${removed},
      ${refused})`;
}

/** The newest import of all sources; undefined while none was made. */
export async function latestShiftImport(tx: ReadTx): Promise<ShiftImport | undefined> {
  const [row] = await tx<ShiftImport[]>`
    select source, at, covered_from as "coveredFrom", covered_to as "coveredTo", added, changed, unchanged, removed,
      refused
    from shift_import order by at desc limit 1`;
  return row;
}
