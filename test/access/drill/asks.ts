import { LANGS } from "#src/kernel/lang.ts";
import type { TestHouse } from "../../app.ts";
import type { DrillWorld } from "./model.ts";
import type { Oracle } from "./oracle.ts";
import type { Walker } from "./walkers.ts";

/** One request of one walker. */
export interface Ask {
  readonly route: string;
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  /** Whether it is answered with 200; nothing where the rights of routes are tested elsewhere. */
  readonly expected?: boolean;
  /** A list, a figure or a file: looked through for every resource. */
  readonly whole: boolean;
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

/** All that a walker asks for. */
export function* asksOf(
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
