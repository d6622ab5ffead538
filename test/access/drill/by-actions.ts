import {
  contactsOfPerson,
  matters,
  open,
  queueCounts,
  reachOfResident,
} from "#src/domains/contacts/index.ts";
import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { TestHouse } from "../../app.ts";
import type { DrillWorld } from "./model.ts";
import type { Oracle } from "./oracle.ts";
import type { Walker } from "./walkers.ts";

/** The same by the actions and stores behind the pages: opening, the lists and the counts. */
export async function actions(
  house: TestHouse,
  world: DrillWorld,
  { readsContact, opensPerson, byRight }: Oracle,
  { name, who, actor }: Walker,
  leaks: string[],
  refused: string[],
  count: { cases: number },
): Promise<void> {
  const { db } = house.database;
  const now = house.clock.now();
  const scope: Scope = { actor, now, lang: "fi", requestId: "drill", db, newId: () => crypto.randomUUID() };
  const compare = (
    what: string,
    got: ReadonlySet<string>,
    expected: (one: (typeof world.contacts)[number]) => boolean,
  ) => {
    for (const one of world.contacts) {
      count.cases += 1;
      if (got.has(one.id) && !expected(one)) leaks.push(`${name}: ${what} has contact ${one.n}`);
      if (!got.has(one.id) && expected(one)) refused.push(`${name}: ${what} lacks contact ${one.n}`);
    }
  };
  const clinical =
    who.kind !== "staff" || who.staff.roles.some((role) => !/analyst|officer|administrator/.test(role));
  // The door keeps the other roles out before anything is opened.
  if (clinical) {
    const opened = await Promise.all(
      world.contacts.map(({ id }) =>
        open(scope, id as ContactId).then(
          () => id,
          () => "",
        ),
      ),
    );
    compare("open", new Set(opened), (one) => readsContact(who, one));
  }
  if (who.kind === "resident") {
    const reach = await reachOfResident(db, who.person.id as PersonId, now);
    const listed = await matters(db, reach, {}, 0);
    compare("the list of matters", new Set(listed.map(({ id }) => id)), (one) => readsContact(who, one));
    for (const { id, n } of world.people) {
      const of = await matters(db, reach, { of: id as PersonId }, 0);
      const self = n === who.person.n;
      compare(
        `the matters of ${n}`,
        new Set(of.map((row) => row.id)),
        (one) => readsContact(who, one) && (one.person === n || (self && one.person === null)),
      );
    }
  }
  if (who.kind === "staff" && clinical) {
    const { teams, lines } = who.staff;
    for (const { id, n } of world.people) {
      if (!opensPerson(who.staff, n)) continue;
      const registers = who.staff.reasons.flatMap((one) => (one.person === n ? one.registers : []));
      const reach = { teams, lines, registers };
      const found = await contactsOfPerson(db, id as PersonId, reach, now, 0);
      // An alarm opens a contact to those on call from their queue, not from the person's page.
      const byAlarm = (one: (typeof world.contacts)[number]) => one.alarm && teams.includes("on-call-social");
      compare(
        `the page of person ${n}`,
        new Set(found.map((row) => row.id)),
        (one) => one.person === n && byRight(who.staff, one) && !byAlarm(one),
      );
    }
    const reach = { teams, onCall: teams.includes("on-call-social") };
    const counts = await queueCounts(db, reach, who.staff.id as ProfessionalId, now, now);
    const open_ = world.contacts.filter(
      (one) =>
        one.closedDays === null &&
        (teams.includes(one.team) || (one.alarm && teams.includes("on-call-social"))),
    ).length;
    count.cases += world.contacts.length;
    if (counts.team !== open_) leaks.push(`${name}: the queue counts ${counts.team}, there are ${open_}`);
  }
}
