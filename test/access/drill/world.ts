import type { Role } from "#src/platform/access/actor.ts";
import type {
  DrillBond,
  DrillConsult,
  DrillContact,
  DrillPerson,
  DrillReason,
  DrillRelation,
  DrillStaff,
  DrillWorld,
} from "./model.ts";

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
