import type { Member } from "#src/domains/people/index.ts";
import type { Taken } from "#src/domains/teams/index.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { day, moment, number } from "../../format.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, Button, CsrfField, fill, StateTag, Table } from "../../ui/index.ts";
import { leadWords } from "./words.ts";

interface PeopleProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly people: readonly Member[];
  readonly taken: readonly Taken[];
}

/** Who of the teams is at work, and how much each has taken. */
export const People = ({ site, exchange, people, taken }: PeopleProps) => {
  const { lang, scope } = exchange;
  const w = leadWords(lang);
  const of = new Map(taken.map((one) => [one.holderId as string, one]));
  return (
    <Box tight id="people" title={w.people}>
      {people.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <Table<Member>
          dense
          cards
          caption={w.people}
          captionHidden
          rows={people}
          rowId={({ id }) => `member-${id}`}
          columns={[
            {
              label: w.person,
              header: true,
              cell: ({ name, profession }) => (
                <>
                  {name}
                  <span class="pb-quiet">
                    {" "}
                    {site.content.findProfession(profession)?.names[lang] ?? profession}
                  </span>
                </>
              ),
            },
            {
              label: w.state,
              cell: ({ absentAs, absentUntil }) =>
                absentAs && absentUntil ? (
                  <StateTag state="waiting" icon="calendar">
                    {w.kinds[absentAs]},{" "}
                    {fill(w.until, { day: day(startOfDay(absentUntil), lang, scope.now) })}
                  </StateTag>
                ) : (
                  w.atWork
                ),
            },
            {
              label: w.taken,
              numeric: true,
              cell: ({ id }) => {
                const { taken: n = 0, waiting = 0 } = of.get(id) ?? {};
                return (
                  <>
                    {number(n, lang)}
                    {waiting > 0 && <span class="pb-quiet"> ({fill(w.waiting, { n: waiting })})</span>}
                  </>
                );
              },
            },
            {
              label: w.nearest,
              cell: ({ id }) => {
                const due = of.get(id)?.dueAt;
                if (!due) return "–";
                const text = moment(due, lang, scope.now);
                const late = Temporal.Instant.compare(due, scope.now) < 0;
                return late ? <StateTag state="overdue">{text}</StateTag> : text;
              },
            },
          ]}
        />
      )}
    </Box>
  );
};

/** What somebody absent has taken, to be given to one who is at work, all in one go. */
export const OfAbsent = ({ exchange, people, taken }: Omit<PeopleProps, "site">) => {
  const { lang } = exchange;
  const w = leadWords(lang);
  const held = taken.flatMap((one) => {
    const holder = people.find(({ id, absentAs }) => id === one.holderId && absentAs !== null);
    return holder ? [{ ...one, holder }] : [];
  });
  if (held.length === 0) return null;
  const present = people.filter(({ absentAs }) => absentAs === null);
  return (
    <Box tight tone="sea" id="of-absent" title={w.absentTitle}>
      <p>{w.absentLead}</p>
      {held.map(({ holder, ids, taken: n }) => (
        <form
          class="pb-row"
          method="post"
          action={to("several", lang)}
          id={`absent-${holder.id}`}
          data-turbo="false"
        >
          <CsrfField token={exchange.csrf()} />
          <input type="hidden" name="step" value="hand-out" />
          {ids.map((id) => (
            <input type="hidden" name="id" value={id} />
          ))}
          <span>
            <b>{holder.name}</b>: {number(n, lang)}
            {n > ids.length && <span class="pb-quiet"> {w.handSome}</span>}
          </span>
          <label class="nhsuk-u-visually-hidden" for={`absent-to-${holder.id}`}>
            {fill(w.handAllLabel, { name: holder.name })}
          </label>
          <select class="nhsuk-select" id={`absent-to-${holder.id}`} name="to">
            <option value="">{w.choose}</option>
            {present
              .filter(({ teams }) => teams.some((team) => holder.teams.includes(team)))
              .map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
          </select>
          <Button variant="secondary" small flush>
            {w.give}
            <span class="nhsuk-u-visually-hidden"> {holder.name}</span>
          </Button>
        </form>
      ))}
    </Box>
  );
};
