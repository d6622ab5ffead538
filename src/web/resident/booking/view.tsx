import type { Child } from "hono/jsx";
import { type Appointment, codeOf, type VisitAnswered } from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { findType, typeName } from "../../appointment-types.ts";
import { day, moment } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { groupWords } from "../../group-words.ts";
import { to } from "../../paths.ts";
import { CancelOnward, hasOnward, SeriesBox } from "../../series-part.tsx";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Facts,
  Form,
  fill,
  Inset,
  NotificationBanner,
  PhoneLink,
  Row,
  Select,
  type State,
  StateTag,
} from "../../ui/index.ts";
import { visitFormWords } from "../../visit-form-words.ts";
import { DangerCard } from "../help.tsx";
import { bookingWords } from "./words.ts";

/** Why somebody cancels, if they say. */
export const CANCEL_REASONS = ["ill", "does-not-suit", "not-needed", "elsewhere"] as const;

export const STATE_OF: Readonly<Record<Appointment["status"], State>> = {
  held: "waiting",
  booked: "on-time",
  cancelled: "done",
  arrived: "on-time",
  started: "on-time",
  done: "done",
  "no-show": "done",
};

/** Until when whoever has the time may change it here. */
export function mayChangeUntil(site: Site, { type, startsAt }: Appointment): Temporal.Instant {
  const minutes = findType(site, type)?.mayChange ?? 0;
  return startsAt.subtract({ minutes });
}

/** Whether it may be moved or cancelled here at a moment. */
export const mayChange = (site: Site, appointment: Appointment, now: Temporal.Instant): boolean =>
  appointment.status === "booked" && Temporal.Instant.compare(now, mayChangeUntil(site, appointment)) <= 0;

/** Where an appointment's steps stand: on the signed-in person's pages, or behind its code. */
export interface ViewPlace {
  readonly post: string;
  readonly move: string;
  readonly file: string;
}

/** Where a unit stands, on a map of others. */
const mapOf = (lat: number, lon: number) =>
  `https://www.openstreetmap.org/?${new URLSearchParams({ mlat: String(lat), mlon: String(lon) })}#map=15/${lat}/${lon}`;

/** What was just done, in words. */
const DONE = ["booked", "moved", "cancelled", "coming", "form"] as const;

interface Props {
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

/** The page of one appointment; what else can be done there stands below it. */
export const AppointmentPage = ({
  back,
  children,
  ...props
}: Props & { back: { href: string; label: string }; children?: Child }) => {
  const { site, exchange, appointment } = props;
  return (
    <ResidentPage
      {...{ site, exchange, back }}
      title={typeName(site, appointment.type, exchange.lang)}
      noindex
    >
      <AppointmentView {...props} />
      {children}
    </ResidentPage>
  );
};

/** The form that the visit's type asks for: to be filled, or when it was. */
const BeforeVisit = ({ exchange, answered, form }: Props & { readonly form: string }) => {
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

/** An appointment as its page shows it: when, where, what to do before, and what can be changed. */
const AppointmentView = (props: Props) => {
  const { site, exchange, appointment, place, answered } = props;
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const type = findType(site, appointment.type);
  const unit = site.content.findUnit(appointment.unit);
  const town = unit && site.content.municipality(unit.municipality).names[lang];
  const address = unit && `${unit.address.street[lang]}, ${unit.address.postalCode} ${town}`;
  const spot = site.times.units.get(appointment.unit)?.place;
  const comes = appointment.form === "in-person";
  const done = DONE.find((one) => one === exchange.query.get("done"));
  const phone = unit?.phone.number ?? site.content.county.phone.number;
  const open = appointment.status === "booked";
  const changes = mayChange(site, appointment, scope.now);
  const groups = type?.group === true;
  const coming = open && Temporal.Instant.compare(scope.now, appointment.startsAt) < 0;
  const code = open ? codeOf(appointment, site.codeFor) : null;
  return (
    <>
      {done && (
        <NotificationBanner lang={lang} success>
          {done === "form" ? visitFormWords(lang).sent : w[done]}
        </NotificationBanner>
      )}
      {done === "form" && answered && answered.danger.length > 0 && (
        <DangerCard {...{ site, exchange }} readBy={answered.at.add({ minutes: site.county.alarmMinutes })} />
      )}
      <h1>{type?.names[lang] ?? appointment.type}</h1>
      <p>
        <StateTag state={STATE_OF[appointment.status]}>{w.states[appointment.status]}</StateTag>
      </p>
      <Box>
        <Facts
          facts={[
            { label: w.when, value: <b>{moment(appointment.startsAt, lang, scope.now)}</b> },
            ...(props.about ? [{ label: w.forWhom, value: props.about }] : []),
            { label: w.how, value: w.forms[appointment.form] },
            ...(comes && unit
              ? [
                  {
                    label: w.where,
                    value: (
                      <>
                        {unit.names[lang]}
                        <br />
                        {address}
                        <br />
                        {spot && (
                          <a href={mapOf(spot.lat, spot.lon)} rel="noreferrer">
                            {w.route}
                          </a>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Box>
      {open && type?.instructions && (
        <Box id="instructions" title={w.instructions}>
          <p>{type.instructions[lang]}</p>
        </Box>
      )}
      {coming && type?.form && <BeforeVisit {...props} form={type.form} />}
      {code && (
        <Box id="code" title={w.codeTitle} tone="sea">
          <p class="pb-code">{code}</p>
          <p class="pb-flush">{w.codeBody}</p>
        </Box>
      )}
      <SeriesBox
        {...{ exchange, appointment }}
        series={props.series ?? []}
        page={(one) => to("ownAppointment", lang, { id: one.id })}
      />
      {props.matter && (
        <p>
          <a href={props.matter}>{w.matter}</a>
        </p>
      )}
      {coming && (
        <Row>
          <Button href={place.file} variant="secondary">
            {w.calendar}
          </Button>
          {changes && !groups && (
            <Button href={place.move} variant="secondary">
              {w.move}
            </Button>
          )}
        </Row>
      )}
      {groups && (
        <p>
          <a href={to("groups", lang)}>{groupWords(lang).others}</a>
        </p>
      )}
      {coming &&
        (appointment.comingConfirmedAt ? (
          <p>{w.saidComing}</p>
        ) : (
          <Form action={place.post} csrf={exchange.csrf()}>
            <Button name="step" value="coming">
              {w.confirmComing}
            </Button>
          </Form>
        ))}
      {changes && (
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
                ...CANCEL_REASONS.map((reason) => ({ value: reason, label: w.cancelReasons[reason] })),
              ]}
            />
            {hasOnward(props.series ?? [], appointment) && <CancelOnward lang={lang} />}
            <Button name="step" value="cancel" variant="warning">
              {w.cancel}
            </Button>
          </Form>
        </details>
      )}
      {coming && !changes && (
        <Inset>
          {fill(w.tooLate, { when: moment(mayChangeUntil(site, appointment), lang, scope.now) })}{" "}
          <PhoneLink number={phone} />.
        </Inset>
      )}
      {appointment.status === "cancelled" && (
        <p>
          <a href={to("booking", lang)}>{w.title}</a>
        </p>
      )}
    </>
  );
};
