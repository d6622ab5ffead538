import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import { gatheredIn } from "#src/platform/database/gathered.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { together } from "#src/platform/database/together.ts";
import type { ActsFor, Person, Professional } from "./model.ts";

const PERSON = `id, identity_code as "identityCode", given_names as "givenNames", surname, birth_date as "birthDate",
  sex, municipality, street, postal_code as "postalCode", phone, email, mother_tongue as "motherTongue",
  service_language as "serviceLanguage", non_disclosure as "nonDisclosure", died_on as "diedOn"`;

export async function personById(tx: ReadTx, id: PersonId): Promise<Person | undefined> {
  const [row] = await tx<Person[]>`select ${tx.unsafe(PERSON)} from person where id = ${id}`;
  return row;
}

export async function personByIdentityCode(tx: ReadTx, code: string): Promise<Person | undefined> {
  const [row] = await tx<Person[]>`select ${tx.unsafe(PERSON)} from person where identity_code = ${code}`;
  return row;
}

/** People by their identity codes, in one question. */
export async function peopleByIdentityCodes(
  tx: ReadTx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (codes.length === 0) return new Map();
  const rows = await tx<Person[]>`
    select ${tx.unsafe(PERSON)} from person where identity_code = any(${codes as string[]})`;
  return new Map(
    rows.flatMap((person) => (person.identityCode ? [[person.identityCode, person] as const] : [])),
  );
}

/** Adds residents; one who is there already (by id or identity code) stays as they are. Returns how many came. */
export async function addPeople(
  tx: WriteTx,
  people: readonly Person[],
  now: Temporal.Instant,
): Promise<number> {
  const rows = people.map((p) => ({
    id: p.id,
    identity_code: p.identityCode,
    given_names: p.givenNames,
    surname: p.surname,
    birth_date: p.birthDate.toString(),
    sex: p.sex,
    municipality: p.municipality,
    street: p.street,
    postal_code: p.postalCode,
    phone: p.phone,
    email: p.email,
    mother_tongue: p.motherTongue,
    service_language: p.serviceLanguage,
    non_disclosure: p.nonDisclosure,
    created_at: now.toString(),
  }));
  const added = await tx`
    insert into person
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
      id uuid, identity_code text, given_names text, surname text, birth_date date, sex text, municipality text,
      street text, postal_code text, phone text, email text, mother_tongue text, service_language text,
      non_disclosure boolean, created_at timestamptz)
    on conflict do nothing`;
  return added.count;
}

export interface Bond {
  readonly of: PersonId;
  readonly to: PersonId;
  readonly since: Temporal.PlainDate;
  /** In what a mandate gives the right to act; both registers when it does not say. */
  readonly scope?: readonly ("health" | "social")[];
}

/** Guardians (`of` the child, `to` the guardian) and mandates (`of` the grantor, `to` the holder). */
export async function addBonds(
  tx: WriteTx,
  guardians: readonly Bond[],
  mandates: readonly Bond[],
): Promise<void> {
  const json = (bonds: readonly Bond[]) =>
    JSON.stringify(bonds.map((b) => ({ scope: ["health", "social"], ...b, since: b.since.toString() })));
  await tx`
    with g as (
      insert into guardianship (child_id, guardian_id, since)
      select * from jsonb_to_recordset(${json(guardians)}::text::jsonb) as x("of" uuid, "to" uuid, since date)
      on conflict do nothing
    )
    insert into mandate (grantor_id, holder_id, since, scope)
    select * from jsonb_to_recordset(${json(mandates)}::text::jsonb) as x(
      "of" uuid, "to" uuid, since date, scope text[])
    on conflict do nothing`;
}

const actsForMany = gatheredIn(
  async (tx: ReadTx, asked: readonly { id: PersonId; today: Temporal.PlainDate }[]) => {
    const given = asked.map(({ id, today }, at) => ({
      at,
      id,
      today: today.toString(),
      born15: today.subtract({ years: 15 }).toString(),
      born18: today.subtract({ years: 18 }).toString(),
    }));
    const rows = await tx<(ActsFor & { at: number })[]>`
      select g.at, a.* from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as g(
        at int, id uuid, today date, born15 date, born18 date)
      cross join lateral (
        select p.id as "personId", p.given_names || ' ' || p.surname as name, p.birth_date as "birthDate", b.by, b.scope
        from (
          select child_id as id, 'guardian' as by, array['health', 'social'] as scope from guardianship
          where guardian_id = g.id and since <= g.today and (until is null or until > g.today)
          union all
          select grantor_id, 'mandate', scope from mandate
          where holder_id = g.id and since <= g.today and (until is null or until > g.today)
        ) b join person p on p.id = b.id
        where b.by = 'mandate' or p.birth_date > g.born15
          or (p.birth_date > g.born18 and coalesce((
            select w.value from person_wish w where w.person_id = p.id and w.kind = 'guardians'
            order by w.at desc, w.id desc limit 1), 'see') <> 'ban')
        order by p.birth_date desc, p.id limit 50
      ) a order by g.at, a."birthDate" desc, a."personId"`;
    const of = Map.groupBy(rows, ({ at }) => at);
    return asked.map((_, at) => (of.get(at) ?? []).map(({ at: _, ...bond }): ActsFor => bond));
  },
);

/**
 * Whom a resident may act for on a day: own children under 18 and those who gave a mandate. Not a child of the age at
 * which matters are their own (15) who has banned it. At most 50.
 */
export const actsFor = (tx: ReadTx, id: PersonId, today: Temporal.PlainDate): Promise<ActsFor[]> =>
  actsForMany(tx, { id, today });

/** Adds or renews professionals, by id. */
export async function putProfessionals(tx: WriteTx, professionals: readonly Professional[]): Promise<void> {
  await tx`
    insert into professional (id, subject, name, profession, unit, roles, teams, lines, languages, person_id)
    select * from jsonb_to_recordset(${JSON.stringify(professionals)}::text::jsonb) as x(
      id uuid, subject text, name text, profession text, unit text, roles text[], teams text[], lines text[],
      languages text[], "personId" uuid)
    on conflict (id) do update set subject = excluded.subject, name = excluded.name,
      profession = excluded.profession, unit = excluded.unit, roles = excluded.roles, teams = excluded.teams,
      lines = excluded.lines, languages = excluded.languages,
      person_id = coalesce(excluded.person_id, professional.person_id)`;
}

const PROFESSIONAL = `id, subject, name, profession, unit, roles, teams, lines, languages`;

export async function professionalBySubject(tx: ReadTx, subject: string): Promise<Professional | undefined> {
  const [row] = await tx<Professional[]>`
    select ${tx.unsafe(PROFESSIONAL)} from professional where subject = ${subject} and active`;
  return row;
}

export async function professionalById(tx: ReadTx, id: ProfessionalId): Promise<Professional | undefined> {
  const [row] = await tx<
    Professional[]
  >`select ${tx.unsafe(PROFESSIONAL)} from professional where id = ${id}`;
  return row;
}

const readings = new WeakMap<ReadTx, ReturnType<typeof together<Professional[]>>>();

/** Colleagues in any of the teams who are at work on a day, by name: to hand a contact to. At most 200. */
export function colleagues(
  tx: ReadTx,
  teams: readonly string[],
  day: Temporal.PlainDate,
): Promise<Professional[]> {
  // The same list for everybody of a team who looks at the queue at the same time.
  const shared = readings.get(tx) ?? together<Professional[]>();
  readings.set(tx, shared);
  return shared(
    `${day} ${teams.join(" ")}`,
    () => tx<Professional[]>`
    select ${tx.unsafe(PROFESSIONAL)} from professional p
    where active and teams && ${teams as string[]} and not exists (
      select from absence a where a.professional_id = p.id and a.removed_at is null
        and ${day} between a.from_day and a.to_day)
    order by name limit 200`,
  );
}
/** Whether a care or client relationship with one of the teams is in force; in one register where it is named. */
export async function hasCareRelationship(
  tx: ReadTx,
  personId: PersonId,
  teams: readonly string[],
  now: Temporal.Instant,
  register?: string,
): Promise<boolean> {
  const [row] = await tx`
    select 1 from care_relationship
    where person_id = ${personId} and team = any(${teams as string[]}) and (ends_at is null or ends_at > ${now})
      ${register === undefined ? tx`` : tx`and register = ${register}`} limit 1`;
  return row !== undefined;
}

/** Records the day of somebody's death. Returns false when one is recorded already. */
export async function markDied(tx: WriteTx, id: PersonId, on: Temporal.PlainDate): Promise<boolean> {
  const marked = await tx`update person set died_on = ${on} where id = ${id} and died_on is null`;
  return marked.count === 1;
}

/** Guardianships and mandates of somebody, either way, end on a day. */
export async function endBondsOf(tx: WriteTx, id: PersonId, on: Temporal.PlainDate): Promise<void> {
  await tx`
    with guardians as (
      update guardianship set until = ${on}
      where (child_id = ${id} or guardian_id = ${id}) and (until is null or until > ${on})
    )
    update mandate set until = ${on}
    where (grantor_id = ${id} or holder_id = ${id}) and (until is null or until > ${on})`;
}
