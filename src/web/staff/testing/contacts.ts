import { type Contact, type NewContact, send } from "#src/domains/contacts/index.ts";
import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { TestHouse } from "../../../../test/app.ts";

/** A question to the family line from the door, at the moment where the house's clock stands. */
export function ask(house: TestHouse, given: Partial<NewContact> = {}): Promise<Contact> {
  const newId = () => crypto.randomUUID() as string;
  const now = house.clock.now();
  const scope = {
    actor: { kind: "anonymous" as const },
    now,
    lang: "fi" as const,
    requestId: newId(),
    db: house.database.db,
    newId,
    clocks: house.county.clocks,
  };
  return send(scope, {
    id: newId() as ContactId,
    submission: newId(),
    register: "social",
    line: "family",
    team: "family-middle",
    channel: "web-form",
    way: "anonymous",
    personId: null,
    senderId: null,
    ground: "anonymous",
    language: "fi",
    municipality: "905",
    nonDisclosure: false,
    topic: "everyday-life",
    form: null,
    formVersion: null,
    response: null,
    words: "Meillä on arki solmussa.",
    danger: [],
    moveAllowed: false,
    codeHash: null,
    notifyEmail: null,
    callPhone: null,
    callTime: null,
    by: { kind: "anonymous", id: null, role: null, unit: null },
    ids: { message: newId(), notice: newId() },
    promise: house.county.promise("BE_OM_HJALP"),
    alarmMinutes: house.county.alarmMinutes,
    ...given,
  });
}

/** The same from a persona, identified, for themselves. */
export function askAs(house: TestHouse, key: string, given: Partial<NewContact> = {}): Promise<Contact> {
  const persona = house.personas.residents.find((one) => one.key === key);
  if (!persona) throw new Error(`no persona ${key}`);
  const id = persona.id as PersonId;
  return ask(house, {
    way: "identified",
    personId: id,
    senderId: id,
    ground: "own",
    by: { kind: "resident", id, role: null, unit: null },
    ...given,
  });
}
