import type { Role } from "#src/platform/access/actor.ts";
import type { TestHouse } from "../../app.ts";

/** People, bonds, contacts and professionals as plain facts: the oracle reads these, the database is filled with them. */
export interface DrillPerson {
  readonly n: number;
  readonly id: string;
  readonly born: string;
  readonly nonDisclosure: boolean;
  /** Forbids guardians to see their matters. */
  readonly bansGuardians: boolean;
}
export interface DrillBond {
  readonly kind: "guardian" | "mandate";
  readonly of: number;
  readonly to: number;
  readonly until: string | null;
  /** The registers of a mandate; both when it names none. */
  readonly scope?: readonly ("health" | "social")[];
}
export interface DrillContact {
  readonly n: number;
  readonly id: string;
  readonly person: number | null;
  readonly sender: number | null;
  readonly line: string;
  readonly register: "health" | "social";
  readonly team: string;
  readonly alarm: boolean;
  /** Days since it was closed; null while open. */
  readonly closedDays: number | null;
  /** Who told it on the phone, of what staff recorded. */
  readonly caller: number | null;
  /** What a young person wants their guardians to see of it; the last word holds. */
  readonly wills: readonly boolean[];
}
/** A colleague, or a team, is asked about a contact. */
export interface DrillConsult {
  readonly contact: number;
  readonly by: number;
  readonly staff?: number;
  readonly team?: string;
  readonly answered: boolean;
}
export interface DrillRelation {
  readonly person: number;
  readonly register: "health" | "social";
  readonly team: string;
  readonly contact: number;
  readonly endsInDays: number | null;
}
export interface DrillReason {
  readonly person: number;
  readonly registers: readonly ("health" | "social")[];
}
export interface DrillStaff {
  readonly key: string;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly lines: readonly string[];
  /** Whose data a special reason in force opens, in which registers. */
  readonly reasons: readonly DrillReason[];
  /** Who the professional is at home, where the county knows it. */
  readonly person: number | null;
  /** Of whom in their own circle they have stated why they must open it. */
  readonly confirmed: readonly number[];
}
export interface DrillWorld {
  readonly people: readonly DrillPerson[];
  readonly bonds: readonly DrillBond[];
  readonly contacts: readonly DrillContact[];
  readonly relations: readonly DrillRelation[];
  readonly staff: readonly DrillStaff[];
  readonly consults: readonly DrillConsult[];
}

const PLACES = [
  ["health", "health", "health-line"],
  ["social", "social", "social-line"],
  ["family", "social", "family-middle"],
  ["family", "social", "family-north"],
  ["psychosocial", "health", "psychosocial-middle"],
] as const;

const uuid = (kind: string, n: number) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const contactUuid = (n: number): string => uuid("d", n);
export const four = (n: number): string => String(n).padStart(4, "0");

/** So many families, each with every kind of bond there is; the day is 19 November 2026. */
export function plan(families: number, registerOf: (line: string) => "health" | "social"): DrillWorld {
  const people: DrillPerson[] = [];
  const bonds: DrillBond[] = [];
  const contacts: DrillContact[] = [];
  const relations: DrillRelation[] = [];
  const consults: DrillConsult[] = [];
  const person = (born: string, more: Partial<DrillPerson> = {}) => {
    const n = people.length + 1;
    people.push({ n, id: uuid("a", n), born, nonDisclosure: false, bansGuardians: false, ...more });
    return n;
  };
  const contact = (of: number | null, sender: number | null, more: Partial<DrillContact> = {}) => {
    const n = contacts.length + 1;
    const [line, , team] = PLACES[n % PLACES.length] ?? PLACES[0];
    const made = {
      n,
      id: contactUuid(n),
      person: of,
      sender,
      line,
      register: registerOf(line),
      team,
      alarm: n % 7 === 0,
      closedDays: null,
      caller: null,
      wills: [],
      ...more,
    };
    contacts.push(made);
    if (made.person !== null) {
      const endsInDays = made.closedDays === null ? null : 90 - made.closedDays;
      relations.push({
        person: made.person,
        register: made.register,
        team: made.team,
        contact: n,
        endsInDays,
      });
    }
    return made;
  };
  for (let family = 0; family < families; family += 1) {
    const mother = person("1985-03-01");
    const father = person("1983-07-12");
    const child = person("2016-05-05");
    const teen = person("2010-02-02");
    const silent = person("2009-12-24", { bansGuardians: true });
    const grown = person("2006-01-15");
    const granny = person("1941-09-09");
    const former = person("1944-04-04");
    const spouse = person("1986-06-06");
    const hidden = person("1990-10-10", { nonDisclosure: true });
    for (const of of [child, teen, silent, grown])
      for (const to of [mother, father]) bonds.push({ kind: "guardian", of, to, until: null });
    bonds.push({ kind: "mandate", of: granny, to: mother, until: null });
    bonds.push({ kind: "mandate", of: former, to: mother, until: "2026-11-01" });
    bonds.push({ kind: "mandate", of: granny, to: spouse, until: null, scope: ["health"] });
    bonds.push({ kind: "mandate", of: former, to: hidden, until: null, scope: ["social"] });
    for (const of of [mother, father, spouse, hidden, grown, granny]) contact(of, of);
    for (const of of [child, teen, silent, grown]) {
      contact(of, mother);
      contact(of, father);
      contact(of, null);
    }
    for (const of of [teen, silent]) contact(of, of);
    contact(granny, mother);
    contact(granny, null);
    contact(former, mother);
    contact(former, null);
    contact(null, mother);
    contact(spouse, null, { alarm: true });
    contact(mother, mother, { closedDays: 10 });
    contact(father, father, { closedDays: 120 });
    contact(hidden, null, {
      line: "family",
      register: registerOf("family"),
      team: "family-north",
      closedDays: 95,
    });
    // What one guardian told, and what the young person wants of it: nothing said, shown, hidden, and hidden in the end.
    for (const wills of [[], [true], [false], [true, false]]) {
      contact(child, null, { caller: mother, wills });
      contact(teen, null, { caller: father, wills });
      contact(teen, mother, { wills });
      contact(teen, null, { wills });
    }
    // A mandate in one register: what its holder sent, and what was recorded, in both.
    for (const [line, team] of [
      ["health", "health-line"],
      ["social", "social-line"],
    ] as const) {
      const at = { line, register: registerOf(line), team };
      for (const [of, holder] of [
        [granny, spouse],
        [former, hidden],
      ] as const) {
        contact(of, holder, at);
        contact(of, null, at);
      }
      // Colleagues of other teams are asked about one open, one answered and one closed.
      const asked = contact(grown, grown, at);
      const answered = contact(spouse, spouse, at);
      const closed = contact(hidden, null, { ...at, closedDays: 5 });
      for (const { n } of [asked, answered, closed]) {
        consults.push({ contact: n, by: 1, staff: 10, answered: n === answered.n });
        consults.push({ contact: n, by: 1, team: "psychosocial-middle", answered: n === answered.n });
      }
    }
    // Handed over to the other register: the first team keeps its relationship for 90 days, in its own register.
    const moved = contact(spouse, spouse, {
      line: "social",
      register: registerOf("social"),
      team: "social-line",
    });
    relations.push({
      person: spouse,
      register: "health",
      team: "health-line",
      contact: moved.n,
      endsInDays: 60,
    });
  }
  const worker = (
    n: number,
    key: string,
    roles: Role[],
    teams: string[],
    lines: string[],
    reasons: DrillReason[] = [],
    home: Partial<Pick<DrillStaff, "person" | "confirmed">> = {},
  ): DrillStaff => ({
    key,
    id: uuid("b", n),
    roles,
    teams,
    lines,
    reasons,
    person: null,
    confirmed: [],
    ...home,
  });
  const staff: DrillStaff[] = [
    // At home the father of the first family; of the small child they have said why they must open it.
    worker(1, "nurse", ["nurse"], ["health-line"], ["health"], [], { person: 2, confirmed: [3] }),
    worker(2, "psychosocial nurse", ["nurse"], ["psychosocial-middle"], ["psychosocial"]),
    // A colleague of the father's, who has said why.
    worker(3, "social worker", ["social-worker"], ["social-line"], ["social"], [], { confirmed: [2] }),
    worker(4, "family worker", ["family-worker"], ["family-middle"], ["family"]),
    worker(5, "family worker north", ["family-worker"], ["family-north"], ["family"]),
    worker(6, "team lead", ["team-lead"], ["family-middle", "family-north", "family-south"], ["family"]),
    worker(7, "on call", ["social-worker"], ["on-call-social"], ["social"]),
    worker(
      8,
      "two registers",
      ["nurse", "social-worker"],
      ["health-line", "social-line"],
      ["health", "social"],
    ),
    worker(
      9,
      "with a reason",
      ["nurse"],
      ["oral-line"],
      ["oral"],
      [
        { person: 1, registers: ["health"] },
        { person: 10, registers: ["health", "social"] },
      ],
    ),
    worker(10, "without anything", ["nurse"], ["oral-line"], ["oral"]),
    worker(11, "analyst", ["analyst"], [], []),
    worker(12, "officer", ["data-protection-officer"], [], []),
    worker(13, "administrator", ["administrator"], [], []),
  ];
  return { people, bonds, contacts, relations, staff, consults };
}

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
