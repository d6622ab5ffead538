import { createHash } from "node:crypto";
import { type Contact, type NewContact, send } from "#src/domains/contacts/index.ts";
import { readPosted, toResponse } from "#src/domains/forms/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import type { ContactId, SessionId } from "#src/kernel/id.ts";
import type { Actor } from "#src/platform/access/actor.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { DOORS, type Doors } from "#src/platform/http/rate-limit.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { TestHouse } from "../app.ts";
import { HttpVisitor } from "../http-visitor.ts";

const WIDE = { capacity: 1_000_000, refillSeconds: 1 };

/** Doors that never close: a walk knocks more often than anybody. */
export const WIDE_DOORS: Doors = {
  ...(Object.fromEntries(Object.keys(DOORS).map((name) => [name, { perClient: WIDE }])) as unknown as Doors),
};

export const residentOf = (house: TestHouse, key: string) => {
  const found = house.personas.residents.find((one) => one.key === key);
  if (!found) throw new Error(`no resident ${key}`);
  return found;
};

export const staffOf = (house: TestHouse, key: string) => {
  const found = house.personas.staff.find((one) => one.key === key);
  if (!found) throw new Error(`no professional ${key}`);
  return found;
};

/** This persona of the staff, signed in at the provider, on a page. */
export const asStaff = (house: TestHouse, key: string, path: string): Promise<HttpVisitor> =>
  new HttpVisitor(house.baseUrl).signIn("staff", key, path);

/** What the actions are given when this persona acts; nobody in particular without a key. */
export function scopeOf(house: TestHouse, key: string | null, now = house.clock.now()): Scope {
  return {
    actor: actorOf(house, key),
    now,
    lang: "fi",
    requestId: `test ${key ?? "anonymous"}`,
    db: house.database.db,
    newId: () => crypto.randomUUID(),
    clocks: house.county.clocks,
  };
}

function actorOf(house: TestHouse, key: string | null): Actor {
  if (key === null) return { kind: "anonymous" };
  const sessionId = crypto.randomUUID() as SessionId;
  const resident = house.personas.residents.find((one) => one.key === key);
  if (resident) return { kind: "resident", personId: resident.id, sessionId, name: resident.givenNames };
  const { id, givenNames, familyName, profession, unit, roles, teams, lines, languages } = staffOf(
    house,
    key,
  );
  const name = `${givenNames} ${familyName}`;
  return {
    kind: "staff",
    professionalId: id,
    sessionId,
    name,
    profession,
    unit,
    roles,
    teams,
    lines,
    languages,
  };
}

export interface Given {
  /** Who sends: a resident's key, or null for somebody unnamed. */
  readonly by: string | null;
  /** Whose matter it is, when not the sender's own. */
  readonly about?: string;
  readonly ground?: Ground;
  /** Recorded by staff for the person: nobody sent it by themselves. */
  readonly recorded?: boolean;
  readonly line?: string;
  readonly team?: string;
  readonly words: string;
  readonly danger?: readonly string[];
  readonly moveAllowed?: boolean;
  readonly submission?: string;
  /** Answers of the form by linkId. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly phone?: string;
  readonly email?: string;
  /** Opens the contact to whoever has it. */
  readonly code?: string;
}

/** A contact in the house, sent through the door's own action. */
export async function given(house: TestHouse, what: Given): Promise<Contact> {
  const scope = scopeOf(house, what.by);
  return send(scope, newContact(house, what, scope));
}

export function newContact(house: TestHouse, what: Given, scope: Scope): Omit<NewContact, "reference"> {
  const { county } = house;
  const line = county.content.line(what.line ?? "family");
  const sender = what.by === null ? null : residentOf(house, what.by);
  const person = what.about ? residentOf(house, what.about) : sender;
  const { form, id, version } = county.askForHelp;
  const fields = new Map(Object.entries(what.answers ?? {}).map(([name, value]) => [name, [value]]));
  const answers = Object.assign({}, ...form.pages.map(({ linkId }) => readPosted(form, linkId, fields)));
  return {
    id: scope.newId() as ContactId,
    submission: what.submission ?? scope.newId(),
    register: line.register,
    line: line.id,
    team: what.team ?? "family-middle",
    channel: "web-form",
    way: person ? "identified" : "anonymous",
    personId: person?.id ?? null,
    senderId: what.recorded ? null : (sender?.id ?? null),
    ground: what.ground ?? (person ? "own" : "anonymous"),
    language: person?.language ?? "fi",
    municipality: person?.municipality ?? null,
    nonDisclosure: person?.nonDisclosure ?? false,
    topic: "child-mood",
    form: id,
    formVersion: version,
    response: toResponse(form, answers, { lang: "fi", authored: scope.now.toString() }),
    words: what.words,
    danger: what.danger ?? [],
    moveAllowed: what.moveAllowed ?? false,
    codeHash: what.code ? createHash("sha256").update(`code:${what.code}`).digest() : null,
    notifyEmail: what.email ?? null,
    callPhone: what.phone ?? null,
    callTime: null,
    by: actorRef(scope.actor),
    ids: { message: scope.newId(), notice: scope.newId() },
    promise: county.promise(line.promise),
    alarmMinutes: county.alarmMinutes,
  };
}
