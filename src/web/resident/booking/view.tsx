import type { Child } from "hono/jsx";
import { type Appointment, codeOf } from "#src/domains/scheduling/index.ts";
import { findType, typeName } from "../../booking/appointment-types.ts";
import { mayChange } from "../../booking/booking-changes.ts";
import { groupWords } from "../../booking/group-words.ts";
import { SeriesBox } from "../../booking/series-part.tsx";
import { visitFormWords } from "../../booking/visit-form-words.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import { Box, Button, NotificationBanner, Row, type State, StateTag } from "../../ui/index.ts";
import { DangerCard } from "../help.tsx";
import {
  type AppointmentProps,
  BeforeVisit,
  Cancelling,
  SayComing,
  TooLate,
  WhenAndWhere,
} from "./view-parts.tsx";
import { bookingWords } from "./words.ts";

export const STATE_OF: Readonly<Record<Appointment["status"], State>> = {
  held: "waiting",
  booked: "on-time",
  cancelled: "done",
  arrived: "on-time",
  started: "on-time",
  done: "done",
  "no-show": "done",
};

/** What was just done, in words. */
const DONE = ["booked", "moved", "cancelled", "coming", "form"] as const;

/** The page of one appointment; what else can be done there stands below it. */
export const AppointmentPage = ({
  back,
  children,
  ...props
}: AppointmentProps & { back: { href: string; label: string }; children?: Child }) => {
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

/** An appointment as its page shows it: when, where, what to do before, and what can be changed. */
const AppointmentView = (props: AppointmentProps) => {
  const { site, exchange, appointment, place, answered } = props;
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const type = findType(site, appointment.type);
  const done = DONE.find((one) => one === exchange.query.get("done"));
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
      <WhenAndWhere {...props} />
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
      {coming && <SayComing {...props} />}
      {changes && <Cancelling {...props} />}
      {coming && !changes && <TooLate {...props} />}
      {appointment.status === "cancelled" && (
        <p>
          <a href={to("booking", lang)}>{w.title}</a>
        </p>
      )}
    </>
  );
};
