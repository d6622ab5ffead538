import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Route } from "#src/platform/http/route.ts";
import type { TestHouse } from "../app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import type { Held, World } from "./world.ts";

/** Somebody at the door: nobody known, or signed in as a persona. */
export interface Walker {
  readonly key: string;
  readonly kind: "anonymous" | "resident" | "staff";
  readonly roles: readonly string[];
  readonly visitor: HttpVisitor;
  /** The tokens of a form of their own pages and of one on residents' pages, where professionals are strangers. */
  readonly token: string;
  readonly residentToken: string;
}

export interface Visit {
  readonly walker: Walker;
  readonly route: Route;
  readonly lang: Lang;
  /** The contact named in the address, if any. */
  readonly held: Held | undefined;
  readonly path: string;
  readonly status: number;
  readonly html: string;
}

const tokenOn = ({ html }: HttpVisitor) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";

/** Everybody there is: nobody in particular, every resident of the list, every professional. */
export async function walkers(house: TestHouse): Promise<Walker[]> {
  const all: Walker[] = [];
  const add = async (
    key: string,
    kind: Walker["kind"],
    roles: readonly string[],
    arrive: (who: HttpVisitor) => Promise<unknown>,
  ) => {
    const visitor = new HttpVisitor(house.baseUrl);
    await arrive(visitor);
    const token = tokenOn(visitor);
    await visitor.get("/fi/koodi");
    all.push({ key, kind, roles, visitor, token, residentToken: tokenOn(visitor) });
  };
  await add("anonymous", "anonymous", [], (who) => who.get("/fi/koodi"));
  for (const { key, who: listed } of house.personas.residents) {
    if (listed) await add(key, "resident", [], (who) => who.signIn("resident", key, "/fi/omat-asiat"));
  }
  for (const { key, roles } of house.personas.staff) {
    await add(key, "staff", roles, (who) => who.signIn("staff", key, "/fi/staff"));
  }
  return all;
}

/** What stands in the place of a route's parameters: each contact, each person, a page or measure that is and one that is not. */
function places(
  house: TestHouse,
  world: World,
  { name, path }: Route,
): { params: Record<string, string>; held?: Held }[] {
  if (!path.fi.includes(":")) return [{ params: {} }];
  if (path.fi.includes("/staff/forms/:form"))
    return ["mood-adult", "nothing"].map((form) => ({ params: { form, version: ownVersion(house, form) } }));
  if (path.fi.includes(":form"))
    return ["mood-adult", "nothing"].map((form) => ({
      params: { form, page: ownPage(house, form) },
    }));
  if (path.fi.includes(":kept")) return [{ params: { kept: "nothing" } }];
  if (path.fi.includes(":line"))
    return ["terveys", "sosiaali", "nothing"].map((line) => ({ params: { line, page: "own-words" } }));
  if (path.fi.includes(":page"))
    return ["own-words", "municipality", "nothing"].map((page) => ({ params: { page } }));
  if (name.startsWith("person.")) return house.personas.residents.map(({ id }) => ({ params: { id } }));
  if (name === "instrument") return ["phq-9", "nothing"].map((id) => ({ params: { id } }));
  // No contact's id is an appointment's: one is enough. Rights to appointments are held in test/booking.
  if (/^(ownAppointment|appointmentMove|appointmentFile|bookingHeld|groupEvent|group\.)/.test(name))
    return world.held.slice(0, 1).map(({ contact }) => ({ params: { id: contact.id } }));
  if (path.fi.includes(":type")) return ["nurse", "nothing"].map((type) => ({ params: { type } }));
  if (name === "service") return ["vaccinations", "nothing"].map((id) => ({ params: { id } }));
  if (path.fi.includes(":view")) return [{ params: { view: "nothing" } }];
  if (path.fi.includes(":id")) return world.held.map((held) => ({ params: { id: held.contact.id }, held }));
  return [{ params: { measure: "contacts" } }, { params: { measure: "nothing" } }];
}

const ownForm = (house: TestHouse, form: string) => house.app.site.forms.own(form);
const ownVersion = (house: TestHouse, form: string) => ownForm(house, form)?.version ?? "nothing";
const ownPage = (house: TestHouse, form: string) => ownForm(house, form)?.form.pages[0]?.linkId ?? "nothing";

const filled = (path: string, params: Readonly<Record<string, string>>) =>
  path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? "nothing");

/** Asks for one route as one walker, in the languages given, at every place that it has. */
export async function* visits(
  house: TestHouse,
  world: World,
  route: Route,
  walker: Walker,
  langs: readonly Lang[] = LANGS,
): AsyncGenerator<Visit> {
  for (const lang of langs) {
    for (const { params, held } of places(house, world, route)) {
      const path = filled(route.path[lang], params);
      const { visitor } = walker;
      if (route.method === "GET") await visitor.get(path);
      else
        await visitor.post(path, {
          _csrf: path.startsWith(`/${lang}/staff`) ? walker.token : walker.residentToken,
        });
      yield { walker, route, lang, held, path, status: visitor.status, html: visitor.html };
    }
  }
}
