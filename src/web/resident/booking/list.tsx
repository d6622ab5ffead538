import { instantOf } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { number, promisedDay, time } from "../../format.ts";
import { signInPath } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Button, CsrfField, fill, LineList } from "../../ui/index.ts";
import { nameOf } from "./asked.ts";
import { byDay, type Offer } from "./offers.ts";
import { bookingWords } from "./words.ts";

/** What taking a time does: posts to an address with what goes along, or leads to signing in first. */
export type Taking =
  | { readonly post: string; readonly along: Readonly<Record<string, string>>; readonly label: string }
  | { readonly signInTo: string };

/** Where an offer is, for the visitor: the unit's name; afar how one meets is enough. */
export const placeOf = (site: Site, { unit, form }: Pick<Offer, "unit" | "form">, lang: Lang): string =>
  form === "in-person" ? (site.content.findUnit(unit)?.names[lang] ?? unit) : bookingWords(lang).forms[form];

const capital = (text: string) => text.charAt(0).toLocaleUpperCase("fi") + text.slice(1);

const Line = (props: { site: Site; exchange: Exchange; offer: Offer; taking: Taking; first: boolean }) => {
  const { site, exchange, offer, taking, first } = props;
  const { lang } = exchange;
  const w = bookingWords(lang);
  const place = placeOf(site, offer, lang);
  // One starts from a municipality: within it a distance would say more than is known.
  const far =
    offer.kilometres !== null && offer.kilometres >= 1 && !offer.reasons.includes("own-municipality");
  const notes = [
    ...(offer.form === "in-person" ? [w.forms[offer.form]] : []),
    ...(far ? [fill(w.away, { n: number(Math.round(offer.kilometres ?? 0), lang) })] : []),
    // Of several times the first alone is the first.
    ...offer.reasons.filter((reason) => reason !== "earliest" || first).map((reason) => w.reasons[reason]),
  ];
  const said = (
    <span class="nhsuk-u-visually-hidden">
      {": "}
      {promisedDay(instantOf(offer.from), lang)} {time(instantOf(offer.from), lang)}, {place}
    </span>
  );
  const named = nameOf(offer, exchange.scope.newId());
  return (
    <div class="pb-row pb-row--apart">
      <div>
        <p class="pb-flush">
          <b>{time(instantOf(offer.from), lang)}</b> {place}
        </p>
        <p class="pb-flush pb-quiet pb-small">{notes.join(" · ")}</p>
      </div>
      {"post" in taking ? (
        <Button name="time" value={named} variant="secondary" small flush>
          {taking.label}
          {said}
        </Button>
      ) : (
        <Button
          href={signInPath("resident", lang, withChosen(taking.signInTo, named))}
          variant="secondary"
          small
          flush
        >
          {w.take}
          {said}
        </Button>
      )}
    </div>
  );
};

const withChosen = (path: string, named: string) =>
  `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ chosen: named })}`;

/** Times by their days, each with why it is offered and a button that takes it. */
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
        items={day.map((offer) => (
          <Line
            site={site}
            exchange={exchange}
            offer={offer}
            taking={taking}
            first={offer.from === offers[0]?.from}
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
