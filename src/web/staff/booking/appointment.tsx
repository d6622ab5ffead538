import { findCode } from "#src/domains/assessments/index.ts";
import { type Person, personById } from "#src/domains/people/index.ts";
import {
  type Appointment,
  answeredOf,
  type CalendarOwner,
  type GroupEvent,
  groupsOfTimes,
  seriesOf,
  type Visit,
  visitOfAppointment,
} from "#src/domains/scheduling/index.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { STAFF_CANCEL_REASONS } from "../../booking/booking-changes.ts";
import { groupWords } from "../../booking/group-words.ts";
import { CancelOnward, hasOnward, SeriesBox } from "../../booking/series-part.tsx";
import { moment, time } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  Columns,
  CsrfField,
  ErrorSummary,
  Facts,
  type FieldError,
  Flash,
  Form,
  fill,
  PhoneLink,
  Row,
  Select,
  StateTag,
} from "../../ui/index.ts";
import { contactWords } from "../contact/words.ts";
import { seesWhereabouts } from "../disclosure.ts";
import { outcomeWords } from "../outcome/words.ts";
import { staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { openAppointment } from "./about.ts";
import { beforeVisit } from "./before-visit.tsx";
import { ownerName, STATE_OF, span, unitName } from "./names.ts";
import { VisitForm, type VisitTyped } from "./visit-form.tsx";
import { bookingStaffWords } from "./words.ts";

/** One booked time: whose it is, the next step, and the visit that it became. */
export async function showAppointment(
  site: Site,
  asked: Exchange,
  trouble?: { readonly errors: readonly FieldError[]; readonly typed?: VisitTyped; readonly status: number },
): Promise<Answer> {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.staffAppointment } };
  const { scope, lang } = exchange;
  const w = bookingStaffWords(lang);
  const { appointment, owners, right } = await openAppointment(exchange, exchange.params.id);
  const { personId, contactId } = appointment;
  const groups = await groupsOfTimes(scope.db, [appointment.id]);
  const group = groups.get(appointment.id);
  // A time that leads a group is nobody's own: the group's page has those who come.
  if (group && personId === null) return redirect(to("staffGroup", lang, { id: group.id }));
  exchange.log({ action: "appointment.open", ...right, personId, contactId });
  const [person, visit, series, answered] = await Promise.all([
    personId ? personById(scope.db, personId) : undefined,
    visitOfAppointment(scope.db, appointment.id),
    seriesOf(scope.db, appointment.id),
    answeredOf(scope.db, [appointment.id]),
  ]);
  const name = person ? `${person.givenNames} ${person.surname}` : w.nobody;
  const errors = trouble?.errors ?? [];
  const open = ["booked", "arrived", "started"].includes(appointment.status);
  const back = `${to("calendar", lang)}?day=${appointment.startsAt.toZonedDateTimeISO("Europe/Helsinki").toPlainDate()}`;
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.appointmentTitle}
      back={{ href: back, label: w.title }}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Flash text={trouble ? undefined : w.doneFlash[exchange.query.get("done") ?? ""]} />
      <h1>{w.appointmentTitle}</h1>
      <Columns shape="3-2">
        <div>
          <p>
            <b>
              {moment(appointment.startsAt, lang, scope.now)}–{time(appointment.endsAt, lang)}, {name}
            </b>{" "}
            <StateTag state={STATE_OF[appointment.status]}>{w.statuses[appointment.status]}</StateTag>
          </p>
          <Steps exchange={exchange} appointment={appointment} grouped={group !== undefined} />
          <div class="pb-mt">
            {await beforeVisit(site, exchange, appointment, answered.get(appointment.id), right)}
          </div>
          {visit ? (
            <Done site={site} exchange={exchange} visit={visit} />
          ) : (
            open && (
              <VisitForm
                site={site}
                exchange={exchange}
                appointment={appointment}
                typed={trouble?.typed}
                errors={errors}
              />
            )
          )}
        </div>
        <aside>
          <Details
            {...{ site, exchange, appointment, owners, group }}
            phone={person && seesNumber(exchange, person, owners) ? person.phone : null}
          />
          {appointment.status === "booked" && (
            <Cancel exchange={exchange} appointment={appointment} series={series} errors={errors} />
          )}
          <SeriesBox exchange={exchange} appointment={appointment} series={series} />
        </aside>
      </Columns>
    </StaffPage>,
    trouble?.status ?? 200,
  );
}

/** Of somebody under non-disclosure the number is for the named roles, and for whoever is to call them. */
function seesNumber(exchange: Exchange, person: Person, owners: readonly CalendarOwner[]): boolean {
  const staff = staffOf(exchange);
  return (
    seesWhereabouts(staff, person) ||
    owners.some(({ professionalId }) => professionalId === staff.professionalId)
  );
}

interface OfProps {
  readonly exchange: Exchange;
  readonly appointment: Appointment;
}

const Steps = ({ exchange, appointment, grouped }: OfProps & { readonly grouped: boolean }) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  const begun = Temporal.Instant.compare(appointment.startsAt, scope.now) <= 0;
  const { status } = appointment;
  const steps = [
    ...(status === "booked" || status === "no-show" ? (["arrived"] as const) : []),
    ...(status === "booked" || status === "arrived" ? (["started"] as const) : []),
    ...(status === "booked" && begun ? (["no-show"] as const) : []),
  ];
  return (
    <Row>
      {steps.map((step) => (
        <form method="post" action={to("staffAppointment", lang, { id: appointment.id })}>
          <CsrfField token={exchange.csrf()} />
          <input type="hidden" name="step" value={step} />
          <Button variant="secondary" small flush>
            {w.steps[step]}
          </Button>
        </form>
      ))}
      {status === "booked" && !grouped && <a href={`${to("book", lang)}?move=${appointment.id}`}>{w.move}</a>}
    </Row>
  );
};

const Details = ({
  site,
  exchange,
  appointment,
  owners,
  phone,
  group,
}: OfProps & {
  readonly group: GroupEvent | undefined;
  readonly site: Site;
  readonly owners: readonly CalendarOwner[];
  readonly phone: string | null;
}) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  const { contactId } = appointment;
  return (
    <Box tight id="facts" title={w.facts}>
      <Facts
        aside
        facts={[
          { label: w.type, value: typeName(site, appointment.type, lang) },
          { label: w.form, value: outcomeWords(lang).forms[appointment.form] },
          { label: w.where, value: unitName(site, appointment.unit, lang) },
          { label: w.withWhom, value: owners.map((one) => ownerName(site, one, lang)).join("; ") },
          { label: w.language, value: staffWords(lang).languages[appointment.language] },
          ...(phone && appointment.form === "phone"
            ? [{ label: contactWords(lang).phone, value: <PhoneLink number={phone} /> }]
            : []),
          { label: w.state, value: fill(w.booked, { day: moment(appointment.madeAt, lang, scope.now) }) },
          ...(group
            ? [
                {
                  label: groupWords(lang).staffTitle,
                  value: <a href={to("staffGroup", lang, { id: group.id })}>{group.title[lang]}</a>,
                },
              ]
            : []),
          ...(contactId
            ? [{ label: w.contact, value: <a href={to("contact", lang, { id: contactId })}>{w.contact}</a> }]
            : []),
        ]}
      />
    </Box>
  );
};

const Cancel = ({
  exchange,
  appointment,
  series,
  errors,
}: OfProps & { readonly series: readonly Appointment[]; readonly errors: readonly FieldError[] }) => {
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  const onward = hasOnward(series, appointment);
  return (
    <Box tight id="cancel" title={w.cancel}>
      <Form action={to("staffAppointment", lang, { id: appointment.id })} csrf={exchange.csrf()}>
        <input type="hidden" name="step" value="cancelled" />
        <Select
          lang={lang}
          name="reason"
          label={w.cancelWhy}
          value=""
          error={errors.find(({ field }) => field === "reason")?.text as string | undefined}
          options={[
            { value: "", label: w.notChosen },
            ...STAFF_CANCEL_REASONS.map((value) => ({ value, label: w.cancelReasons[value] })),
          ]}
        />
        {onward && <CancelOnward lang={lang} />}
        <Button variant="warning" small>
          {w.cancel}
        </Button>
      </Form>
    </Box>
  );
};

const Done = ({ site, exchange, visit }: { site: Site; exchange: Exchange; visit: Visit }) => {
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  const { book } = site.assessing;
  const name = (list: keyof typeof book, code: string | null) =>
    findCode(book[list], code)?.names[lang] ?? code ?? w.notChosen;
  return (
    <Box id="visit" title={w.visit}>
      <Facts
        facts={[
          { label: w.time, value: span({ startsAt: visit.startedAt, endsAt: visit.endedAt }, lang) },
          { label: w.mode, value: name("mode", visit.mode) },
          { label: w.service, value: name("service", visit.service) },
          { label: w.nature, value: name("nature", visit.nature) },
          {
            label: w.icpc,
            value: visit.reason ? `${visit.reason} ${name("reason", visit.reason)}` : w.notChosen,
          },
          { label: w.first, value: visit.firstVisit ? w.yes : w.no },
        ]}
      />
    </Box>
  );
};
