import type { DrillContact, DrillPerson, DrillStaff, DrillWorld } from "./model.ts";

/** Whoever asks. */
export type DrillActor =
  | { readonly kind: "resident"; readonly person: DrillPerson }
  | { readonly kind: "staff"; readonly staff: DrillStaff }
  | { readonly kind: "anonymous" };

const TODAY = "2026-11-19";
const CLINICAL = ["nurse", "social-worker", "family-worker", "team-lead"];

/** Full years on the day, counted on the letters of the dates. */
function age(born: string): number {
  const years = Number(TODAY.slice(0, 4)) - Number(born.slice(0, 4));
  return TODAY.slice(5) >= born.slice(5) ? years : years - 1;
}

/**
 * Who may see what, written from docs/features/access.md and from nothing in the product: no import of its policy, its
 * stores or its rules.
 */
export function oracle(world: DrillWorld) {
  const personOf = (n: number | null) => (n === null ? undefined : world.people[n - 1]);

  /** A resident acts for another: guardian until 18 (from 15 unless banned), or a mandate that has not ended, in its registers. */
  function acts(reader: number, of: number, register?: string): "guardian" | "mandate" | undefined {
    const child = personOf(of);
    for (const bond of world.bonds) {
      if (bond.of !== of || bond.to !== reader || child === undefined) continue;
      if (bond.until !== null && bond.until <= TODAY) continue;
      if (register && bond.scope && !bond.scope.some((one) => one === register)) continue;
      if (bond.kind === "mandate") return "mandate";
      const years = age(child.born);
      if (years < 15 || (years < 18 && !child.bansGuardians)) return "guardian";
    }
    return undefined;
  }

  function residentReads(reader: number, contact: DrillContact): boolean {
    const { person, sender } = contact;
    if (person === null) return sender === reader;
    if (person === reader) return sender === null || sender === reader;
    const by = acts(reader, person, contact.register);
    if (by === undefined || (sender !== null && sender !== reader)) return false;
    if (by === "mandate") return true;
    // A young person's will comes before the guardian's right; what one guardian told is not for the other.
    const will = contact.wills.at(-1);
    if (will === false) return false;
    if (sender === reader) return true;
    const young = age(personOf(person)?.born ?? TODAY) < 15;
    return (contact.caller === null || contact.caller === reader) && (young || will === true);
  }

  const clinical = ({ roles }: DrillStaff) => roles.some((role) => CLINICAL.includes(role));
  const relation = ({ teams }: DrillStaff, person: number, register?: string) =>
    world.relations.some(
      (r) =>
        r.person === person &&
        teams.includes(r.team) &&
        (register === undefined || r.register === register) &&
        (r.endsInDays === null || r.endsInDays > 0),
    );

  /** What the task, a relationship or a reason opens, if it were nobody near: the person's page lists these. */
  function byRight(staff: DrillStaff, contact: DrillContact): boolean {
    if (!clinical(staff)) return false;
    const over = contact.closedDays !== null && contact.closedDays >= 90;
    if (!over && staff.teams.includes(contact.team)) return true;
    if (!over && contact.alarm && staff.teams.includes("on-call-social")) return true;
    if (contact.person !== null) {
      if (staff.lines.includes(contact.line) && relation(staff, contact.person, contact.register))
        return true;
      const { register } = contact;
      if (staff.reasons.some((one) => one.person === contact.person && one.registers.includes(register)))
        return true;
    }
    return false;
  }

  /** The same, and what a colleague asks about until it is answered. */
  const byTask = (staff: DrillStaff, contact: DrillContact): boolean =>
    byRight(staff, contact) || (clinical(staff) && contact.closedDays === null && isAsked(staff, contact));

  function isAsked(staff: DrillStaff, contact: DrillContact): boolean {
    return world.consults.some(
      (one) =>
        one.contact === contact.n &&
        !one.answered &&
        ((one.staff !== undefined && world.staff[one.staff - 1] === staff) ||
          (one.team !== undefined && staff.teams.includes(one.team))),
    );
  }

  /** Somebody of the professional's own circle: themselves, their family, a colleague. All work in one unit here. */
  function isNear(staff: DrillStaff, n: number): boolean {
    if (world.staff.some((one) => one.person === n)) return true;
    const me = staff.person;
    if (me === null) return false;
    const guards = (of: number, to: number) =>
      world.bonds.some((bond) => bond.kind === "guardian" && bond.of === of && bond.to === to);
    return world.people.some(
      ({ n: third }) =>
        guards(n, me) ||
        guards(me, n) ||
        (guards(third, me) && guards(third, n)) ||
        (guards(me, third) && guards(n, third)),
    );
  }

  /** Nobody near among those whom it is about, or the reason was stated for the first of them. */
  function isClear(staff: DrillStaff, ...about: readonly (number | null)[]): boolean {
    const people = about.filter((n) => n !== null);
    const [first] = people;
    if (first === undefined || !people.some((n) => isNear(staff, n))) return true;
    return staff.confirmed.includes(first);
  }

  const staffReads = (staff: DrillStaff, contact: DrillContact): boolean =>
    byTask(staff, contact) && isClear(staff, contact.person, contact.sender);

  const readsContact = (actor: DrillActor, contact: DrillContact): boolean =>
    actor.kind === "anonymous"
      ? false
      : actor.kind === "resident"
        ? residentReads(actor.person.n, contact)
        : staffReads(actor.staff, contact);

  /** A professional opens a person's page. */
  const opensPerson = (staff: DrillStaff, n: number): boolean =>
    clinical(staff) &&
    (relation(staff, n) || staff.reasons.some(({ person }) => person === n)) &&
    isClear(staff, n);

  const meetsPerson = (staff: DrillStaff, n: number): boolean =>
    opensPerson(staff, n) ||
    world.contacts.some((c) => (c.person === n || c.sender === n || c.caller === n) && staffReads(staff, c));

  /** Somebody whose data a resident may take as a file: themselves, a mandate, a child under 15. */
  function takes(reader: number, of: number): boolean {
    if (reader === of) return true;
    const by = acts(reader, of);
    return by === "mandate" || (by === "guardian" && age(personOf(of)?.born ?? TODAY) < 15);
  }

  const officer = (actor: DrillActor) =>
    actor.kind === "staff" && actor.staff.roles.includes("data-protection-officer");

  /** Whether a word that was met may stand where it stood. `route` matters to the officer's own pages alone. */
  function maySee(actor: DrillActor, kind: string, n: number, route: string): boolean {
    if (actor.kind === "anonymous") return false;
    const oversight = officer(actor) && /^(reading|data-request|requests|reasons|watched)/.test(route);
    switch (kind) {
      case "sana":
      case "oikaisu":
      case "viite":
      case "muisti": {
        const contact = world.contacts[n - 1];
        if (!contact) return false;
        if (kind === "muisti" && actor.kind === "resident") return false;
        // Their own log names the contacts in which their data was read or written.
        if (kind === "viite" && actor.kind === "resident" && contact.person === actor.person.n) return true;
        if (kind === "viite" && oversight) return true;
        // The queue names a contact by its reference, and nobody in it.
        if (kind === "viite" && actor.kind === "staff" && byTask(actor.staff, contact)) return true;
        return readsContact(actor, contact);
      }
      case "Suku": {
        if (oversight) return true;
        if (actor.kind === "staff") return meetsPerson(actor.staff, n);
        return actor.person.n === n || acts(actor.person.n, n) !== undefined;
      }
      case "hetu":
        return actor.kind === "staff" ? meetsPerson(actor.staff, n) : actor.person.n === n;
      case "Katu":
      case "posti": {
        const hidden = personOf(n)?.nonDisclosure === true;
        if (actor.kind === "resident") return actor.person.n === n && !hidden;
        const named = actor.staff.roles.some((role) => role === "social-worker" || role === "team-lead");
        return meetsPerson(actor.staff, n) && (!hidden || named);
      }
      case "pyynto":
      case "vaade":
        return oversight || (actor.kind === "resident" && actor.person.n === n);
      default:
        return false;
    }
  }

  return { acts, readsContact, opensPerson, takes, maySee, byTask, byRight };
}

export type Oracle = ReturnType<typeof oracle>;
