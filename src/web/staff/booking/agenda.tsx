import type { DayAppointment, GroupEvent, VisitAnswered } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, Row, StateTag, Table } from "../../ui/index.ts";
import { outcomeWords } from "../outcome/words.ts";
import { staffWords } from "../words.ts";
import { BeforeVisitMark } from "./before-visit.tsx";
import { STATE_OF, span } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

export interface AgendaProps {
  readonly site: Site;
  readonly exchange: Exchange;
  /** What the list is of, for those who hear it. */
  readonly caption: string;
  readonly rows: readonly DayAppointment[];
  /** The groups that some of the times lead. */
  readonly groups?: ReadonlyMap<DayAppointment["id"], GroupEvent>;
  /** Forms that were filled before the visits. */
  readonly answered?: ReadonlyMap<DayAppointment["id"], VisitAnswered>;
  /** Where a step leads back to: the calendar, or the group by its id. */
  readonly back?: string;
}

/** The next step of a visit, by its state: what can be marked with one press. */
const NEXT: Readonly<Record<DayAppointment["status"], readonly ("arrived" | "started" | "no-show")[]>> = {
  held: [],
  booked: ["arrived", "no-show"],
  arrived: ["started"],
  started: [],
  "no-show": ["arrived"],
  done: [],
  cancelled: [],
};

/** The page of the group that a time leads. */
export const GroupLink = ({ lang, event }: { lang: Lang; event: GroupEvent | undefined }) =>
  event ? <a href={to("staffGroup", lang, { id: event.id })}>{event.title[lang]}</a> : null;

/** A day's times with whose they are and the next step of each. */
export const Agenda = ({
  site,
  exchange,
  caption,
  rows,
  groups,
  answered,
  back = "calendar",
}: AgendaProps) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  const o = outcomeWords(lang);
  return (
    <Table<DayAppointment>
      dense
      cards
      queue
      caption={caption}
      captionHidden
      rows={rows}
      rowId={({ id }) => `row-${id}`}
      columns={[
        { label: w.time, bare: true, cell: (row) => <span class="pb-num">{span(row, lang)}</span> },
        {
          label: w.who,
          header: true,
          cell: (row) => (
            <>
              {row.status === "held" ? (
                w.statuses.held
              ) : groups?.has(row.id) ? (
                <GroupLink lang={lang} event={groups.get(row.id)} />
              ) : (
                <a href={to("staffAppointment", lang, { id: row.id })}>{row.personName ?? w.nobody}</a>
              )}
              <span class="sub">
                {typeName(site, row.type, lang)} · {o.forms[row.form]} ·{" "}
                {staffWords(lang).languages[row.language]}
              </span>
            </>
          ),
        },
        {
          label: w.state,
          bare: true,
          cell: (row) => (
            <>
              <StateTag state={STATE_OF[row.status]}>{w.statuses[row.status]}</StateTag>
              {["booked", "arrived", "started"].includes(row.status) && (
                <BeforeVisitMark {...{ site, exchange }} type={row.type} answered={answered?.get(row.id)} />
              )}
              {row.status === "booked" && row.comingConfirmedAt && <span class="sub">{w.coming}</span>}
            </>
          ),
        },
        {
          label: w.next,
          labelHidden: true,
          cell: (row) => (
            <Row>
              {(groups?.has(row.id) ? [] : NEXT[row.status])
                .filter(
                  (step) => step !== "no-show" || Temporal.Instant.compare(row.startsAt, scope.now) <= 0,
                )
                .map((step) => (
                  <form method="post" action={to("staffAppointment", lang, { id: row.id })}>
                    <CsrfField token={exchange.csrf()} />
                    <input type="hidden" name="step" value={step} />
                    <input type="hidden" name="back" value={back} />
                    <Button variant="secondary" small flush>
                      {w.steps[step]}
                      <span class="nhsuk-u-visually-hidden"> {row.personName ?? span(row, lang)}</span>
                    </Button>
                  </form>
                ))}
              {!groups?.has(row.id) && ["booked", "arrived", "started"].includes(row.status) && (
                <a href={`${to("staffAppointment", lang, { id: row.id })}#visit`}>
                  {w.steps.done}
                  <span class="nhsuk-u-visually-hidden"> {row.personName ?? span(row, lang)}</span>
                </a>
              )}
            </Row>
          ),
        },
      ]}
    />
  );
};
