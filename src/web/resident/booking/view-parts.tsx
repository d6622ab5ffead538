import type { Appointment, VisitAnswered } from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { mayChangeUntil, RESIDENT_CANCEL_REASONS } from "../../booking/booking-changes.ts";
import { CancelOnward, hasOnward } from "../../booking/series-part.tsx";
import { visitFormWords } from "../../booking/visit-form-words.ts";
import { day, moment } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Facts, Form, fill, Inset, PhoneLink, Select } from "../../ui/index.ts";
import { bookingWords } from "./words.ts";

/** Where an appointment's steps stand: on the signed-in person's pages, or behind its code. */
export interface ViewPlace {
  readonly post: string;
  readonly move: string;
  readonly file: string;
}

/** An appointment, and who looks at it where. */
export interface AppointmentProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly appointment: Appointment;
  /** Whose it is, where it is not the reader's own. */
  readonly about?: string | undefined;
  /** Where the matter that it belongs to is read. */
  readonly matter?: string | undefined;
  readonly place: ViewPlace;
  /** The times of its series, where it belongs to one. */
  readonly series?: readonly Appointment[];
  /** What was answered on the form that its type asks for. */
  readonly answered?: VisitAnswered | undefined;
}

/** Where a unit stands, on a map of others. */
const mapOf = (lat: number, lon: number) =>
  `https://www.openstreetmap.org/?${new URLSearchParams({ mlat: String(lat), mlon: String(lon) })}#map=15/${lat}/${lon}`;

/** When, for whom, how, and where one comes to. */
export const WhenAndWhere = ({ site, exchange, appointment, about }: AppointmentProps) => {
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const unit = appointment.form === "in-person" ? site.content.findUnit(appointment.unit) : undefined;
  const spot = site.times.units.get(appointment.unit)?.place;
  const where = unit && (
    <>
      {unit.names[lang]}
      <br />
      {unit.address.street[lang]}, {unit.address.postalCode}{" "}
      {site.content.municipality(unit.municipality).names[lang]}
      <br />
      {spot && (
        <a href={mapOf(spot.lat, spot.lon)} rel="noreferrer">
          {w.route}
        </a>
      )}
    </>
  );
  return (
    <Box>
      <Facts
        facts={[
          { label: w.when, value: <b>{moment(appointment.startsAt, lang, scope.now)}</b> },
          ...(about ? [{ label: w.forWhom, value: about }] : []),
          { label: w.how, value: w.forms[appointment.form] },
          ...(where ? [{ label: w.where, value: where }] : []),
        ]}
      />
    </Box>
  );
};

/** The form that the visit's type asks for: to be filled, or when it was. */
export const BeforeVisit = ({ exchange, answered, form }: AppointmentProps & { readonly form: string }) => {
  const { lang, scope } = exchange;
  const w = visitFormWords(lang);
  const href = to("form", lang, { form });
  return (
    <Box id="before-visit" title={w.title} tone={answered ? undefined : "sea"}>
      {answered ? (
        <p class="pb-flush">
          {fill(w.done, { day: day(answered.at, lang, scope.now) })} <a href={href}>{w.again}</a>
        </p>
      ) : (
        <>
          <p>{w.body}</p>
          <Button href={href} flush>
            {w.fillIn}
          </Button>
        </>
      )}
    </Box>
  );
};

/** Saying that one comes, or that one has said so. */
export const SayComing = ({ exchange, appointment, place }: AppointmentProps) => {
  const w = bookingWords(exchange.lang);
  if (appointment.comingConfirmedAt) return <p>{w.saidComing}</p>;
  return (
    <Form action={place.post} csrf={exchange.csrf()}>
      <Button name="step" value="coming">
        {w.confirmComing}
      </Button>
    </Form>
  );
};

export const Cancelling = ({ exchange, appointment, place, series = [] }: AppointmentProps) => {
  const { lang } = exchange;
  const w = bookingWords(lang);
  return (
    <details class="pb-more">
      <summary>{w.cancel}</summary>
      <Form action={place.post} csrf={exchange.csrf()}>
        <Select
          lang={lang}
          name="reason"
          label={w.cancelReason}
          value=""
          options={[
            { value: "", label: w.reasonNone },
            ...RESIDENT_CANCEL_REASONS.map((reason) => ({ value: reason, label: w.cancelReasons[reason] })),
          ]}
        />
        {hasOnward(series, appointment) && <CancelOnward lang={lang} />}
        <Button name="step" value="cancel" variant="warning">
          {w.cancel}
        </Button>
      </Form>
    </details>
  );
};

/** It cannot be changed here any more: whom to call. */
export const TooLate = ({ site, exchange, appointment }: AppointmentProps) => {
  const { lang, scope } = exchange;
  const phone = site.content.findUnit(appointment.unit)?.phone.number ?? site.content.county.phone.number;
  return (
    <Inset>
      {fill(bookingWords(lang).tooLate, { when: moment(mayChangeUntil(site, appointment), lang, scope.now) })}{" "}
      <PhoneLink number={phone} />.
    </Inset>
  );
};
