import { reachOfResident } from "#src/domains/contacts/index.ts";
import { personById } from "#src/domains/people/index.ts";
import { type ListedWish, waitingRulesOf, wishesOfPeople } from "#src/domains/scheduling/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { typeName } from "../../booking/appointment-types.ts";
import { moment, promisedDay, time } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { personWords } from "../../matter/person-words.ts";
import { PATHS, to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import {
  Box,
  Button,
  CsrfField,
  Details,
  ErrorSummary,
  type FieldError,
  Flash,
  fill,
  Row,
} from "../../ui/index.ts";
import { WishForm } from "../../waiting/form.tsx";
import type { WishTyped } from "../../waiting/typed.ts";
import { waitingWords } from "../../waiting/words.ts";
import { bookingWords } from "../booking/words.ts";

/** For whom the signed-in resident may wait: themselves and those whose data they decide about. */
export async function peopleOf(exchange: Exchange) {
  const { actor, scope } = exchange;
  if (actor.kind !== "resident") throw new Refusal("signed-out", "resident");
  const { bonds, wholly } = await reachOfResident(scope.db, actor.personId, scope.now);
  const others = bonds.filter(({ personId }) => wholly.includes(personId));
  return { own: actor.personId, others, all: [actor.personId, ...others.map(({ personId }) => personId)] };
}

/** A wish that ended is shown for so many days. */
const SHOWN_DAYS = 14;

/** The resident's wishes, what is offered to them now, and the form of a new one. */
export async function showWaiting(
  site: Site,
  asked: Exchange,
  trouble?: { readonly typed: WishTyped; readonly errors: readonly FieldError[] },
): Promise<Answer> {
  const exchange: Exchange = { ...asked, route: { ...asked.route, path: PATHS.waiting } };
  const { scope, lang } = exchange;
  const w = waitingWords(lang);
  const people = await peopleOf(exchange);
  const [wishes, own] = await Promise.all([
    wishesOfPeople(scope.db, people.all, scope.now.subtract({ hours: 24 * SHOWN_DAYS })),
    personById(scope.db, people.own),
  ]);
  for (const id of new Set<PersonId>([people.own, ...wishes.map(({ personId }) => personId)]))
    exchange.log({
      action: "waiting.list",
      ground: id === people.own ? "own" : (people.others.find((one) => one.personId === id)?.by ?? "own"),
      specialReasonId: null,
      personId: id,
      contactId: null,
    });
  const errors = trouble?.errors ?? [];
  const preset = exchange.query.get("type");
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("matters", lang), label: w.myBookings }}
      hasErrors={errors.length > 0}
      noindex
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{w.title}</h1>
      <Flash text={trouble ? undefined : w.flash[exchange.query.get("done") ?? ""]} />
      <p class="nhsuk-body-l">{w.lead}</p>
      <h2>{w.yours}</h2>
      {wishes.length === 0 && <p>{w.none}</p>}
      {wishes.map((wish) => (
        <OneWish site={site} exchange={exchange} wish={wish} own={wish.personId === people.own} />
      ))}
      <h2 id="add">{w.add}</h2>
      <WishForm
        site={site}
        exchange={exchange}
        action={to("waiting", lang)}
        hidden={{}}
        people={[
          { value: people.own, label: w.self },
          ...people.others.map((one) => ({ value: one.personId, label: one.name })),
        ]}
        typed={
          trouble?.typed ?? {
            type: preset ?? "",
            person: people.own,
            form: "",
            unit: "",
            languages: [lang],
            weekdays: ["1", "2", "3", "4", "5"],
            times: "any",
            until: "",
            // What is under non-disclosure stands on no page, on their own neither.
            email: own?.nonDisclosure ? "" : (own?.email ?? ""),
            byPhone: false,
          }
        }
        errors={errors}
      />
      <Details summary={w.order}>{waitingRulesOf(site.content).order[lang]}</Details>
    </ResidentPage>,
    errors.length > 0 ? 422 : 200,
  );
}

const OneWish = ({
  site,
  exchange,
  wish,
  own,
}: {
  site: Site;
  exchange: Exchange;
  wish: ListedWish;
  own: boolean;
}) => {
  const { lang, scope } = exchange;
  const w = waitingWords(lang);
  const { offer } = wish;
  const post = (step: string, id: string, label: string, secondary = false) => (
    <form method="post" action={to("waiting", lang)}>
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="id" value={id} />
      <Button variant={secondary ? "secondary" : "primary"}>{label}</Button>
    </form>
  );
  return (
    <Box
      id={`wish-${wish.id}`}
      tone={offer ? "sea" : "plain"}
      level={3}
      title={`${fill(w.waiting, { what: typeName(site, wish.type, lang) })}${own ? "" : `, ${wish.personName}`}`}
    >
      {wish.endedAs && (
        <p class="pb-flush">
          {w.ended[wish.endedAs]}{" "}
          {wish.endedAs === "accepted" && <a href={to("appointments", lang)}>{bookingWords(lang).own}</a>}
        </p>
      )}
      {offer && (
        <>
          <p>
            <b>{w.offer}:</b> {moment(offer.startsAt, lang, scope.now)}–{time(offer.endsAt, lang)},{" "}
            {personWords(lang).forms[offer.form]},{" "}
            {site.content.findUnit(offer.unit)?.names[lang] ?? offer.unit}
          </p>
          <p>{fill(w.offerBy, { time: moment(offer.answerBy, lang, scope.now) })}</p>
          <Row>
            {post("accept", offer.id, w.accept)}
            {post("decline", offer.id, w.decline, true)}
          </Row>
          <p class="pb-flush">{w.declineHint}</p>
        </>
      )}
      {!offer && !wish.endedAs && (
        <>
          <p>{fill(w.place, { n: wish.place })}</p>
          <p>{fill(w.until, { day: promisedDay(startOfDay(wish.untilDate), lang) })}</p>
          {post("remove", wish.id, w.remove, true)}
        </>
      )}
    </Box>
  );
};
