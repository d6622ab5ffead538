import type { Appointment } from "#src/domains/scheduling/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { OfferAsks } from "../booking/offer-answer.ts";
import { placeOf } from "../booking/place.ts";
import { moment, time } from "../format.ts";
import type { Site } from "../site.ts";
import { Button, CsrfField, fill, PhoneLink, Row } from "../ui/index.ts";
import { waitingWords } from "./words.ts";

export interface OfferQuestionProps extends OfferAsks {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly action: string;
  /** Whose time it is, where the reader answers for somebody else. */
  readonly name: string | null;
  /** Whether the reader may see the standing time, and whether they may change it. */
  readonly sees: boolean;
  readonly changes: boolean;
}

/** Which of two times of the same type stands: the one that is booked, or the one that is offered. */
export const OfferQuestion = (props: OfferQuestionProps) => {
  const { site, exchange, action, name, standing, offered, sees, changes } = props;
  const { lang, scope } = exchange;
  const w = waitingWords(lang).question;
  const what = (one: Appointment) =>
    `${moment(one.startsAt, lang, scope.now)}–${time(one.endsAt, lang)}, ${placeOf(site, one, lang)}`;
  const phone = site.content.findUnit(standing.unit)?.phone.number ?? site.content.county.phone.number;
  const post = (step: "instead" | "keep", label: string) => (
    <form method="post" action={action}>
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="id" value={offered.id} />
      <input type="hidden" name="standing" value={standing.id} />
      <Button variant={step === "keep" ? "secondary" : "primary"}>{label}</Button>
    </form>
  );
  return (
    <>
      <p class="nhsuk-body-l">
        {sees
          ? fill(name === null ? w.has : w.otherHas, { what: what(standing), name: name ?? "" })
          : w.hidden}{" "}
        {changes && w.ask}
      </p>
      <p>{fill(w.offered, { what: what(offered) })}</p>
      {changes ? (
        <p>{w.after}</p>
      ) : (
        <p>
          {w.call} <PhoneLink number={phone} />
        </p>
      )}
      <Row>
        {changes && post("instead", w.take)}
        {post("keep", w.keep)}
      </Row>
    </>
  );
};
