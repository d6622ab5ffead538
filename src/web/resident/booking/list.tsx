import { instantOf } from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { placeOf } from "../../booking/place.ts";
import { capital, number, promisedDay, time } from "../../format.ts";
import { signInPath } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, fill, LineList } from "../../ui/index.ts";
import { nameOf } from "./asked.ts";
import { byDay, byPlace, type Offer } from "./offers.ts";
import { bookingWords } from "./words.ts";

/** What taking a time does: posts to an address with what goes along, or leads to signing in first. */
export type Taking =
  | { readonly post: string; readonly along: Readonly<Record<string, string>>; readonly label: string }
  | { readonly signInTo: string };

/** A time as a button that takes it, or that leads to signing in first. */
const Time = (props: { site: Site; exchange: Exchange; offer: Offer; taking: Taking }) => {
  const { site, exchange, offer, taking } = props;
  const { lang } = exchange;
  const at = instantOf(offer.from);
  const label = "post" in taking ? taking.label : bookingWords(lang).take;
  const named = nameOf(offer, exchange.scope.newId());
  const acts =
    "post" in taking
      ? { name: "time", value: named }
      : { href: signInPath("resident", lang, withChosen(taking.signInTo, named)) };
  return (
    <Button {...acts} variant="secondary" small flush>
      {time(at, lang)}
      <span class="nhsuk-u-visually-hidden">
        , {placeOf(site, offer, lang)}, {promisedDay(at, lang)}: {label}
      </span>
    </Button>
  );
};

/** The times of a day that are at the same place for the same reasons. */
const PlaceLine = (props: {
  site: Site;
  exchange: Exchange;
  offers: readonly [Offer, ...Offer[]];
  taking: Taking;
  first: boolean;
}) => {
  const { site, exchange, offers, taking, first } = props;
  const [offer] = offers;
  const { lang } = exchange;
  const w = bookingWords(lang);
  const there = offer.form === "in-person";
  // One starts from a municipality: within it a distance would say more than is known. Nobody travels to their own home.
  const far =
    there &&
    offer.kilometres !== null &&
    offer.kilometres >= 1 &&
    !offer.reasons.includes("own-municipality");
  const notes = [
    ...(there ? [w.forms[offer.form]] : []),
    ...(far ? [fill(w.away, { n: number(Math.round(offer.kilometres ?? 0), lang) })] : []),
    // Of several times the first alone is the first.
    ...offer.reasons.filter((reason) => reason !== "earliest" || first).map((reason) => w.reasons[reason]),
  ];
  return (
    <>
      <p class="pb-flush">
        <b>{placeOf(site, offer, lang)}</b>
      </p>
      {notes.length > 0 && <p class="pb-flush pb-quiet pb-small">{notes.join(" · ")}</p>}
      <div class="pb-times">
        {offers.map((one) => (
          <Time site={site} exchange={exchange} offer={one} taking={taking} />
        ))}
      </div>
    </>
  );
};

const withChosen = (path: string, named: string) =>
  `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ chosen: named })}`;

/** Times by their days and places, with why each is offered; a time is a button that takes it. */
export const TimesList = (props: {
  site: Site;
  exchange: Exchange;
  offers: readonly Offer[];
  taking: Taking;
}) => {
  const { site, exchange, offers, taking } = props;
  const { lang } = exchange;
  const days = byDay(offers).map((day) => (
    <>
      <h3>{capital(promisedDay(instantOf(day[0]?.from ?? 0), lang))}</h3>
      <LineList
        items={byPlace(day).map((there) => (
          <PlaceLine
            site={site}
            exchange={exchange}
            offers={there}
            taking={taking}
            first={there[0].from === offers[0]?.from}
          />
        ))}
      />
    </>
  ));
  if (!("post" in taking)) return <>{days}</>;
  return (
    <form method="post" action={taking.post}>
      <CsrfField token={exchange.csrf()} />
      {Object.entries(taking.along).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {days}
    </form>
  );
};
