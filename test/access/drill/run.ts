import {
  contactsOfPerson,
  matters,
  open,
  queueCounts,
  reachOfResident,
} from "#src/domains/contacts/index.ts";
import type { ContactId, PersonId, ProfessionalId, SessionId } from "#src/kernel/id.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Actor } from "#src/platform/access/actor.ts";
import type { Snapshot } from "#src/platform/identity/session.ts";
import { createSession } from "#src/platform/identity/session-store.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { TestHouse } from "../../app.ts";
import { pdfText } from "../../pdf-text.ts";
import { type DrillActor, type Oracle, oracle } from "./oracle.ts";
import { contactUuid, type DrillWorld } from "./world.ts";

export interface DrillResult {
  readonly cases: number;
  readonly requests: number;
  readonly leaks: readonly string[];
  /** What somebody has a right to and did not get. */
  readonly refused: readonly string[];
}

export interface DrillOptions {
  readonly langs?: readonly Lang[];
  /** Every so many contacts by their addresses; 1 for all. */
  readonly stride?: number;
  /** Of filters and files the first of each kind. */
  readonly few?: boolean;
  /** Only by the actions and stores, without pages. */
  readonly direct?: boolean;
  readonly progress?: (line: string) => void;
}

interface Walker {
  readonly name: string;
  readonly who: DrillActor;
  readonly actor: Actor;
  readonly cookie: string;
}

const WORD = /(sana|muisti|oikaisu|viite|Suku|Katu|posti|hetu|pyynto|vaade)(\d{4})loppu/g;
const ID = /d0000000-0000-4000-8000-(\d{12})/g;
const AT_ONCE = 4;

async function walkers({ database, clock }: TestHouse, world: DrillWorld): Promise<Walker[]> {
  const now = clock.now();
  const all: Walker[] = [
    { name: "nobody known", who: { kind: "anonymous" }, actor: { kind: "anonymous" }, cookie: "" },
  ];
  const enter = async (name: string, who: DrillActor, snapshot: Snapshot) => {
    const id = crypto.randomUUID() as SessionId;
    const token = await createSession(database.db, { id, actor: snapshot, now });
    all.push({
      name,
      who,
      actor: { ...snapshot, sessionId: id } as Actor,
      cookie: `pb_${snapshot.kind}=${token}`,
    });
  };
  for (const person of world.people) {
    const snapshot = { kind: "resident" as const, personId: person.id as PersonId, name: "Etu" };
    await enter(`resident ${person.n} (${person.born})`, { kind: "resident", person }, snapshot);
  }
  for (const staff of world.staff) {
    await enter(
      staff.key,
      { kind: "staff", staff },
      {
        kind: "staff",
        professionalId: staff.id as ProfessionalId,
        name: staff.key,
        roles: staff.roles,
        profession: "nurse",
        unit: "contact-centre",
        teams: staff.teams,
        lines: staff.lines,
        languages: ["fi"],
      },
    );
  }
  return all;
}

/**
 * The access matrix: everybody asks for everything by every route, in lists, filters, files, live streams and by the
 * actions behind them; each answer is searched for every secret word there is and compared with the oracle. A case is
 * one actor and one resource at one address: an address of a resource is one, a list or a file one for each resource.
 */
export async function drill(
  house: TestHouse,
  world: DrillWorld,
  options: DrillOptions = {},
): Promise<DrillResult> {
  const { langs = ["fi"], stride = 1, direct = false, few = false, progress = () => undefined } = options;
  const may = oracle(world);
  const leaks: string[] = [];
  const refused: string[] = [];
  const count = { cases: 0, requests: 0 };
  const everybody = await walkers(house, world);
  const resources = world.contacts.length + world.people.length;

  for (const [index, walker] of everybody.entries()) {
    await actions(house, world, may, walker, leaks, refused, count);
    if (direct) continue;
    const asks = [...asksOf(house, world, may, walker, langs, stride, few)];
    const token = walker.who.kind === "resident" ? await tokenOf(house, walker, count) : "";
    let next = 0;
    const worker = async () => {
      for (let ask = asks[next++]; ask; ask = asks[next++]) await visit(ask, token);
    };
    const visit = async (ask: Ask, csrf: string) => {
      count.requests += 1;
      const body = ask.form && new URLSearchParams({ ...ask.form, _csrf: csrf });
      const response = await fetch(`${house.baseUrl}${ask.path}`, {
        redirect: "manual",
        headers: { cookie: walker.cookie },
        ...(body && { method: "POST", body }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const pdf = response.headers.get("content-type") === "application/pdf";
      const text = pdf ? pdfText(bytes) : new TextDecoder().decode(bytes);
      const shown = `${walker.name}: ${ask.form ? "POST" : "GET"} ${ask.path} (${ask.route}) ${response.status}`;
      count.cases += ask.whole ? resources : 1;
      for (const found of new Set([...text.matchAll(WORD)].map(([word]) => word))) {
        // What was typed into the search stands in its field again.
        if (ask.path.includes(found)) continue;
        const [, kind = "", n] = /^(\D+)(\d{4})/.exec(found) ?? [];
        if (!may.maySee(walker.who, kind, Number(n), ask.route)) leaks.push(`${shown} tells ${found}`);
      }
      for (const n of new Set([...text.matchAll(ID)].map(([, digits]) => Number(digits)))) {
        // The address asked for stands on the page that refuses it.
        if (ask.path.includes(contactUuid(n)) && response.status >= 400) continue;
        if (!may.maySee(walker.who, "viite", n, ask.route)) leaks.push(`${shown} leads to contact ${n}`);
      }
      if (response.status >= 500) leaks.push(`${shown}: an error`);
      if (ask.expected === true && response.status !== 200) refused.push(shown);
      if (ask.expected === false && response.status === 200) leaks.push(`${shown}: opened`);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    progress(
      `${index + 1}/${everybody.length} ${walker.name}: ${count.cases} cases, ${count.requests} requests, ${leaks.length} leaks`,
    );
  }
  return { ...count, leaks, refused };
}

interface Ask {
  readonly route: string;
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  /** Whether it is answered with 200; nothing where the rights of routes are tested elsewhere. */
  readonly expected?: boolean;
  /** A list, a figure or a file: looked through for every resource. */
  readonly whole: boolean;
}

async function tokenOf(house: TestHouse, walker: Walker, count: { requests: number }): Promise<string> {
  count.requests += 1;
  const response = await fetch(`${house.baseUrl}/fi/omat-asiat/tiedot`, {
    headers: { cookie: walker.cookie },
  });
  return /name="_csrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? "";
}

const fillPath = (path: string, value: string) => path.replace(/:\w+/, value);

/** Views, filters and searches of the lists. */
function* variations(world: DrillWorld, route: string): Generator<string> {
  yield "";
  if (route === "inbox.show") {
    for (const view of ["mine", "free", "late", "waiting", "answered", "snoozed", "asked"])
      yield `?view=${view}`;
    for (const team of ["health-line", "social-line", "family-middle", "family-north"]) yield `?team=${team}`;
    for (const language of LANGS) yield `?language=${language}`;
    yield "?page=2";
    for (const { n } of world.contacts)
      if (n % 5 === 0) yield `?search=viite${String(n).padStart(4, "0")}loppu`;
  }
  if (route === "matters") {
    for (const status of ["open", "waiting", "answered", "closed"]) yield `?status=${status}`;
    for (const year of [2025, 2026]) yield `?year=${year}`;
    for (const { id } of world.people) yield `?of=${id}`;
    yield "?page=2";
  }
  if (route === "accessLog") for (const period of ["30", "730", "all"]) yield `?period=${period}`;
  if (route === "breaches.show") yield "?view=all";
  if (route === "requests.show") yield "?view=done";
  if (route === "reading.show") yield "?days=90";
  if (route === "leaders") {
    yield "?format=csv";
    for (const line of ["health", "family"]) yield `?format=csv&line=${line}&municipality=905`;
  }
  if (route === "wishes") for (const { id } of world.people) yield `?of=${id}`;
}

/** In the languages after the first: every so many of those that there are. */
const OTHER_STRIDE = 7;
const LIVE = ["/live?topics=contact:1", "/metrics", "/health"];

function* asksOf(
  house: TestHouse,
  world: DrillWorld,
  may: Oracle,
  { who }: Walker,
  langs: readonly (typeof LANGS)[number][],
  stride: number,
  few: boolean,
): Generator<Ask> {
  const contacts = world.contacts.filter(({ n }) => n % stride === 0);
  // At a door that opens for nobody of this kind one knock tells all.
  const knocked = (route: string) =>
    who.kind === "anonymous" || (who.kind === "staff") !== /^(contact|person|data-request)\./.test(route)
      ? 1
      : Number.POSITIVE_INFINITY;
  const { readsContact, takes, opensPerson, byTask } = may;
  for (const path of LIVE) yield { route: "other", path, whole: true };
  for (const { id, n } of contacts)
    if (n % 10 === 0)
      yield { route: "other", path: `/live?topics=contact:${id}.AAAAAAAAAAAAAAAA`, whole: false };
  for (const route of house.app.routes) {
    if (route.method !== "GET") continue;
    for (const lang of langs) {
      const path = route.path[lang];
      // The other languages are the same pages with other words: of the many addresses some are asked for.
      const other = lang !== langs[0];
      const sample = <T extends { readonly n: number }>(all: readonly T[]) =>
        other ? all.filter(({ n }) => n % OTHER_STRIDE === 0) : all;
      if (!path.includes(":")) {
        const staffs = /^\/\w\w\/(staff|leaders)/.test(path);
        const strangers = who.kind === "anonymous" || staffs !== (who.kind === "staff");
        // At a door that does not open the filters make no difference: there the bare address is asked for.
        const most = strangers || other ? 1 : few ? 3 : Number.POSITIVE_INFINITY;
        let asked = 0;
        for (const query of variations(world, route.name)) {
          if (asked++ === most) break;
          yield { route: route.name, path: path + query, whole: true };
        }
        continue;
      }
      if (route.name === "matter") {
        for (const one of sample(contacts).slice(0, knocked(route.name))) {
          const expected = who.kind === "resident" && readsContact(who, one);
          yield { route: route.name, path: fillPath(path, one.id), expected, whole: false };
        }
      } else if (/^(contact\.(show|person|letter)|assessment\.show)$/.test(route.name)) {
        for (const one of sample(contacts).slice(0, knocked(route.name))) {
          const reads = who.kind === "staff" && readsContact(who, one);
          // Of one's own circle the page asks for a reason and shows nothing: the words tell whether it does.
          const gate = who.kind === "staff" && !reads && byTask(who.staff, one);
          // To correct whose it is asks for more than reading: only that it opens for nobody else is held here.
          const expected = gate
            ? undefined
            : reads
              ? route.name === "contact.show"
                ? true
                : undefined
              : false;
          yield {
            route: route.name,
            path: fillPath(path, one.id),
            whole: false,
            ...(expected !== undefined && { expected }),
          };
        }
      } else if (/^person\.(show|scores)$/.test(route.name)) {
        for (const { id, n } of sample(world.people).slice(0, knocked(route.name))) {
          const opens = who.kind === "staff" && opensPerson(who.staff, n);
          // Without a right the page asks for a reason and shows nothing: the words tell whether it does.
          yield {
            route: route.name,
            path: fillPath(path, id),
            whole: true,
            ...(opens && route.name === "person.show" && { expected: true }),
          };
        }
      } else if (route.name === "dataRequest" || route.name === "data-request.show") {
        for (const { id, n } of sample(world.people).slice(0, knocked(route.name))) {
          const own = who.kind === "resident" && who.person.n === n;
          const officer = who.kind === "staff" && who.staff.roles.includes("data-protection-officer");
          const expected = route.name === "dataRequest" ? own : officer;
          yield { route: route.name, path: fillPath(path, `e${id.slice(1)}`), expected, whole: false };
        }
      } else {
        for (const value of ["nothing", contacts[0]?.id ?? "x"])
          yield { route: route.name, path: fillPath(path, value), whole: false };
      }
    }
  }
  const ask = "/fi/omat-asiat/tiedot/pyynto";
  for (const one of contacts.slice(0, knocked("dataAsk"))) {
    const expected = who.kind === "resident" && readsContact(who, one);
    yield { route: "dataAsk", path: `${ask}?contact=${one.id}`, expected, whole: false };
  }
  if (who.kind !== "resident") return;
  for (const { id, n } of world.people) {
    const expected = takes(who.person.n, n);
    for (const format of few && n % 4 !== 0 ? ["fhir"] : ["fhir", "pdf"])
      yield {
        route: "dataExport.post",
        path: "/fi/omat-asiat/tiedot/lataa",
        form: { of: id, format },
        expected,
        whole: true,
      };
  }
  if (few && who.person.n % 4 !== 0) return;
  yield {
    route: "accessLog.post",
    path: "/fi/omat-asiat/lukuloki",
    form: { period: "all" },
    expected: true,
    whole: true,
  };
}

/** The same by the actions and stores behind the pages: opening, the lists and the counts. */
async function actions(
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
