import { personById } from "#src/domains/people/index.ts";
import {
  bookingReach,
  type GroupEvent,
  groupEventById,
  groupsOpen,
  joinGroup,
  placesTaken,
  signsUp,
  slotsAhead,
  slotsOf,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type PersonId, parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { hashCode } from "#src/platform/identity/secret.ts";
import { findType, typeName } from "../../booking/appointment-types.ts";
import { freeOf, groupSpan, readSlot, SlotField } from "../../booking/group-slots.tsx";
import { groupWords } from "../../booking/group-words.ts";
import { placeOf } from "../../booking/place.ts";
import { moment } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { signInPath, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { telling } from "../../telling.ts";
import {
  Box,
  Button,
  EmptyState,
  ErrorSummary,
  Facts,
  type FieldError,
  Form,
  fill,
  LineList,
  PhoneLink,
  StateTag,
} from "../../ui/index.ts";
import { readerOf } from "../data/subject.ts";
import { handOf } from "./hand.ts";
import { type Details, faultsIn, ReachFields, readDetails, WhomField, whomFor } from "./held.tsx";
import { reachOf } from "./reader.ts";
import { bookingWords } from "./words.ts";

/** Groups and drives that residents may join, nearest first. Who else comes is shown to nobody. */
export async function showGroups(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = groupWords(lang);
  const events = await groupsOpen(scope.db, scope.now);
  const taken = await placesTaken(scope.db, events);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      description={w.lead}
      back={{ href: to("booking", lang), label: bookingWords(lang).title }}
    >
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      {events.length === 0 ? (
        <EmptyState title={w.none} action={<PhoneLink number={site.content.county.phone.number} />}>
          {w.noneBody}
        </EmptyState>
      ) : (
        <LineList
          items={events.map((event) => {
            const free = freeOf(slotsAhead(event, taken.get(event.id) ?? new Map(), scope.now));
            return (
              <>
                <p class="pb-flush">
                  <a href={to("groupEvent", lang, { id: event.id })}>
                    <b>{event.title[lang]}</b>
                  </a>
                </p>
                <p class="pb-flush">
                  {groupSpan(event, lang, scope.now)}, {placeOf(site, event, lang)}
                </p>
                <p class="pb-flush pb-quiet pb-small">
                  {typeName(site, event.type, lang)} ·{" "}
                  {free > 0 ? fill(w.left, { n: free }) : <StateTag state="done">{w.full}</StateTag>}
                </p>
              </>
            );
          })}
        />
      )}
    </ResidentPage>,
  );
}

async function eventOf(exchange: Exchange): Promise<GroupEvent> {
  const id = parseId<"group-event">(exchange.params.id);
  const event = id && (await groupEventById(exchange.scope.db, id));
  // What residents do not join by themselves is as if it were not.
  if (!event?.open) throw new Refusal("not-found", "page");
  return event;
}

export async function showGroup(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope } = exchange;
  const event = await eventOf(exchange);
  const reach = await reachOf(exchange);
  const person = reach && (await personById(scope.db, reach.reader));
  const reader = person?.nonDisclosure ? undefined : person;
  const whom = reach ? whomFor(reach, event) : [];
  return draw(site, exchange, event, {
    details: {
      whom: whom.length === 1 ? (whom[0]?.personId ?? "") : "",
      email: reader?.email ?? "",
      phone: reader?.phone ?? "",
    },
    slot: "",
    errors: [],
  });
}

interface Typed {
  readonly details: Details;
  readonly slot: string;
  readonly errors: readonly FieldError[];
  readonly status?: number;
}

async function draw(site: Site, exchange: Exchange, event: GroupEvent, typed: Typed): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = groupWords(lang);
  const b = bookingWords(lang);
  const [taken, reach] = await Promise.all([placesTaken(scope.db, [event]), reachOf(exchange)]);
  const slots = slotsAhead(event, taken.get(event.id) ?? new Map(), scope.now);
  const free = freeOf(slots);
  const unit = site.content.findUnit(event.unit);
  const here = to("groupEvent", lang, { id: event.id });
  const { details, errors } = typed;
  const closed = event.cancelledAt ? w.cancelled : signsUp(event, scope.now) ? undefined : w.closed;
  const type = findType(site, event.type);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={event.title[lang]}
      back={{ href: to("groups", lang), label: w.title }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{event.title[lang]}</h1>
      <Box>
        <Facts
          facts={[
            { label: w.when, value: <b>{groupSpan(event, lang, scope.now)}</b> },
            {
              label: event.form === "in-person" ? b.where : b.how,
              value: (
                <>
                  {placeOf(site, event, lang)}
                  {event.form === "in-person" && unit && (
                    <>
                      <br />
                      {unit.address.street[lang]}, {site.content.municipality(unit.municipality).names[lang]}
                    </>
                  )}
                </>
              ),
            },
            { label: b.why, value: typeName(site, event.type, lang) },
            {
              label: w.participants,
              value: free > 0 ? fill(w.left, { n: free }) : <StateTag state="done">{w.full}</StateTag>,
            },
          ]}
        />
      </Box>
      {type?.instructions && (
        <Box id="instructions" title={b.instructions}>
          <p>{type.instructions[lang]}</p>
        </Box>
      )}
      {closed ? (
        <EmptyState title={closed}>
          <a href={to("groups", lang)}>{w.others}</a>
        </EmptyState>
      ) : free === 0 ? (
        <EmptyState title={w.full}>
          <a href={to("groups", lang)}>{w.others}</a>
        </EmptyState>
      ) : reach ? (
        <Form action={here} csrf={exchange.csrf()}>
          <h2>{w.join}</h2>
          <p>{fill(w.closes, { when: moment(event.closesAt, lang, scope.now) })}</p>
          <input
            type="hidden"
            name="submission"
            value={field(exchange.fields, "submission") || scope.newId()}
          />
          <SlotField
            lang={lang}
            now={scope.now}
            slots={slots}
            single={slotsOf(event).length === 1}
            value={typed.slot}
            error={errors.find((one) => one.field === "slot")?.text as string | undefined}
          />
          <WhomField lang={lang} whom={whomFor(reach, event)} details={details} errors={errors} />
          <ReachFields lang={lang} details={details} errors={errors} />
          <Button>{w.join}</Button>
        </Form>
      ) : (
        <p>
          <Button href={signInPath("resident", lang, here)}>{w.signIn}</Button>
        </p>
      )}
    </ResidentPage>,
    typed.status ?? (errors.length > 0 ? 422 : 200),
  );
}

/** Gives a place. Somebody who has one already is led to it; when the last one went the page says so. */
export async function takeGroup(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, fields } = exchange;
  const w = groupWords(lang);
  const event = await eventOf(exchange);
  const reader = readerOf(exchange);
  const reach = await bookingReach(scope.db, reader, scope.now);
  const whom = whomFor(reach, event);
  const details = readDetails(exchange);
  const slot = field(fields, "slot");
  const at = readSlot(slot);
  const errors = [
    ...(at === undefined ? [{ field: "slot", text: w.slotMissing }] : []),
    ...faultsIn(
      details,
      whom.map(({ personId }) => personId),
      lang,
    ),
  ];
  if (errors.length > 0 || at === undefined) return draw(site, exchange, event, { details, slot, errors });
  const personId = details.whom as PersonId;
  const submission = parseId<"submission">(field(fields, "submission")) ?? scope.newId();
  const ground = whom.find((one) => one.personId === personId)?.ground ?? "own";
  const tell = await telling(site, scope, personId, "time-booked");
  try {
    const place = await joinGroup(
      scope,
      event.id,
      at,
      {
        submission,
        personId,
        bookedBy: reader,
        language: lang,
        codeHash: hashCode(site.codeFor(submission)),
        notifyEmail: details.email || null,
        notifyPhone: details.phone || null,
      },
      handOf(exchange, ground),
      "resident",
      (booked) => ({ notices: tell(booked) }),
    );
    // The key of somebody else's booking opens nothing.
    if (place.personId !== personId) throw new Refusal("not-found", "appointment");
    site.poke();
    return redirect(`${to("ownAppointment", lang, { id: place.id })}?done=booked`);
  } catch (refusal) {
    const text = refusal instanceof Refusal ? w.errors[refusal.reason] : undefined;
    if (!text) throw refusal;
    return draw(site, exchange, event, { details, slot, errors: [{ field: "slot", text }], status: 409 });
  }
}
