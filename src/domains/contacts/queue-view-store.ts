import type { ProfessionalId } from "#src/kernel/id.ts";
import { gatheredIn } from "#src/platform/database/gathered.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** Filters of the queue that a professional keeps under a name. */
export interface QueueView {
  readonly id: string;
  readonly name: string;
  /** The filters as they stand in the address. */
  readonly query: string;
  readonly sharedTeam: string | null;
  readonly isDefault: boolean;
  readonly mine: boolean;
  readonly ownerName: string;
}

/** So many views somebody keeps, and sees of their teams. */
export const VIEWS_KEPT = 20;

/** Somebody's own views, then those that colleagues share with their teams. */
export const queueViews = (tx: ReadTx, me: ProfessionalId, teams: readonly string[]): Promise<QueueView[]> =>
  viewsOf(tx, { me, teams });

const viewsOf = gatheredIn(
  async (tx: ReadTx, asked: readonly { me: ProfessionalId; teams: readonly string[] }[]) => {
    const given = JSON.stringify(asked.map((one, at) => ({ ...one, at })));
    const rows = await tx<(QueueView & { at: number })[]>`
      select g.at, v.* from jsonb_to_recordset(${given}::text::jsonb) as g(at int, me uuid, teams text[])
      cross join lateral (
        select v.id, v.name, v.query, v.shared_team as "sharedTeam", v.is_default and v.professional_id = g.me as "isDefault",
          v.professional_id = g.me as mine, p.name as "ownerName"
        from queue_view v join professional p on p.id = v.professional_id
        where v.professional_id = g.me or (v.shared_team = any(g.teams) and p.active)
        order by mine desc, v.name, v.id limit ${VIEWS_KEPT * 2}
      ) v order by g.at, v.mine desc, v.name, v.id`;
    const of = Map.groupBy(rows, ({ at }) => at);
    return asked.map((_, at) => (of.get(at) ?? []).map(({ at: _, ...view }): QueueView => view));
  },
);

/** Keeps a view; the same name again is the same view with new filters. False when somebody has as many as can be. */
export async function keepView(
  tx: WriteTx,
  me: ProfessionalId,
  view: Pick<QueueView, "id" | "name" | "query" | "sharedTeam" | "isDefault">,
): Promise<boolean> {
  const kept = await tx`
    with others as (
      update queue_view set is_default = false
      where professional_id = ${me} and is_default and ${view.isDefault} and name <> ${view.name}
    )
    insert into queue_view (id, professional_id, name, query, shared_team)
    select ${view.id}::uuid, ${me}::uuid, ${view.name}, ${view.query}, ${view.sharedTeam}::text
    where (select count(*) from queue_view where professional_id = ${me} and name <> ${view.name}) < ${VIEWS_KEPT}
    on conflict (professional_id, name) do update set query = excluded.query, shared_team = excluded.shared_team
    returning id`;
  if (kept.length > 0 && view.isDefault) await setDefaultView(tx, me, view.name);
  return kept.length > 0;
}

async function setDefaultView(tx: WriteTx, me: ProfessionalId, name: string): Promise<void> {
  await tx`
    update queue_view set is_default = true where professional_id = ${me} and name = ${name}`;
}

/** What the owner does with a view of theirs; false when there is none of theirs with that id. */
export async function changeView(
  tx: WriteTx,
  me: ProfessionalId,
  id: string,
  step: "default" | "not-default" | "unshare" | "delete",
): Promise<boolean> {
  switch (step) {
    case "delete": {
      const gone = await tx`delete from queue_view where id = ${id} and professional_id = ${me} returning id`;
      return gone.length > 0;
    }
    case "unshare": {
      const own = await tx`
        update queue_view set shared_team = null where id = ${id} and professional_id = ${me} returning id`;
      return own.length > 0;
    }
    case "default":
    case "not-default": {
      // Cleared first, in a statement of its own: at no moment are there two.
      const own = await tx`select id from queue_view where id = ${id} and professional_id = ${me}`;
      if (own.length === 0) return false;
      await tx`update queue_view set is_default = false where professional_id = ${me} and is_default`;
      if (step === "default")
        await tx`update queue_view set is_default = true where id = ${id} and professional_id = ${me}`;
      return true;
    }
  }
}

/** What somebody can beside what their profession brings: `content/competences.yaml` ids. */
export const ownCompetences = (tx: ReadTx, me: ProfessionalId): Promise<string[]> => competencesOf(tx, me);

const competencesOf = gatheredIn(async (tx: ReadTx, professionals: readonly ProfessionalId[]) => {
  const rows = await tx<{ id: ProfessionalId; competences: string[] }[]>`
    select professional_id as id, array_agg(competence order by competence) as competences
    from professional_competence where professional_id = any(${[...professionals]}::uuid[])
    group by professional_id`;
  const found = new Map(rows.map(({ id, competences }) => [id, competences]));
  return professionals.map((id) => found.get(id) ?? []);
});

export async function setCompetences(tx: WriteTx, me: ProfessionalId, ids: readonly string[]): Promise<void> {
  await tx`
    with gone as (
      delete from professional_competence where professional_id = ${me} and competence <> all(${ids as string[]})
    )
    insert into professional_competence select ${me}::uuid, unnest(${ids as string[]}::text[]) on conflict do nothing`;
}
