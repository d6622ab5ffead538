import type { ClockKind } from "#src/kernel/contact-clocks.ts";
import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { ContactStatus } from "./model.ts";

export const RISK_ROWS = 50;

/** A clock that still runs and runs out soon, with its contact. */
export interface AtRisk {
  readonly id: ContactId;
  readonly reference: string;
  readonly topic: string;
  readonly line: string;
  readonly team: string;
  readonly status: ContactStatus;
  readonly personId: PersonId | null;
  readonly kind: ClockKind;
  readonly rule: string;
  readonly dueAt: Temporal.Instant;
  readonly holderId: ProfessionalId | null;
  readonly holderName: string | null;
}

/** Whose clocks, and until when they are looked at. */
export interface RiskReach {
  readonly lines: readonly string[];
  readonly teams: readonly string[];
  readonly until: Temporal.Instant;
}

/** Of each contact its nearest clock that runs out within the time, the soonest first; a page of them and one more. */
export async function atRisk(
  tx: ReadTx,
  reach: RiskReach,
  now: Temporal.Instant,
  page: number,
): Promise<AtRisk[]> {
  return tx<AtRisk[]>`
    select c.id, c.reference, c.topic, c.line, c.team, c.status, c.person_id as "personId", k.kind, k.rule,
      k.due_at as "dueAt", c.holder_id as "holderId", h.name as "holderName"
    from (select distinct on (id) id, kind, rule, due_at from (${ending(tx, reach, now)}) e order by id, due_at, kind, rule) k
      join contact c using (id) left join professional h on h.id = c.holder_id
    order by k.due_at, c.id limit ${RISK_ROWS + 1} offset ${RISK_ROWS * page}`;
}

/** How many promises and limits of a team end within the time, and on how many contacts. */
export interface RiskCount {
  readonly line: string;
  readonly team: string;
  readonly contacts: number;
  readonly clocks: number;
}

export async function riskCounts(tx: ReadTx, reach: RiskReach, now: Temporal.Instant): Promise<RiskCount[]> {
  return tx<RiskCount[]>`
    select line, team, count(distinct id)::int as contacts, count(*)::int as clocks
    from (${ending(tx, reach, now)}) e group by line, team order by line, team`;
}

/** Every promise and limit that still runs and ends within the time. */
const ending = (tx: ReadTx, { lines, teams, until }: RiskReach, now: Temporal.Instant) => tx`
  select c.id, c.line, c.team, 'law' as kind, k.rule, k.due_at
  from contact_clock k join contact c on c.id = k.contact_id
  where k.state = 'running' and k.due_at between ${now} and ${until}
    and c.line = any(${lines as string[]}) and c.team = any(${teams as string[]})
  union all
  select c.id, c.line, c.team, 'promise', c.promise, c.due_at from contact c
  where c.due_at between ${now} and ${until} and c.breached_at is null
    and c.line = any(${lines as string[]}) and c.team = any(${teams as string[]})`;
