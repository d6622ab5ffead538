import type { PersonContact } from "#src/domains/contacts/index.ts";
import type { Person, Wishes } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { ageAt, localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { ReasonRegister } from "#src/platform/audit/special-reasons.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { accessWords } from "../../access-words.ts";
import { day } from "../../format.ts";
import { to } from "../../paths.ts";
import { REGISTER_NAMES } from "../../registers.ts";
import type { Site } from "../../site.ts";
import { Box, Button, Columns, Facts, Form, fill, OpenPagination, PhoneLink, Queue } from "../../ui/index.ts";
import { bookingStaffWords } from "../booking/words.ts";
import { callWords } from "../calls/words.ts";
import { seesWhereabouts } from "../disclosure.ts";
import { wishFacts } from "../rights/wish-facts.ts";
import { staffOf } from "../staff-of.ts";
import { timeTag } from "../time-tag.ts";
import { staffWords } from "../words.ts";
import { Death, type DeathTyped } from "./death-form.tsx";
import { staffScoreWords } from "./score-words.ts";
import { peopleWords } from "./words.ts";

export interface PersonViewProps {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly person: Person;
  readonly wishes: Wishes;
  readonly ground: Ground;
  /** What special reasons open, by register. */
  readonly reasons: ReadonlyMap<ReasonRegister, string>;
  /** The person is to be written to and not called. */
  readonly writes: boolean;
  readonly contacts: readonly PersonContact[];
  readonly at: number;
  readonly more: boolean;
  /** The day of death as it was typed, when it could not be taken. */
  readonly typed: DeathTyped | undefined;
}

const PersonData = ({ site, exchange, person, wishes }: PersonViewProps) => {
  const { lang, scope } = exchange;
  const w = peopleWords(lang);
  const s = staffWords(lang);
  const where = seesWhereabouts(staffOf(exchange), person);
  const municipality = person.municipality && site.content.findMunicipality(person.municipality)?.names[lang];
  const address = [person.street, person.postalCode].filter(Boolean).join(", ");
  const shown = (value: unknown) =>
    where ? (
      <span class="pb-asis">{(value ?? s.unknown) as string}</span>
    ) : (
      <span class="pb-quiet">{s.hidden}</span>
    );
  const age = ageAt(person.birthDate, localDate(scope.now));
  return (
    <Box tight id="person" title={w.facts}>
      <Facts
        aside
        facts={[
          { label: w.identityCode, value: <span class="pb-num">{person.identityCode ?? s.unknown}</span> },
          {
            label: w.born,
            value: `${day(startOfDay(person.birthDate), lang, scope.now)}, ${fill(w.age, { n: age })}`,
          },
          { label: w.language, value: s.languages[person.serviceLanguage] },
          { label: w.municipality, value: shown(municipality) },
          { label: w.address, value: shown(address || undefined) },
          { label: w.phone, value: shown(person.phone && <PhoneLink number={person.phone} />) },
          { label: w.email, value: shown(person.email) },
          ...wishFacts(wishes, lang),
        ]}
      />
      {person.nonDisclosure && <p class="pb-mt0">{w.nonDisclosure}</p>}
    </Box>
  );
};

/** A person's page: their data, and those of their contacts that the reader has a right to. */
export const PersonView = (props: PersonViewProps) => {
  const { site, exchange, person, ground, contacts, at, more } = props;
  const { lang, scope } = exchange;
  const w = peopleWords(lang);
  const path = to("person", lang, { id: person.id });
  return (
    <>
      <h1>{`${person.givenNames} ${person.surname}`}</h1>
      <Columns shape="3-2">
        <div>
          <h2>{w.contacts}</h2>
          {contacts.length === 0 ? (
            <p>{w.contactsNone}</p>
          ) : (
            <Queue
              caption={w.contacts}
              timeLabel={w.time}
              titleLabel={w.matter}
              columns={[w.team, w.received]}
              rows={contacts.map((contact) => {
                const { state, text } = timeTag(
                  { ...contact, died: Boolean(person.diedOn) },
                  lang,
                  scope.now,
                );
                return {
                  id: contact.id,
                  href: to("contact", lang, { id: contact.id }),
                  state,
                  time: text,
                  title: site.topicName(contact.topic)[lang],
                  sub: `${contact.reference} · ${site.content.findLine(contact.line)?.names[lang] ?? contact.line}`,
                  cells: [
                    site.content.findTeam(contact.team)?.names[lang] ?? contact.team,
                    day(contact.receivedAt, lang, scope.now),
                  ],
                };
              })}
            />
          )}
          <OpenPagination lang={lang} at={at} more={more} href={(n) => `${path}?page=${n}`} />
          <p class="pb-mt">
            <a href={`${to("book", lang)}?person=${person.id}`}>{bookingStaffWords(lang).bookTitle}</a>
          </p>
          <p>
            <a href={to("personScores", lang, { id: person.id })}>{staffScoreWords(lang).title}</a>
          </p>
          {props.reasons.size < 2 && (
            <p>
              <a href={`${path}?open=more`}>{w.more}</a>
            </p>
          )}
          {ground === "care-relationship" && <p class="pb-tiny pb-quiet pb-mt0">{w.contactsReach}</p>}
        </div>
        <aside>
          <PersonData {...props} />
          <Death exchange={exchange} person={person} typed={props.typed} />
          <div class="pb-mt">
            <Form action={`${path}/preference`} csrf={exchange.csrf()}>
              <input type="hidden" name="writes" value={props.writes ? "no" : "yes"} />
              {props.writes && (
                <p>
                  <b>{callWords(lang).writes}</b>
                </p>
              )}
              <Button variant="secondary" small>
                {props.writes ? w.mayCall : callWords(lang).writes}
              </Button>
            </Form>
          </div>
          <p class="pb-tiny pb-quiet pb-mt">
            {fill(w.ground, {
              ground: [
                accessWords(lang).grounds[ground],
                ...[...props.reasons.keys()].map((one) => REGISTER_NAMES[lang][one]),
              ].join(", "),
            })}
          </p>
        </aside>
      </Columns>
    </>
  );
};
