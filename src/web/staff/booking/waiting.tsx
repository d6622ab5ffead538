import { type ListedWish, openWishes, WISH_ROWS, waitingRulesOf } from "#src/domains/scheduling/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { day, moment, time } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  CsrfField,
  EmptyState,
  Flash,
  fill,
  OpenPagination,
  PhoneLink,
  Row,
  StateTag,
  Table,
} from "../../ui/index.ts";
import { outcomeWords } from "../outcome/words.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import { staffWords } from "../words.ts";
import { logShown, unitName } from "./names.ts";
import { bookingStaffWords } from "./words.ts";

/** Who waits on the reader's lines, in the order in which freed times are offered; first those to be called. */
export async function showWaitingStaff(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, lang } = exchange;
  const staff = staffOf(exchange);
  const w = bookingStaffWords(lang);
  const at = pageAsked(exchange);
  const found = await openWishes(scope.db, staff.lines, at);
  const rows = found.slice(0, WISH_ROWS);
  await logShown(exchange, "waiting.list", rows);
  const call = rows.filter(({ offer, byPhone }) => offer && byPhone);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.waitTitle}>
      <h1>{w.waitTitle}</h1>
      <p>
        {w.waitLead} {waitingRulesOf(site.content).order[lang]}
      </p>
      <Flash text={w.waitDone[exchange.query.get("done") ?? ""]} />
      {call.length > 0 && (
        <Box id="call" title={w.waitCall} tone="sea">
          <p>{w.waitCallLead}</p>
          {call.map((wish) => (
            <Call site={site} exchange={exchange} wish={wish} />
          ))}
        </Box>
      )}
      {rows.length === 0 ? (
        <EmptyState title={w.waitNone}>{w.waitNoneBody}</EmptyState>
      ) : (
        <List site={site} exchange={exchange} rows={rows} />
      )}
      <OpenPagination
        lang={lang}
        at={at}
        more={found.length > WISH_ROWS}
        href={(n) => `${to("waitingStaff", lang)}?page=${n}`}
      />
    </StaffPage>,
  );
}

const Post = ({
  exchange,
  step,
  id,
  label,
  who,
  secondary,
}: {
  exchange: Exchange;
  step: string;
  id: string;
  label: string;
  who: string;
  secondary?: boolean;
}) => (
  <form method="post" action={to("waitingStaff", exchange.lang)}>
    <CsrfField token={exchange.csrf()} />
    <input type="hidden" name="step" value={step} />
    <input type="hidden" name="id" value={id} />
    <Button variant={secondary ? "secondary" : "primary"} small flush>
      {label}
      <span class="nhsuk-u-visually-hidden"> {who}</span>
    </Button>
  </form>
);

interface RowProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly wish: ListedWish;
}

const offered = ({ site, exchange, wish }: RowProps) =>
  wish.offer
    ? `${moment(wish.offer.startsAt, exchange.lang, exchange.scope.now)}, ${unitName(site, wish.offer.unit, exchange.lang)}`
    : "";

const Call = (props: RowProps) => {
  const { site, exchange, wish } = props;
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  const { offer } = wish;
  if (!offer) return null;
  return (
    <>
      <p>
        <b>{wish.personName}</b>{" "}
        {wish.personPhone ? (
          <PhoneLink number={wish.personPhone} />
        ) : (
          <a href={to("person", lang, { id: wish.personId })}>{staffWords(lang).hidden}</a>
        )}
        <br />
        {typeName(site, wish.type, lang)}: {offered(props)}.{" "}
        {fill(w.waitUntil, { time: moment(offer.answerBy, lang, scope.now) })}
      </p>
      <Row>
        <Post exchange={exchange} step="accept" id={offer.id} label={w.accept} who={wish.personName} />
        <Post
          exchange={exchange}
          step="decline"
          id={offer.id}
          label={w.decline}
          who={wish.personName}
          secondary
        />
      </Row>
    </>
  );
};

const List = ({ site, exchange, rows }: { site: Site; exchange: Exchange; rows: readonly ListedWish[] }) => {
  const { lang, scope } = exchange;
  const w = bookingStaffWords(lang);
  const o = outcomeWords(lang);
  return (
    <Table<ListedWish>
      dense
      cards
      queue
      caption={w.waitTitle}
      captionHidden
      rows={rows}
      columns={[
        {
          label: w.waitDue,
          bare: true,
          cell: ({ dueAt, place }) => (
            <>
              {dueAt ? (
                <StateTag state={Temporal.Instant.compare(dueAt, scope.now) < 0 ? "overdue" : "on-time"}>
                  {day(dueAt, lang, scope.now)}
                </StateTag>
              ) : (
                w.waitNoDue
              )}
              <span class="sub">{fill(w.waitPlace, { n: place })}</span>
            </>
          ),
        },
        {
          label: w.who,
          header: true,
          cell: (wish) => (
            <>
              {wish.personName}
              <span class="sub">
                {typeName(site, wish.type, lang)}
                {wish.byPhone && ` · ${w.byPhone}`}
              </span>
            </>
          ),
        },
        {
          label: w.where,
          cell: ({ units, forms, languages }) =>
            [
              units.map((id) => unitName(site, id, lang)).join(", ") || w.anywhere,
              forms.map((one) => o.forms[one]).join(", ") || w.anyForm,
              languages.join(", "),
            ]
              .filter(Boolean)
              .join(" · "),
        },
        {
          label: w.waitSince,
          labelHidden: true,
          cell: ({ madeAt }) => fill(w.waitSince, { day: day(madeAt, lang, scope.now) }),
        },
        {
          label: w.waitOffer,
          bare: true,
          cell: (wish) =>
            wish.offer &&
            `${w.waitOffer}: ${offered({ site, exchange, wish })} (${fill(w.waitUntil, { time: time(wish.offer.answerBy, lang) })})`,
        },
        {
          label: w.remove,
          labelHidden: true,
          cell: (wish) =>
            !wish.offer && (
              <Post
                exchange={exchange}
                step="remove"
                id={wish.id}
                label={w.remove}
                who={wish.personName}
                secondary
              />
            ),
        },
      ]}
    />
  );
};
