import type { Child } from "hono/jsx";
import { readTime } from "#src/domains/contacts/index.ts";
import {
  ABSENCE_REASONS,
  type Absence,
  type AbsenceReason,
  absenceById,
  addAbsence,
  appointmentsOf,
  askToMove,
  bookableOf,
  bookedOf,
  type CalendarOwner,
  calendarsOfUnit,
  substitute,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { at, localDate } from "#src/kernel/helsinki.ts";
import { parseId } from "#src/kernel/id.ts";
import { readWrittenDay } from "#src/kernel/typed-day.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { type Fields, field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { findType } from "../../booking/appointment-types.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { tellingMany } from "../../telling.ts";
import {
  Button,
  Checkboxes,
  ErrorSummary,
  type FieldError,
  Form,
  Select,
  TextField,
} from "../../ui/index.ts";
import { staffOf } from "../staff-of.ts";
import { drawSubstituted } from "./away-result.tsx";
import { dayAsked, ownerName } from "./names.ts";
import { needsMoving } from "./needs-moving.tsx";
import { bookingStaffWords } from "./words.ts";

interface Typed {
  readonly who: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly move: boolean;
}

const readTyped = (fields: Fields): Typed => ({
  who: field(fields, "who"),
  day: field(fields, "away-day"),
  from: field(fields, "from"),
  to: field(fields, "to"),
  reason: field(fields, "reason"),
  move: field(fields, "move") === "yes",
});

const handDate = (date: Temporal.PlainDate) => `${date.day}.${date.month}.${date.year}`;

/** Where time is blocked: the reader's own, or a colleague's of the same unit who is away. */
export async function showAway(site: Site, exchange: Exchange): Promise<Answer> {
  const staff = staffOf(exchange);
  const owners = await calendarsOfUnit(exchange.scope.db, staff.unit);
  const wanted = exchange.query.get("of") ?? staff.professionalId;
  const own = owners.find(({ professionalId }) => professionalId === wanted);
  const typed = {
    who: own?.id ?? "",
    day: handDate(dayAsked(exchange)),
    from: "8.00",
    to: "16.00",
    reason: "",
    move: true,
  };
  return draw(site, exchange, owners, typed, [], await needsMoving(site, exchange, owners));
}

function draw(
  site: Site,
  exchange: Exchange,
  owners: readonly CalendarOwner[],
  typed: Typed,
  errors: readonly FieldError[],
  beside: Child = null,
): Answer {
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  const error = (name: string) => errors.find((one) => one.field === name)?.text as string | undefined;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.awayTitle}
      back={{ href: to("calendar", lang), label: w.title }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.awayTitle}</h1>
      {beside}
      <Form action={to("away", lang)} csrf={exchange.csrf()} plain>
        <input type="hidden" name="id" value={exchange.scope.newId()} />
        <Select
          lang={lang}
          name="who"
          label={w.awayWho}
          value={typed.who}
          error={error("who")}
          options={[
            { value: "", label: w.notChosen },
            ...owners.map((owner) => ({ value: owner.id, label: ownerName(site, owner, lang) })),
          ]}
        />
        <TextField
          lang={lang}
          name="away-day"
          label={w.awayDay}
          hint={w.awayDayHint}
          value={typed.day}
          error={error("away-day")}
          width={10}
        />
        <TextField
          lang={lang}
          name="from"
          label={w.from}
          hint={w.clockHint}
          value={typed.from}
          error={error("from")}
          width={5}
        />
        <TextField
          lang={lang}
          name="to"
          label={w.to}
          hint={w.clockHint}
          value={typed.to}
          error={error("to")}
          width={5}
        />
        <Select
          lang={lang}
          name="reason"
          label={w.reason}
          value={typed.reason}
          error={error("reason")}
          options={[
            { value: "", label: w.notChosen },
            ...ABSENCE_REASONS.map((value) => ({ value, label: w.reasons[value] })),
          ]}
        />
        <Checkboxes
          lang={lang}
          name="move"
          label={w.next}
          values={typed.move ? ["yes"] : []}
          choices={[{ value: "yes", label: w.moveAll }]}
        />
        <Button>{w.awayDo}</Button>
      </Form>
    </StaffPage>,
    errors.length > 0 ? 422 : 200,
  );
}

/** Asks all who are still booked then to choose another time themselves. */
async function askAll(site: Site, exchange: Exchange, owners: readonly CalendarOwner[]): Promise<Answer> {
  const { scope, fields } = exchange;
  const owner = owners.find(({ id }) => id === field(fields, "who"));
  const absence = owner && (await absenceById(scope.db, field(fields, "id"), owner.id));
  if (!owner || !absence) throw new Refusal("not-found", "absence");
  const booked = await bookedOf(scope.db, owner.id, absence.from, absence.to);
  const tell = await tellingMany(
    site,
    scope,
    booked.flatMap(({ personId }) => personId ?? []),
    "time-must-move",
  );
  const asked = await askToMove(scope, booked, absence.id, tell);
  return drawSubstituted(site, exchange, owner, absence, [], asked);
}

/** Blocks the time and moves whoever was booked then; sent twice it is one absence. */
export async function takeAway(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang, fields } = exchange;
  const staff = staffOf(exchange);
  const w = bookingStaffWords(lang);
  const owners = await calendarsOfUnit(scope.db, staff.unit);
  if (field(fields, "step") === "ask") return askAll(site, exchange, owners);
  const typed = readTyped(fields);
  const owner = owners.find(({ id }) => id === typed.who);
  const date = readWrittenDay(typed.day);
  const from = readTime(typed.from);
  const until = readTime(typed.to);
  const errors: FieldError[] = [];
  if (!owner) errors.push({ field: "who", text: w.errors.who });
  if (!date || Temporal.PlainDate.compare(date, localDate(scope.now)) < 0)
    errors.push({ field: "away-day", text: w.errors.day });
  if (!from) errors.push({ field: "from", text: w.errors.clock });
  if (!until) errors.push({ field: "to", text: w.errors.clock });
  if (from && until && Temporal.PlainTime.compare(from, until) >= 0)
    errors.push({ field: "to", text: w.errors.order });
  const reason = ABSENCE_REASONS.find((one): one is AbsenceReason => one === typed.reason);
  if (!reason) errors.push({ field: "reason", text: w.errors.reason });
  if (errors.length > 0 || !owner || !date || !from || !until || !reason)
    return draw(site, exchange, owners, typed, errors);
  const absence: Absence = {
    id: parseId<"schedule-exception">(field(fields, "id")) ?? scope.newId(),
    resourceId: owner.id,
    from: at(date, from),
    to: at(date, until),
    reason,
  };
  if (!typed.move) {
    await addAbsence(scope.db, absence);
    const left = await appointmentsOf(scope.db, [owner.id], absence.from, absence.to);
    if (left.length === 0) return redirect(`${to("calendar", lang)}?day=${date}&done=blocked`);
    return drawSubstituted(site, exchange, owner, absence, []);
  }
  const hand = { by: actorRef(staff), ground: "care-relationship" as const, now: scope.now };
  const done = await substitute(
    scope,
    site.times,
    absence,
    ({ type, line }) => {
      const found = findType(site, type);
      return found && bookableOf(found, line);
    },
    hand,
  );
  site.poke();
  return drawSubstituted(site, exchange, owner, absence, done);
}
