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
  { lines, teams, until }: RiskReach,
  now: Temporal.Instant,
  page: number,
): Promise<AtRisk[]> {
  return tx<AtRisk[]>`
    select c.id, c.reference, c.topic, c.line, c.team, c.status, c.person_id as "personId", k.kind, k.rule,
      k.due_at as "dueAt", c.holder_id as "holderId", h.name as "holderName"
    from (
      select distinct on (k.contact_id) k.contact_id, k.kind, k.rule, k.due_at
      from contact_clock k join contact c on c.id = k.contact_id
      where k.state = 'running' and k.due_at >= ${now} and k.due_at <= ${until}
        and c.line = any(${lines as string[]}) and c.team = any(${teams as string[]})
      order by k.contact_id, k.due_at, k.kind, k.rule
    ) k join contact c on c.id = k.contact_id left join professional h on h.id = c.holder_id
    order by k.due_at, c.id limit ${RISK_ROWS + 1} offset ${RISK_ROWS * page}`;
}

/** How many clocks of a team run out within the time, and on how many contacts. */
export interface RiskCount {
  readonly line: string;
  readonly team: string;
  readonly contacts: number;
  readonly clocks: number;
}

export async function riskCounts(
  tx: ReadTx,
  { lines, teams, until }: RiskReach,
  now: Temporal.Instant,
): Promise<RiskCount[]> {
  return tx<RiskCount[]>`
    select c.line, c.team, count(distinct c.id)::int as contacts, count(*)::int as clocks
    from contact_clock k join contact c on c.id = k.contact_id
    where k.state = 'running' and k.due_at >= ${now} and k.due_at <= ${until}
      and c.line = any(${lines as string[]}) and c.team = any(${teams as string[]})
    group by c.line, c.team order by c.line, c.team`;
}
