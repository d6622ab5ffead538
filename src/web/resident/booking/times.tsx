import type { Child } from "hono/jsx";
import { instantOf } from "#src/domains/scheduling/index.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { placeOf } from "../../booking/place.ts";
import { moment } from "../../format.ts";
import { ResidentPage } from "../../frame.tsx";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, CsrfField, EmptyState, ErrorSummary, PhoneLink } from "../../ui/index.ts";
import { type Asked, queryOf, readChosen } from "./asked.ts";
import { type Taking, TimesList } from "./list.tsx";
import { Narrow } from "./narrow.tsx";
import { type Offer, timesFor, timesNear } from "./offers.ts";
import { askedOf } from "./reader.ts";
import { bookingWords } from "./words.ts";

/** A page of times: where its address is, what taking one does. */
export interface TimesPlace {
  readonly title: string;
  readonly lead?: Child;
  readonly path: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly taking: Taking;
  /** The page of first times by place, where there is one. */
  readonly units?: string;
  /** Where one waits for a cancelled time, where one may. */
  readonly waiting?: string;
}

/** A time that could not be had, and why. */
export interface Lost {
  readonly from: number;
  readonly why: "taken" | "past" | "tampered" | "overlapping";
}

/** Draws the free times, or what is nearest to a time that was lost. */
export async function drawTimes(
  site: Site,
  exchange: Exchange,
  asked: Asked,
  place: TimesPlace,
  lost?: Lost,
): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = bookingWords(lang);
  const near = lost && lost.from > 0 ? await timesNear(site, scope, asked, lost.from) : [];
  const { offers, next } =
    near.length > 0 ? { offers: near, next: undefined } : await timesFor(site, scope, asked);
  const errors = [
    ...(lost
      ? [{ field: "times", text: `${w[lost.why]}. ${near.length > 0 ? w.takenBody : ""}`.replace("..", ".") }]
      : []),
    ...asked.wrong.map((field) => ({ field, text: field === "near" ? w.nearUnknown : w.fromWrong })),
  ];
  const chosen = lost ? undefined : chosenBefore(exchange, asked);
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={place.title}
      back={place.back}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{place.title}</h1>
      {place.lead ?? <p class="nhsuk-lede-text">{w.timesLead}</p>}
      {chosen && "post" in place.taking && (
        <Box id="chosen" title={w.youChose} tone="sea">
          <p>
            <b>{moment(instantOf(chosen.from), lang, scope.now)}</b>, {placeOf(site, chosen, lang)}
          </p>
          <form method="post" action={place.taking.post}>
            <CsrfField token={exchange.csrf()} />
            {Object.entries(place.taking.along).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <Button name="time" value={chosen.named} flush>
              {w.takeThis}
            </Button>
          </form>
        </Box>
      )}
      <Narrow site={site} lang={lang} asked={asked} action={place.path} />
      {place.units && (
        <p>
          <a href={`${place.units}${queryOf(asked)}`}>{w.unitsLink}</a>
        </p>
      )}
      <h2 id="times">{w.times}</h2>
      {offers.length === 0 ? (
        <EmptyState
          title={w.noTimes}
          level={3}
          action={<PhoneLink number={site.content.county.phone.number} />}
        >
          {w.noTimesBody}
        </EmptyState>
      ) : (
        <TimesList site={site} exchange={exchange} offers={offers} taking={place.taking} />
      )}
      {next !== undefined && (
        <p class="pb-mt">
          <a href={`${place.path}${queryOf(asked, { after: String(next) })}#times`}>{w.more}</a>
        </p>
      )}
      {place.waiting && (
        <p class="pb-mt">
          {w.noneSuits} <a href={place.waiting}>{w.wait}</a>
        </p>
      )}
    </ResidentPage>,
    lost ? (lost.why === "tampered" ? 422 : 409) : errors.length > 0 ? 422 : 200,
  );
}

/** What somebody chose before they signed in. */
function chosenBefore(
  { query }: Exchange,
  { type }: Asked,
): (Pick<Offer, "from" | "unit" | "form"> & { named: string }) | undefined {
  const named = query.get("chosen") ?? "";
  const read = readChosen(type, named);
  return read && { ...read.chosen, named };
}

/** Where times of a type stand, for whoever books them. */
export function bookingPlace(exchange: Exchange, asked: Asked): TimesPlace {
  const { lang } = exchange;
  const w = bookingWords(lang);
  const path = to("bookingTimes", lang, { type: asked.type.id });
  return {
    title: asked.type.names[lang],
    path,
    back: { href: to("booking", lang), label: w.title },
    units: to("bookingUnits", lang, { type: asked.type.id }),
    ...(asked.type.open && { waiting: `${to("waiting", lang)}?type=${asked.type.id}#add` }),
    taking: exchange.visitor.resident
      ? {
          post: path,
          along: { ...along(exchange), ...(asked.request && { request: asked.request.id }) },
          label: w.take,
        }
      : { signInTo: `${path}${queryOf(asked)}` },
  };
}

/** What was typed for a time that was lost goes along to the next. */
const along = ({ fields }: Exchange): Record<string, string> =>
  Object.fromEntries(
    ["for", "email", "phone"].flatMap((name) => {
      const value = fields.get(name)?.[0];
      return value ? [[name, value]] : [];
    }),
  );

export async function showTimes(site: Site, exchange: Exchange): Promise<Answer> {
  const { asked } = await askedOf(site, exchange, exchange.query);
  return drawTimes(site, exchange, asked, bookingPlace(exchange, asked));
}
