import {
  type Absence,
  appointmentsOf,
  type askToMove,
  type CalendarOwner,
  type DayAppointment,
  instantOf,
  ownersOf,
  type Substituted,
} from "#src/domains/scheduling/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { moment, time } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, CsrfField, EmptyState, Flash, fill, LineList, Row } from "../../ui/index.ts";
import { choiceOf } from "./choice.ts";
import { logShown, ownerName } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

/** What became of each time of somebody who is away: who takes whom, and for whom nothing was found yet. */
export async function drawSubstituted(
  site: Site,
  exchange: Exchange,
  owner: CalendarOwner,
  absence: Absence,
  done: readonly Substituted[],
  asked?: Awaited<ReturnType<typeof askToMove>>,
): Promise<Answer> {
  const { scope, lang } = exchange;
  const w = bookingStaffWords(lang);
  const left = (await appointmentsOf(scope.db, [owner.id], absence.from, absence.to)).filter(
    ({ status }) => status === "booked",
  );
  const moved = done.filter(({ by }) => by !== null);
  const takers = await ownersOf(
    scope.db,
    moved.flatMap(({ by: id }) => (id ? [id] : [])),
  );
  const by = new Map(takers.map((one) => [one.id, one]));
  const now = await appointmentsOf(scope.db, [...by.keys()], absence.from, absence.to);
  const names = new Map(now.map(({ id, personName }) => [id, personName]));
  await logShown(exchange, "appointment.list", [...moved.map(({ appointment }) => appointment), ...left]);
  return page(
    <StaffPage
      site={site}
      exchange={exchange}
      title={w.awayDone}
      back={{ href: to("calendar", lang), label: w.title }}
    >
      <h1>{w.awayDone}</h1>
      <p>
        {ownerName(site, owner, lang)}: {moment(absence.from, lang, scope.now)}–{time(absence.to, lang)}
      </p>
      {moved.length + left.length === 0 ? (
        <EmptyState title={w.none}>{w.awayNothing}</EmptyState>
      ) : (
        <Flash text={fill(w.movedCount, { n: moved.length })} />
      )}
      {moved.length > 0 && (
        <LineList
          items={moved.map(({ appointment, by: id }) => (
            <>
              <a href={to("staffAppointment", lang, { id: appointment.id })}>
                {time(appointment.startsAt, lang)} {names.get(appointment.id) ?? w.nobody}
              </a>
              . {fill(w.movedTo, { who: ownerName(site, id ? by.get(id) : undefined, lang) })}
            </>
          ))}
        />
      )}
      {left.length > 0 && (
        <Box id="left" title={fill(w.leftCount, { n: left.length })} tone="error">
          <p>{w.leftLead}</p>
          {asked ? (
            <Asked exchange={exchange} asked={asked} left={left} />
          ) : (
            <AskAll {...{ exchange, owner, absence }} />
          )}
          <div class="pb-mt">
            <LineList
              items={left.map((row) => (
                <Left
                  exchange={exchange}
                  row={row}
                  offers={done.find(({ appointment }) => appointment.id === row.id)?.offers}
                />
              ))}
            />
          </div>
        </Box>
      )}
    </StaffPage>,
  );
}

/** One press asks all who are left to choose another time. */
const AskAll = (props: { exchange: Exchange; owner: CalendarOwner; absence: Absence }) => {
  const { exchange, owner, absence } = props;
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  return (
    <form method="post" action={to("away", lang)} data-turbo="false">
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="step" value="ask" />
      <input type="hidden" name="who" value={owner.id} />
      <input type="hidden" name="id" value={absence.id} />
      <p>{w.askAllLead}</p>
      <Button small>{w.askAll}</Button>
    </form>
  );
};

const Asked = (props: {
  exchange: Exchange;
  asked: Awaited<ReturnType<typeof askToMove>>;
  left: readonly DayAppointment[];
}) => {
  const { exchange, asked, left } = props;
  const { lang } = exchange;
  const w = bookingStaffWords(lang);
  const without = left.filter(({ id }) => asked.without.some((one) => one.id === id));
  return (
    <>
      <Flash text={fill(w.askedAll, { n: asked.asked })} />
      {without.length > 0 && (
        <p>
          {w.askCall}{" "}
          {without
            .map(({ startsAt, personName }) => `${time(startsAt, lang)} ${personName ?? w.nobody}`)
            .join("; ")}
        </p>
      )}
    </>
  );
};

const Left = ({
  exchange,
  row,
  offers,
}: {
  exchange: Exchange;
  row: DayAppointment;
  /** Undefined: nothing was looked for. */
  offers: Substituted["offers"] | undefined;
}) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  return (
    <>
      <p>
        <a href={to("staffAppointment", lang, { id: row.id })}>
          {time(row.startsAt, lang)} {row.personName ?? w.nobody}
        </a>
        {offers?.length === 0 && <> · {w.noOffers}</>}
      </p>
      <Row>
        {offers?.map((offer) => (
          <form method="post" action={to("book", lang)}>
            <CsrfField token={exchange.csrf()} />
            <input type="hidden" name="move" value={row.id} />
            <input type="hidden" name="choice" value={choiceOf(offer)} />
            <Button variant="secondary" small flush>
              {w.moveTo} {moment(instantOf(offer.from), lang, scope.now)}
            </Button>
          </form>
        ))}
        <a href={`${to("book", lang)}?move=${row.id}`}>{w.later}</a>
      </Row>
    </>
  );
};
