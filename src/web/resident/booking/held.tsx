import { type Appointment, appointmentById, type BookingReach } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { typeOf } from "../../booking/appointment-types.ts";
import { placeOf } from "../../booking/place.ts";
import { moment, time } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  fill,
  Inset,
  Radios,
  Row,
  SummaryList,
  TextField,
} from "../../ui/index.ts";
import { readerOf } from "../data/subject.ts";
import { bookingWords } from "./words.ts";

/** What is typed before a held time is booked. */
export interface Details {
  readonly whom: string;
  readonly email: string;
  readonly phone: string;
}

/** The time that the reader has taken, whatever has become of it; nobody else's. */
export async function heldOf(exchange: Exchange): Promise<Appointment> {
  const id = parseId<"appointment">(exchange.params.id);
  const held = id && (await appointmentById(exchange.scope.db, id));
  if (!held || held.bookedBy !== readerOf(exchange)) throw new Refusal("not-found", "appointment");
  return held;
}

/** For whom a time of a register may be booked by the reader. */
export const whomFor = ({ people }: BookingReach, { register }: Pick<Appointment, "register">) =>
  people.filter(({ scope }) => scope.includes(register));

/** What stands in the form before anything is typed. */
export const detailsOf = (held: Appointment, reach: BookingReach): Details => {
  const whom = whomFor(reach, held);
  const only = whom.length === 1 ? whom[0]?.personId : undefined;
  return {
    whom: held.personId ?? only ?? "",
    email: held.notifyEmail ?? "",
    phone: held.notifyPhone ?? "",
  };
};

export const readDetails = ({ fields }: Exchange): Details => ({
  whom: field(fields, "for"),
  email: field(fields, "email").slice(0, 254),
  phone: field(fields, "phone").slice(0, 40),
});

/** Faults in what was typed, by field. */
export function faultsIn(
  { whom, email, phone }: Details,
  allowed: readonly string[],
  lang: Exchange["lang"],
): FieldError[] {
  const w = bookingWords(lang);
  return [
    ...(allowed.includes(whom) ? [] : [{ field: "for", text: w.whomMissing }]),
    ...(email === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
      ? []
      : [{ field: "email", text: w.emailWrong }]),
    ...(phone === "" || (/^\+?[\d\s-]+$/.test(phone) && phone.replace(/\D/g, "").length >= 5)
      ? []
      : [{ field: "phone", text: w.phoneWrong }]),
  ];
}

const textOf = (errors: readonly FieldError[], name: string) => {
  const found = errors.find((error) => error.field === name)?.text;
  return typeof found === "string" ? found : undefined;
};

interface FieldsProps {
  readonly lang: Exchange["lang"];
  readonly details: Details;
  readonly errors: readonly FieldError[];
}

/** For whom: asked where there is a choice. */
export const WhomField = (props: FieldsProps & { readonly whom: BookingReach["people"] }) => {
  const { lang, whom, details, errors } = props;
  const w = bookingWords(lang);
  if (whom.length < 2) return <input type="hidden" name="for" value={details.whom} />;
  return (
    <Radios
      lang={lang}
      name="for"
      label={w.forWhom}
      size="m"
      value={details.whom}
      error={textOf(errors, "for")}
      choices={whom.map(({ personId, name }) => ({ value: personId, label: name ?? w.me }))}
    />
  );
};

/** Where notices and reminders go; both may be empty. */
export const ReachFields = ({ lang, details, errors }: FieldsProps) => {
  const w = bookingWords(lang);
  return (
    <>
      <h2>{w.reach}</h2>
      <p>{w.reachHint}</p>
      <TextField
        lang={lang}
        name="email"
        type="email"
        label={w.email}
        value={details.email}
        error={textOf(errors, "email")}
        autocomplete="email"
        spellcheck={false}
      />
      <TextField
        lang={lang}
        name="phone"
        type="tel"
        label={w.phone}
        value={details.phone}
        error={textOf(errors, "phone")}
        autocomplete="tel"
        width={20}
      />
    </>
  );
};

/** The last page before a time is booked: what it is, how long it is held, for whom, where the reminder goes. */
export function drawHeld(
  site: Site,
  exchange: Exchange,
  shown: {
    readonly held: Appointment;
    readonly reach: BookingReach;
    readonly details: Details;
    readonly fixed: boolean;
    readonly errors: readonly FieldError[];
  },
): Answer {
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const { held, reach, details, errors } = shown;
  const type = typeOf(site, held.type);
  const whom = whomFor(reach, held);
  const until = held.heldUntil ?? held.cancelledAt;
  const still = held.status === "held" && until !== null && Temporal.Instant.compare(scope.now, until) < 0;
  const named = whom.find(({ personId }) => personId === details.whom);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.check}
      back={{ href: to("bookingTimes", lang, { type: type.id }), label: type.names[lang] }}
      hasErrors={errors.length > 0}
      noindex
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.check}</h1>
      {until && <Inset>{fill(still ? w.held : w.heldOver, { time: time(until, lang) })}</Inset>}
      <SummaryList
        lang={lang}
        rows={[
          { label: w.why, value: type.names[lang] },
          { label: w.when, value: <b>{moment(held.startsAt, lang, scope.now)}</b> },
          { label: held.form === "in-person" ? w.where : w.how, value: placeOf(site, held, lang) },
          ...(shown.fixed || whom.length === 1 ? [{ label: w.forWhom, value: named?.name ?? w.me }] : []),
        ]}
      />
      <Form action={to("bookingHeld", lang, { id: held.id })} csrf={exchange.csrf()}>
        <input type="hidden" name="again" value={field(exchange.fields, "again") || scope.newId()} />
        <WhomField lang={lang} whom={shown.fixed ? [] : whom} details={details} errors={errors} />
        <ReachFields lang={lang} details={details} errors={errors} />
        <Row>
          <Button>{w.book}</Button>
          <Button name="another" value="1" variant="secondary">
            {w.another}
          </Button>
        </Row>
      </Form>
    </ResidentPage>,
    errors.length > 0 ? 422 : 200,
  );
}
