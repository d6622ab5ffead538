import type { Contact } from "#src/domains/contacts/index.ts";
import type { Professional } from "#src/domains/people/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import { Button, CsrfField } from "../../ui/index.ts";
import { oversightWords } from "./words.ts";

interface GiveToProps {
  readonly exchange: Exchange;
  /** The list to come back to. */
  readonly back: "breaches" | "atRisk";
  readonly row: Pick<Contact, "id" | "reference" | "holderId">;
  readonly team: readonly Professional[];
}

/** Gives a contact of a list to a colleague of its team. */
export const GiveTo = ({ exchange, back, row, team }: GiveToProps) => {
  const w = oversightWords(exchange.lang);
  const field = `to-${row.id}`;
  return (
    <form class="pb-row" method="post" action={`${to("contact", exchange.lang, { id: row.id })}/hand-out`}>
      <CsrfField token={exchange.csrf()} />
      <input type="hidden" name="back" value={back} />
      <label class="nhsuk-u-visually-hidden" for={field}>
        {w.handOut} {row.reference}
      </label>
      <select class="nhsuk-select" id={field} name="to">
        <option value="">{w.choose}</option>
        {team
          .filter(({ id }) => id !== row.holderId)
          .map(({ id, name }) => (
            <option value={id}>{name}</option>
          ))}
      </select>
      <Button variant="secondary" small flush>
        {w.give}
        <span class="nhsuk-u-visually-hidden"> {row.reference}</span>
      </Button>
    </form>
  );
};
