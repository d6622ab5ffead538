import {
  type AppointmentType,
  bookableOf,
  type Calendar,
  type Demand,
  FORMS_OF_SERVICE,
  type FormOfService,
  findTimes,
  minuteOf,
  type Offer,
  search,
} from "#src/domains/scheduling/index.ts";
import {
  anyOf,
  fault,
  formsNamed,
  type Resource,
  readReference,
  readSlotId,
  readToken,
  type SlotKey,
  slotId,
  slotOf,
  spanOf,
} from "#src/fhir/index.ts";
import type { ResourceId } from "#src/kernel/id.ts";
import { type Asked, calendarsOf, canDo, countOf, type Found, MOST_ENTRIES, notFound } from "./asked.ts";
import { schedulesFor, typesNamed } from "./schedules.ts";

/** No line's own capacity is given to systems: they see what residents see. */
const BY_THEMSELVES = "by-themselves";
const MOST_SCHEDULES = 50;
const MOST_SEARCHES = 200;
const MOST_AT_ONCE = 500;

type Asking = Pick<Demand, "from" | "until" | "limit"> & { readonly forms?: readonly FormOfService[] };

const demandOf = (
  type: AppointmentType,
  minutes: number | undefined,
  asking: Asking,
): Omit<Demand, "now"> => ({
  type: bookableOf(type, type.lines[0] ?? "", minutes),
  line: BY_THEMSELVES,
  urgent: false,
  ...asking,
});

/** The free times of one calendar, whoever else is free then. */
function timesOf(
  asked: Asked,
  lead: Calendar,
  all: readonly Calendar[],
  demand: Omit<Demand, "now">,
): Offer[] {
  const { id } = lead.resource;
  const alone = demand.type.needs.length === 1;
  const found = search(
    { ...demand, now: minuteOf(asked.scope.now), own: [id], ...(!alone && { limit: MOST_AT_ONCE }) },
    alone ? [lead] : all,
    asked.site.times.units,
  );
  return found.filter(({ resources }) => resources[0] === id).slice(0, demand.limit);
}

/** What is offered at exactly one calendar's time; undefined when nothing is. */
export async function offerFor(
  asked: Asked,
  key: SlotKey,
  type: AppointmentType,
): Promise<Offer | undefined> {
  const all = await calendarsOf(asked);
  const lead = all.find(({ resource }) => resource.id === key.resource);
  if (!lead) return undefined;
  const { from, form } = key;
  const demand = demandOf(type, key.minutes, { from, until: from, forms: [form], limit: MOST_AT_ONCE });
  return timesOf(asked, lead, all, demand).find((offer) => offer.from === from && offer.form === form);
}

/** What is offered at a moment, with whomever, of a type and length. */
export async function offersAt(
  asked: Asked,
  type: AppointmentType,
  minutes: number | undefined,
  from: number,
  resources: readonly ResourceId[],
): Promise<Offer[]> {
  const demand = demandOf(type, minutes, { from, until: from, limit: MOST_AT_ONCE });
  if (resources.length === 0) return findTimes(asked.scope, asked.site.times, demand);
  const all = await calendarsOf(asked);
  return all
    .filter(({ resource }) => resources.includes(resource.id))
    .flatMap((lead) => timesOf(asked, lead, all, demand));
}

/** The time that an id names, with its type; refused when there is no such calendar or type. */
export async function slotKeyOf(asked: Asked, id: string): Promise<{ key: SlotKey; type: AppointmentType }> {
  const key = readSlotId(
    id,
    asked.types.map((type) => type.id),
  );
  const type = asked.types.find((one) => one.id === key?.type);
  const calendars = await calendarsOf(asked);
  const lead = calendars.find(({ resource }) => resource.id === key?.resource);
  if (!key || !type || !lead || !canDo(lead, type) || !type.minutes.includes(key.minutes))
    throw notFound("Slot");
  return { key, type };
}

export async function readSlot(asked: Asked, id: string): Promise<Resource> {
  const { key, type } = await slotKeyOf(asked, id);
  const offer = await offerFor(asked, key, type);
  return slotOf(key, type, offer ? "free" : "busy-unavailable", asked.scope.lang);
}

/** Free times, earliest first: of the calendars named, or the county's, one for each moment, place, form and type. */
export async function searchSlots(asked: Asked): Promise<Found> {
  const { params, scope, types, base } = asked;
  const ids = anyOf(params.getAll("_id"));
  if (ids.length > 0) return byIds(asked, ids);
  const statuses = anyOf(params.getAll("status")).map((one) => readToken(one).code);
  if (statuses.length > 0 && !statuses.includes("free"))
    return { resources: [], warnings: ["Only free times are computed: search with status=free"] };
  const chosen = typesNamed(types, params.getAll("service-type"));
  const forms = formsAsked(params.getAll("appointment-type"));
  if (chosen.length === 0 || forms.length === 0) return { resources: [] };
  const schedules = anyOf(params.getAll("schedule")).map((one) => readReference(one, base)?.id ?? "");
  if (schedules.length > MOST_SCHEDULES)
    throw fault(400, "too-costly", `schedule: name at most ${MOST_SCHEDULES} at once`);
  const all = await calendarsOf(asked);
  const leads = all.filter(({ resource }) => schedules.includes(resource.id));
  if (leads.length * chosen.length > MOST_SEARCHES)
    throw fault(400, "too-costly", "Name fewer schedules, or a service-type");
  const count = countOf(asked);
  const cursor = cursorOf(params.get("_cursor"));
  const span = spanOf("start", params.getAll("start"));
  const asking = {
    from: Math.max(minuteOf(scope.now), cursor.from, span.from ? upMinute(span.from) : 0),
    until: span.before ? upMinute(span.before) - 1 : minuteOf(scope.now) + 366 * 1440,
    limit: count + cursor.skip + 1,
    ...(forms.length < FORMS_OF_SERVICE.length && { forms }),
  };
  const found = new Map<string, { key: SlotKey; type: AppointmentType }>();
  for (const type of chosen) {
    const demand = demandOf(type, undefined, asking);
    const offers =
      schedules.length === 0
        ? await findTimes(scope, asked.site.times, demand)
        : leads.filter((lead) => canDo(lead, type)).flatMap((lead) => timesOf(asked, lead, all, demand));
    for (const { from, to, form, resources } of offers) {
      const [resource] = resources;
      const key = { resource: resource as ResourceId, from, minutes: to - from, form, type: type.id };
      found.set(slotId(key), { key, type });
    }
  }
  const sorted = [...found].sort(([a, { key: x }], [b, { key: y }]) => x.from - y.from || (a < b ? -1 : 1));
  const rows = sorted.map(([, row]) => row).slice(cursor.skip);
  const page = rows.slice(0, count);
  const resources = page.map(({ key, type }) => slotOf(key, type, "free", scope.lang));
  const wanted = new Set(page.map(({ key }) => key.resource));
  return {
    resources,
    ...(params.getAll("_include").includes("Slot:schedule") && {
      included: await schedulesFor(
        asked,
        all.filter(({ resource }) => wanted.has(resource.id)),
      ),
    }),
    next:
      rows.length > count
        ? nextOf(
            page.map(({ key }) => key.from),
            cursor,
          )
        : undefined,
  };
}

async function byIds(asked: Asked, ids: readonly string[]): Promise<Found> {
  const resources: Resource[] = [];
  for (const id of ids.slice(0, MOST_ENTRIES)) {
    const one = await readSlot(asked, id).catch(() => undefined);
    if (one) resources.push(one);
  }
  return { resources };
}

const upMinute = (at: Temporal.Instant) => Math.ceil(at.epochMilliseconds / 60_000);

const formsAsked = (values: readonly string[]): FormOfService[] =>
  values.length === 0
    ? [...FORMS_OF_SERVICE]
    : anyOf(values).flatMap((value) => formsNamed(readToken(value)));

interface Cursor {
  readonly from: number;
  /** So many of that minute were on the pages before. */
  readonly skip: number;
}

function cursorOf(text: string | null): Cursor {
  if (text === null) return { from: 0, skip: 0 };
  const [, from, skip] = /^m(\d{1,9})s(\d{1,4})$/.exec(text) ?? [];
  if (!from || !skip) throw fault(400, "value", "_cursor: follow the links of the answer as they are");
  return { from: Number(from), skip: Number(skip) };
}

function nextOf(starts: readonly number[], before: Cursor): Readonly<Record<string, string>> {
  const last = starts.at(-1) ?? 0;
  const same = starts.filter((start) => start === last).length + (last === before.from ? before.skip : 0);
  return { _cursor: `m${last}s${same}` };
}
