import {
  appointmentsOf,
  cancelGroup,
  type GroupEvent,
  groupEventById,
  joinGroup,
  ownersOf,
  participantsOf,
  placeOfPerson,
  placesTaken,
  slotsAhead,
  slotsOf,
  takenBy,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { STAFF_CANCEL_REASONS } from "../../booking/booking-changes.ts";
import { groupSpan, readSlot, SlotField } from "../../booking/group-slots.tsx";
import { groupWords } from "../../booking/group-words.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { telling, tellingMany } from "../../telling.ts";
import {
  Box,
  Button,
  Columns,
  EmptyState,
  ErrorSummary,
  Facts,
  type FieldError,
  Flash,
  Form,
  fill,
  Select,
} from "../../ui/index.ts";
import { outcomeWords } from "../outcome/words.ts";
import { staffOf } from "../staff-of.ts";
import { type About, aboutAsked } from "./about.ts";
import { Agenda } from "./agenda.tsx";
import { logShown, ownerName, unitName } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

/**
 * A group that the reader may open: one of their unit on a line of theirs, or one that they lead. Else it is as if it
 * were not.
 */
async function openGroup(exchange: Exchange) {
  const { scope } = exchange;
  const staff = staffOf(exchange);
  const id = parseId<"group-event">(exchange.params.id);
  const event = id && (await groupEventById(scope.db, id));
  if (!event) throw new Refusal("not-found", "page");
  const leaders = await ownersOf(scope.db, await takenBy(scope.db, event.leadsId));
  const leads = leaders.some(({ professionalId }) => professionalId === staff.professionalId);
  const theirs = event.unit === staff.unit && staff.lines.includes(event.line);
  if (!leads && !theirs) throw new Refusal("not-found", "page");
  return { event, leaders };
}

const personOf = (site: Site, exchange: Exchange, id: string): Promise<About | undefined> =>
  aboutAsked(site, exchange, (name) => (name === "person" ? id : ""));

/** A group with those who come to it, for staff alone: opening it is logged for each of them. */
export async function showStaffGroup(site: Site, exchange: Exchange): Promise<Answer> {
  const about = await personOf(site, exchange, exchange.query.get("person") ?? "");
  return draw(site, exchange, about, []);
}

async function draw(
  site: Site,
  asked: Exchange,
  about: About | undefined,
  errors: readonly FieldError[],
): Promise<Answer> {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.staffGroup } };
  const { scope, lang } = exchange;
  const w = groupWords(lang);
  const b = bookingStaffWords(lang);
  const { event, leaders } = await openGroup(exchange);
  const { resourceId, startsAt, endsAt, id } = event;
  const [rows, taken] = await Promise.all([
    appointmentsOf(scope.db, [resourceId], startsAt, endsAt),
    placesTaken(scope.db, [event]),
  ]);
  await logShown(exchange, "appointment.list", rows);
  const person = about?.person;
  const theirs = person && (await placeOfPerson(scope.db, id, person.id));
  const slots = slotsAhead(event, taken.get(id) ?? new Map(), scope.now);
  const done = { made: w.made, joined: w.joined, cancelled: w.groupCancelled }[
    exchange.query.get("done") ?? ""
  ];
  const all = event.places * slotsOf(event).length;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={event.title[lang]}
      back={{ href: to("staffGroups", lang), label: w.staffTitle }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Flash text={errors.length > 0 ? undefined : done} />
      <h1>{event.title[lang]}</h1>
      <Columns shape="2-1">
        <div>
          <h2>{w.participants}</h2>
          <p>{w.listNote}</p>
          {event.cancelledAt !== null ? (
            <EmptyState title={w.cancelled} />
          ) : rows.length === 0 ? (
            <EmptyState title={w.participantsNone} />
          ) : (
            <Agenda site={site} exchange={exchange} caption={w.participants} rows={rows} back={id} />
          )}
        </div>
        <aside>
          <Box tight id="facts" title={b.facts}>
            <Facts
              aside
              facts={[
                { label: w.when, value: groupSpan(event, lang, scope.now) },
                { label: b.type, value: typeName(site, event.type, lang) },
                { label: b.where, value: unitName(site, event.unit, lang) },
                { label: b.form, value: outcomeWords(lang).forms[event.form] },
                {
                  label: w.leader,
                  value: leaders.map((one) => ownerName(site, one, lang)).join("; "),
                },
                { label: w.places, value: fill(w.taken_, { n: rows.length, all }) },
                { label: w.openLabel, value: event.open ? w.open : w.notOpen },
              ]}
            />
          </Box>
          {person && !theirs && event.cancelledAt === null && (
            <Box tight id="sign" title={fill(w.sign, { name: `${person.givenNames} ${person.surname}` })}>
              <Form action={to("staffGroup", lang, { id })} csrf={exchange.csrf()}>
                <input type="hidden" name="person" value={person.id} />
                <input type="hidden" name="submission" value={scope.newId()} />
                <SlotField
                  lang={lang}
                  now={scope.now}
                  slots={slots}
                  single={slotsOf(event).length === 1}
                  value={field(exchange.fields, "slot")}
                  error={errors.find((one) => one.field === "slot")?.text as string | undefined}
                />
                <Button small>{w.join}</Button>
              </Form>
            </Box>
          )}
          {event.cancelledAt === null && Temporal.Instant.compare(scope.now, startsAt) < 0 && (
            <Cancel exchange={exchange} event={event} errors={errors} />
          )}
        </aside>
      </Columns>
    </StaffPage>,
    errors.length > 0 ? 422 : 200,
  );
}

const Cancel = (props: { exchange: Exchange; event: GroupEvent; errors: readonly FieldError[] }) => {
  const { exchange, event, errors } = props;
  const { lang } = exchange;
  const w = groupWords(lang);
  const b = bookingStaffWords(lang);
  return (
    <Box tight id="cancel" title={w.cancelDo}>
      <p>{w.cancelLead}</p>
      <Form action={to("staffGroup", lang, { id: event.id })} csrf={exchange.csrf()}>
        <input type="hidden" name="step" value="cancel" />
        <Select
          lang={lang}
          name="reason"
          label={b.cancelWhy}
          value=""
          error={errors.find((one) => one.field === "reason")?.text as string | undefined}
          options={[
            { value: "", label: b.notChosen },
            ...STAFF_CANCEL_REASONS.filter((one) => one !== "own-wish").map((value) => ({
              value,
              label: b.cancelReasons[value],
            })),
          ]}
        />
        <Button variant="warning" small>
          {w.cancelDo}
        </Button>
      </Form>
    </Box>
  );
};

/** Signs somebody up, or cancels the whole group. */
export async function takeStaffGroup(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const w = groupWords(lang);
  const { event } = await openGroup(exchange);
  const staff = staffOf(exchange);
  const here = to("staffGroup", lang, { id: event.id });
  if (field(fields, "step") === "cancel") {
    const reason = STAFF_CANCEL_REASONS.find((one) => one === field(fields, "reason"));
    if (!reason)
      return draw(site, exchange, undefined, [
        { field: "reason", text: bookingStaffWords(lang).errors.cancel },
      ]);
    const people = (await participantsOf(scope.db, event.id)).flatMap(({ personId }) => personId ?? []);
    const tell = await tellingMany(site, scope, people, "time-cancelled");
    const hand = { by: actorRef(staff), ground: "care-relationship" as const, now: scope.now };
    await cancelGroup(scope, event.id, reason, hand, tell);
    site.poke();
    return redirect(`${here}?done=cancelled`);
  }
  const about = await personOf(site, exchange, field(fields, "person"));
  const person = about?.person;
  if (!about || !person) throw new Refusal("not-found", "person");
  const at = readSlot(field(fields, "slot"));
  if (at === undefined) return draw(site, exchange, about, [{ field: "slot", text: w.slotMissing }]);
  const submission = parseId<"submission">(field(fields, "submission")) ?? scope.newId();
  const tell = await telling(site, scope, person.id, "time-booked");
  try {
    await joinGroup(
      scope,
      event.id,
      at,
      {
        submission,
        personId: person.id,
        bookedBy: null,
        language: about.language,
        codeHash: hashCode(site.codeFor(submission)),
        notifyEmail: person.email,
        notifyPhone: person.phone,
      },
      { by: actorRef(staff), ground: about.ground, now: scope.now },
      "staff",
      (booked) => ({ notices: tell(booked) }),
    );
  } catch (refusal) {
    const text = refusal instanceof Refusal ? w.errors[refusal.reason] : undefined;
    if (!text) throw refusal;
    return draw(site, exchange, about, [{ field: "slot", text }]);
  }
  site.poke();
  return redirect(`${here}?done=joined`);
}
