import { readTime } from "#src/domains/contacts/index.ts";
import {
  type CalendarOwner,
  calendarsOfUnit,
  GROUP_BOUNDS,
  type GroupEvent,
  type GroupEventId,
  groupsOfUnit,
  groupTypesOf,
  makeGroup,
  placesTaken,
  slotsAhead,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { at, localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { readWrittenDay } from "#src/kernel/typed-day.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { freeOf, groupSpan } from "../../booking/group-slots.tsx";
import { groupWords } from "../../booking/group-words.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Columns, EmptyState, ErrorSummary, type FieldError, fill, LineList } from "../../ui/index.ts";
import { Fold } from "../fold.tsx";
import { staffOf } from "../staff-of.ts";
import { aboutAsked } from "./about.ts";
import { GroupForm, type GroupTyped, NOTHING_TYPED, readTyped } from "./group-form.tsx";
import { bookingStaffWords } from "./words.ts";

/** The unit's coming groups, and the form that makes one. With a person, each leads to signing them up. */
export async function showStaffGroups(site: Site, exchange: Exchange): Promise<Answer> {
  return draw(site, exchange, NOTHING_TYPED, []);
}

/** The types of groups on the reader's own lines. */
const typesHere = (site: Site, exchange: Exchange) => {
  const { lines } = staffOf(exchange);
  return groupTypesOf(site.content).filter((type) => type.lines.some((line) => lines.includes(line)));
};

async function draw(
  site: Site,
  asked: Exchange,
  typed: GroupTyped,
  errors: readonly FieldError[],
): Promise<Answer> {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.staffGroups } };
  const { scope, lang, query } = exchange;
  const w = groupWords(lang);
  const { unit } = staffOf(exchange);
  const [events, owners] = await Promise.all([
    groupsOfUnit(scope.db, unit, scope.now),
    calendarsOfUnit(scope.db, unit),
  ]);
  const about = await aboutAsked(site, exchange, (name) =>
    name === "person" ? (query.get("person") ?? "") : "",
  );
  const taken = await placesTaken(scope.db, events);
  const person = about?.person;
  const of = person ? `?${new URLSearchParams({ person: person.id })}` : "";
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.staffTitle}
      back={{ href: to("calendar", lang), label: bookingStaffWords(lang).title }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{person ? fill(w.sign, { name: `${person.givenNames} ${person.surname}` }) : w.staffTitle}</h1>
      <p>{w.staffLead}</p>
      <Columns shape="2-1">
        {events.length === 0 ? (
          <EmptyState title={w.staffNone}>{w.staffNoneBody}</EmptyState>
        ) : (
          <LineList
            items={events.map((event) => (
              <Line {...{ site, exchange, event, of }} taken={taken.get(event.id) ?? new Map()} />
            ))}
          />
        )}
        {!person && (
          <Fold summary={w.make} open={errors.length > 0 || events.length === 0}>
            <GroupForm
              exchange={exchange}
              types={typesHere(site, exchange)}
              owners={owners}
              site={site}
              typed={typed}
              errors={errors}
            />
          </Fold>
        )}
      </Columns>
    </StaffPage>,
    errors.length > 0 ? 422 : 200,
  );
}

const Line = (props: {
  site: Site;
  exchange: Exchange;
  event: GroupEvent;
  taken: ReadonlyMap<number, number>;
  of: string;
}) => {
  const { site, exchange, event, taken, of } = props;
  const { lang, scope } = exchange;
  const w = groupWords(lang);
  const slots = slotsAhead(event, taken, scope.now);
  return (
    <>
      <p class="pb-flush">
        <a href={`${to("staffGroup", lang, { id: event.id })}${of}`}>
          <b>{event.title[lang]}</b>
        </a>
      </p>
      <p class="pb-flush">{groupSpan(event, lang, scope.now)}</p>
      <p class="pb-flush pb-quiet pb-small">
        {typeName(site, event.type, lang)} · {fill(w.left, { n: freeOf(slots) })} ·{" "}
        {event.open ? w.open : w.notOpen}
      </p>
    </>
  );
};

/** Makes a group of what was typed; sent twice it is one. */
export async function takeStaffGroups(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = groupWords(lang);
  const staff = staffOf(exchange);
  const owners = await calendarsOfUnit(scope.db, staff.unit);
  const typed = readTyped(fields);
  const { event, leader, errors } = read(site, exchange, typed, owners);
  if (!event || !leader) return draw(site, exchange, typed, errors);
  try {
    const made = await makeGroup(scope, { ...event, leader: leader.id }, staff.professionalId, {
      by: actorRef(staff),
      ground: "care-relationship",
      now: scope.now,
    });
    site.poke();
    return redirect(`${to("staffGroup", lang, { id: made.id })}?done=made`);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.reason !== "time-taken") throw refusal;
    return draw(site, exchange, typed, [{ field: "leader", text: w.taken }]);
  }
}

type Read = Parameters<typeof makeGroup>[1];

/** What was typed as a group; undefined with the faults where it makes none. */
function read(
  site: Site,
  exchange: Exchange,
  typed: GroupTyped,
  owners: readonly CalendarOwner[],
): {
  readonly event?: Omit<Read, "leader">;
  readonly leader?: CalendarOwner;
  readonly errors: readonly FieldError[];
} {
  const { scope, lang, fields } = exchange;
  const w = groupWords(lang);
  const b = bookingStaffWords(lang).errors;
  const { lines, unit } = staffOf(exchange);
  const errors: FieldError[] = [];
  const fault = (name: string, text: string) => errors.push({ field: name, text });
  const type = typesHere(site, exchange).find(({ id }) => id === typed.type);
  if (!type) fault("type", w.badType);
  const { fi, sv } = typed.title;
  const long = Object.values(typed.title).some((text) => text.length > 80);
  if (!fi || !sv || long) fault(fi ? "title-sv" : "title-fi", w.badTitle);
  const leader = owners.find(({ id }) => id === typed.leader);
  if (!leader) fault("leader", b.who);
  const form = type?.forms.find((one) => one === typed.form) ?? type?.forms[0];
  const date = readWrittenDay(typed.day);
  if (!date || Temporal.PlainDate.compare(date, localDate(scope.now)) < 0) fault("group-day", b.day);
  const [from, to_] = [readTime(typed.from), readTime(typed.to)];
  if (!from) fault("from", b.clock);
  if (!to_) fault("to", b.clock);
  const startsAt = date && from && at(date, from);
  const endsAt = date && to_ && at(date, to_);
  const length = startsAt && endsAt ? startsAt.until(endsAt).total("minutes") : 0;
  const slotMinutes = typed.slot === "" ? length : Number(typed.slot);
  const { places: bounds, length: lengths } = GROUP_BOUNDS;
  if (startsAt && endsAt && (length < lengths.least || length > lengths.most || slotMinutes > length))
    fault("to", length <= 0 ? b.order : w.badLength);
  if (startsAt && Temporal.Instant.compare(startsAt, scope.now) <= 0) fault("group-day", b.day);
  const places = /^\d{1,3}$/.test(typed.places) ? Number(typed.places) : 0;
  if (places < bounds.least || places > bounds.most) fault("places", w.badPlaces);
  if (errors.length > 0 || !type || !leader || !form || !startsAt || !endsAt) return { errors };
  return {
    leader,
    errors,
    event: {
      id: (parseId<"group-event">(field(fields, "id")) ?? scope.newId()) as GroupEventId,
      type: type.id,
      line: type.lines.find((line) => lines.includes(line)) ?? type.lines[0] ?? "",
      register: type.register,
      unit,
      form,
      title: { ...typed.title, en: typed.title.en || fi },
      startsAt,
      endsAt,
      slotMinutes,
      places,
      open: typed.open,
      // Sign-up follows the type's notice: so long before it begins, for a drive before it ends.
      closesAt: (typed.slot === "" ? startsAt : endsAt).subtract({ minutes: type.notice }),
    },
  };
}
