import type { TestHouse } from "../../app.ts";
import type { DrillWorld } from "./model.ts";
import { contactUuid, four } from "./world.ts";

/** Fills the house's database with the world; every text that somebody may see carries a word of its own. */
export async function fill({ database, clock }: TestHouse, world: DrillWorld): Promise<void> {
  const { owner } = database;
  const now = clock.now();
  const days = (n: number) => now.add({ hours: 24 * n }).toString();
  const json = (rows: readonly object[]) => JSON.stringify(rows);
  const idOf = (n: number | null) => (n === null ? null : (world.people[n - 1]?.id ?? null));
  await owner`
    insert into person (id, identity_code, given_names, surname, birth_date, sex, municipality, street, postal_code, phone,
      email, mother_tongue, service_language, non_disclosure, created_at)
    select x.id, 'hetu' || x.t || 'loppu', 'Etu', 'Suku' || x.t || 'loppu', x.born, 'F', '905', 'Katu' || x.t || 'loppu 1',
      '65100', '050 000 1' || right(x.t, 3), 'posti' || x.t || 'loppu@example.invalid', 'fi', 'fi', x.hidden, ${now}
    from jsonb_to_recordset(${json(world.people.map((p) => ({ id: p.id, t: four(p.n), born: p.born, hidden: p.nonDisclosure })))}::text::jsonb)
      as x(id uuid, t text, born date, hidden boolean)`;
  for (const [kind, table, columns] of [
    ["guardian", "guardianship", "child_id, guardian_id"],
    ["mandate", "mandate", "grantor_id, holder_id"],
  ] as const) {
    const rows = world.bonds
      .filter((bond) => bond.kind === kind)
      .map((b) => ({
        of: idOf(b.of),
        to: idOf(b.to),
        until: b.until,
        scope: b.scope ?? ["health", "social"],
      }));
    await owner.unsafe(
      `insert into ${table} (${columns}, since, until) select "of", "to", '2012-01-01', until
       from jsonb_to_recordset($1::text::jsonb) as x("of" uuid, "to" uuid, until date)`,
      [json(rows)],
    );
    if (kind === "mandate")
      await owner`
        update mandate set scope = x.scope
        from jsonb_to_recordset(${json(rows)}::text::jsonb) as x("of" uuid, "to" uuid, scope text[])
        where grantor_id = x."of" and holder_id = x."to"`;
  }
  await owner`
    insert into person_wish select gen_random_uuid(), x.id, 'guardians', 'ban', ${now}, x.id, 'own'
    from jsonb_to_recordset(${json(world.people.filter((p) => p.bansGuardians).map(({ id }) => ({ id })))}::text::jsonb) as x(id uuid)`;
  await owner`
    insert into professional (id, subject, name, profession, unit, roles, teams, lines, languages, person_id)
    select x.id, x.key, 'Työntekijä ' || x.key, 'nurse', 'contact-centre', x.roles, x.teams, x.lines, '{fi}', x.home
    from jsonb_to_recordset(${json(world.staff.map((s) => ({ ...s, home: idOf(s.person) })))}::text::jsonb)
      as x(id uuid, key text, roles text[], teams text[], lines text[], home uuid)`;
  await owner`
    insert into special_reason (id, professional_id, person_id, code, words, registers, at, until)
    select gen_random_uuid(), x.who, x.whom, x.code, 'Tarkistan asian.', x.registers, ${now}, ${now.add({ hours: 8 })}
    from jsonb_to_recordset(${json(
      world.staff.flatMap((s) => [
        ...s.reasons.map(({ person, registers }) => ({
          who: s.id,
          whom: idOf(person),
          code: "supervision",
          registers,
        })),
        ...s.confirmed.map((n) => ({ who: s.id, whom: idOf(n), code: "own-circle", registers: [] })),
      ]),
    )}::text::jsonb) as x(who uuid, whom uuid, code text, registers text[])`;
  await owner`
    insert into contact (id, reference, submission, register, line, team, channel, way, person_id, sender_id, language,
      municipality, non_disclosure, topic, received_at, promise, status, due_at, answered_at, closed_at, breached_at, danger,
      alarm_due_at, call_phone, version)
    select x.id, 'viite' || x.t || 'loppu', gen_random_uuid(), x.register, x.line, x.team, 'phone',
      case when x.person is null then 'own-contact' else 'identified' end, x.person, x.sender, 'fi', '905', x.hidden,
      'child-mood', x.received, 'BE_OM_HJALP', case when x.closed is null then 'queued' else 'closed' end,
      case when x.closed is null then ${now.add({ hours: 48 })}::timestamptz end, x.closed, x.closed,
      case when x.closed is null then null else x.closed - interval '1 hour' end, case when x.alarm then '{suicide}' else '{}' end::text[],
      case when x.alarm then ${now.add({ hours: 1 })}::timestamptz end, null, 1
    from jsonb_to_recordset(${json(
      world.contacts.map((c) => ({
        id: c.id,
        t: four(c.n),
        register: c.register,
        line: c.line,
        team: c.team,
        person: idOf(c.person),
        sender: idOf(c.sender),
        hidden: world.people[(c.person ?? 0) - 1]?.nonDisclosure ?? false,
        received: days(-(c.closedDays ?? 0) - 3),
        closed: c.closedDays === null ? null : days(-c.closedDays),
        alarm: c.alarm,
      })),
    )}::text::jsonb) as x(id uuid, t text, register text, line text, team text, person uuid, sender uuid, hidden boolean,
      received timestamptz, closed timestamptz, alarm boolean)`;
  await owner`
    insert into message (id, contact_id, at, kind, author_kind, author_id, body)
    select gen_random_uuid(), id, received_at, 'request', 'resident', sender_id, 'Kirjoitan ' || replace(reference, 'viite', 'sana')
    from contact where reference like 'viite%'
    union all
    select gen_random_uuid(), id, received_at + interval '1 hour', 'note', 'staff', ${world.staff[0]?.id ?? null},
      'Muistan ' || replace(reference, 'viite', 'muisti') from contact where reference like 'viite%'`;
  await owner`
    insert into care_relationship (person_id, register, line, team, contact_id, began_at, ends_at)
    select x.person, x.register, x.register, x.team, x.contact, ${now.subtract({ hours: 24 })}, x.ends
    from jsonb_to_recordset(${json(
      world.relations.map((r) => ({
        person: idOf(r.person),
        register: r.register,
        team: r.team,
        contact: contactUuid(r.contact),
        ends: r.endsInDays === null ? null : days(r.endsInDays),
      })),
    )}::text::jsonb) as x(person uuid, register text, team text, contact uuid, ends timestamptz)`;
  await fillBeside(database, world, idOf, now);
  // A request of each person about their data, with a word of its own, and one correction a family.
  await owner`
    insert into data_request (id, submission, reference, kind, person_id, made_by, ground, language, target, wrong, rule, received_at)
    select ('e' || substr(id::text, 2))::uuid, gen_random_uuid(), 'pyynto' || substr(surname, 5), 'erasure', id, id, 'own', 'fi',
      'person', 'Väärin on vaade' || substr(surname, 5), 'DATA_RIGHT_REPLY', ${now} from person where surname like 'Suku%loppu'`;
  await owner`insert into data_request_fact select id, 1, received_at, 'received', 'resident', made_by from data_request`;
  await owner`insert into data_request_state select id, 'received', ${now.add({ hours: 700 })}, 1 from data_request`;
  await owner`
    insert into correction select gen_random_uuid(), r.id, c.id, 'contact', null,
      'Näin se on: ' || replace(c.reference, 'viite', 'oikaisu'), ${now}, ${world.staff[11]?.id ?? null}
    from contact c join data_request r on r.person_id = c.person_id where c.reference like 'viite%'`;
}

/** Who told what on the phone, what young people want, and who is asked about what. */
async function fillBeside(
  { owner }: TestHouse["database"],
  world: DrillWorld,
  idOf: (n: number | null) => string | null,
  now: Temporal.Instant,
): Promise<void> {
  const staffOf = (n: number | undefined) => (n === undefined ? null : (world.staff[n - 1]?.id ?? null));
  const calls = world.contacts.flatMap(({ n, caller }) =>
    caller === null ? [] : [{ contact: contactUuid(n), caller: idOf(caller) }],
  );
  await owner`
    insert into contact_intake (contact_id, recorded_by, whom, caller_id, bond)
    select x.contact, ${staffOf(1)}::uuid, 'child', x.caller, 'guardian'
    from jsonb_to_recordset(${JSON.stringify(calls)}::text::jsonb) as x(contact uuid, caller uuid)`;
  const wills = world.contacts.flatMap(({ n, wills }) =>
    wills.map((sees, index) => ({
      contact: contactUuid(n),
      sees,
      at: now.subtract({ hours: 9 - index }).toString(),
    })),
  );
  await owner`
    insert into minor_will (contact_id, at, sees, professional_id)
    select x.contact, x.at, x.sees, ${staffOf(1)}::uuid
    from jsonb_to_recordset(${JSON.stringify(wills)}::text::jsonb) as x(contact uuid, at timestamptz, sees boolean)`;
  const consults = world.consults.map((one) => ({
    contact: contactUuid(one.contact),
    by: staffOf(one.by),
    staff: staffOf(one.staff),
    team: one.team ?? null,
    answered: one.answered ? now.toString() : null,
  }));
  await owner`
    insert into contact_consult (id, contact_id, asked_by, to_professional, to_team, asked_at, answered_at)
    select gen_random_uuid(), x.contact, x."by", x.staff, x.team, ${now.subtract({ hours: 1 })}, x.answered
    from jsonb_to_recordset(${JSON.stringify(consults)}::text::jsonb)
      as x(contact uuid, "by" uuid, staff uuid, team text, answered timestamptz)`;
}
