import {
  acceptOffer,
  addWish,
  declineOffer,
  endWish,
  type ListedWish,
  offerOf,
  openWishes,
  WISH_ROWS,
  type WishId,
  waitingRulesOf,
  wishById,
} from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { parseId } from "#src/kernel/id.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { typeName } from "../../appointment-types.ts";
import { day, moment, time } from "../../format.ts";
import { StaffPage } from "../../frame.tsx";
import { PATHS, to } from "../../paths.ts";
import { WishForm } from "../../resident/waiting/form.tsx";
import { dueOf, readWishTyped, type WishTyped, wishedTimes } from "../../resident/waiting/typed.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  CsrfField,
  EmptyState,
  ErrorSummary,
  type FieldError,
  fill,
  Pagination,
  PhoneLink,
  Row,
  StateTag,
  Table,
} from "../../ui/index.ts";
import { Flash } from "../flash.tsx";
import { outcomeWords } from "../outcome/words.ts";
import { pageAsked, staffOf } from "../staff-of.ts";
import { type About, aboutAsked } from "./about.ts";
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
      <Pagination
        lang={lang}
        page={at + 1}
        of={at + (found.length > WISH_ROWS ? 2 : 1)}
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
        <b>{wish.personName}</b> {wish.personPhone && <PhoneLink number={wish.personPhone} />}
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

const done = (exchange: Exchange, what: string) =>
  redirect(`${to("waitingStaff", exchange.lang)}?done=${encodeURIComponent(what)}`);

/** What a professional does on the list: puts somebody on it, answers for whoever is called, takes a wish away. */
export async function takeWaitingStaff(site: Site, exchange: Exchange): Promise<Answer> {
  const { scope, fields } = exchange;
  const staff = staffOf(exchange);
  const step = field(fields, "step");
  const hand = { by: actorRef(staff), ground: "care-relationship" as const, now: scope.now };
  if (step === "accept" || step === "decline") {
    const id = parseId<"appointment">(field(fields, "id"));
    const offer = id && (await offerOf(scope.db, id));
    if (!id || !offer || !staff.lines.includes(offer.wish.line)) throw new Refusal("not-found", "offer");
    try {
      if (step === "accept") await acceptOffer(scope, id, hand);
      else await declineOffer(scope, id, hand);
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.code !== "conflict") throw refusal;
      return done(exchange, "over");
    }
    site.poke();
    return done(exchange, step === "accept" ? "accepted" : "declined");
  }
  if (step === "remove") {
    const id = parseId<"waiting-wish">(field(fields, "id")) as WishId | undefined;
    const wish = id && (await wishById(scope.db, id));
    if (!wish || !staff.lines.includes(wish.line)) throw new Refusal("not-found", "wish");
    const { personId, contactId } = wish;
    exchange.log({ action: "waiting.wish", ...hand, specialReasonId: null, personId, contactId });
    await scope.db.begin((tx) => endWish(tx, wish, "withdrawn", hand.by, scope.now));
    return done(exchange, "removed");
  }
  const about = await aboutAsked(site, exchange, (name) => field(fields, name));
  if (!about?.person) throw new Refusal("not-found", "person");
  return put(site, exchange, about, about.person);
}

async function put(
  site: Site,
  exchange: Exchange,
  about: About,
  person: NonNullable<About["person"]>,
): Promise<Answer> {
  const { scope, fields, lang } = exchange;
  const staff = staffOf(exchange);
  const typed = readWishTyped(fields);
  const { wished, errors } = wishedTimes(site, lang, typed, scope.now);
  const type = about.types.find(({ id }) => id === typed.type);
  if (!type) throw new Refusal("not-found", "type");
  if (errors.length > 0) return again(site, exchange, about, typed, errors);
  const { ground, specialReasonId, request, contactId } = about;
  exchange.log({ action: "waiting.wish", ground, specialReasonId, personId: person.id, contactId });
  const by = actorRef(staff);
  const wish = {
    ...wished,
    id: scope.newId() as WishId,
    submission: parseId<"submission">(field(fields, "submission")) ?? scope.newId(),
    personId: person.id,
    register: type.register,
    line: request?.line ?? type.lines.find((line) => staff.lines.includes(line)) ?? type.lines[0] ?? "health",
    type: type.id,
    minutes: request?.minutes ?? type.minutes[0] ?? 30,
    dueAt: request?.dueAt ?? dueOf(site, type, person.birthDate, scope.now),
    contactId,
    requestId: request?.id ?? null,
    replaces: null,
    notifyEmail: wished.byPhone ? null : person.email,
    // Without an address nobody is told: then somebody calls.
    byPhone: wished.byPhone || person.email === null,
    language: about.language,
    madeByKind: "staff" as const,
    madeBy: staff.professionalId,
    madeAt: scope.now,
    endedAt: null,
    endedAs: null,
  };
  await scope.db.begin((tx) => addWish(tx, wish, by));
  return done(exchange, "added");
}

/** The form once more, with what was typed and what must be put right. */
function again(
  site: Site,
  asked: Exchange,
  about: About,
  typed: WishTyped,
  errors: readonly FieldError[],
): Answer {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.waitingStaff } };
  const w = bookingStaffWords(exchange.lang);
  return page(
    <StaffPage site={site} exchange={exchange} title={w.waitAdd} hasErrors>
      <ErrorSummary lang={exchange.lang} errors={errors} />
      <h1>{w.waitAdd}</h1>
      <WishForm
        site={site}
        exchange={exchange}
        action={to("waitingStaff", exchange.lang)}
        hidden={{ [about.key]: about.id, type: typed.type, form: typed.form, unit: typed.unit }}
        byPhone
        typed={typed}
        errors={errors}
      />
    </StaffPage>,
    422,
  );
}
