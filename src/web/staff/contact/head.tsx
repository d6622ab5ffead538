import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import { day, moment } from "../../format.ts";
import { Button, fill, PhoneLink, StateTag } from "../../ui/index.ts";
import { callWords } from "../calls/words.ts";
import { seesCallNumber, seesWhereabouts } from "../disclosure.ts";
import { timeTag } from "../time-tag.ts";
import { staffWords } from "../words.ts";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** Who, in one line: name and age, municipality, the number to call. */
const Who = ({ site, exchange, shown }: PartProps) => {
  const { lang, scope } = exchange;
  const { contact, person, sentBy, staff, writes, intake } = shown;
  const w = contactWords(lang);
  const age = person && ageAt(person.birthDate, localDate(scope.now));
  const municipality =
    seesWhereabouts(staff, contact) &&
    contact.municipality &&
    site.content.findMunicipality(contact.municipality)?.names[lang];
  const parts = [
    person ? <b>{`${person.givenNames} ${person.surname}`}</b> : w.unnamed,
    age !== undefined && fill(w.age, { n: age }),
    municipality,
    sentBy && fill(w.onBehalf, { name: `${sentBy.givenNames} ${sentBy.surname}` }),
    writes && <b>{callWords(lang).writesShort}</b>,
    intake?.interpreter && <b>{fill(callWords(lang).interpreterFor, { what: intake.interpreter })}</b>,
    !writes && contact.callPhone && seesCallNumber(staff, contact) && (
      <PhoneLink number={contact.callPhone} />
    ),
  ].filter(Boolean);
  return (
    <p class="pb-flush">
      {parts.map((part, index) => (
        <>
          {index > 0 && " · "}
          {part}
        </>
      ))}
    </p>
  );
};

/** Above everything: how much time is left, what it is about, of whom, and the next step. */
export const ContactHead = (props: PartProps) => {
  const { site, exchange, shown } = props;
  const { lang, scope } = exchange;
  const { contact, staff } = shown;
  const w = contactWords(lang);
  const s = staffWords(lang);
  const { state, text } = timeTag({ ...contact, died: Boolean(shown.person?.diedOn) }, lang, scope.now);
  const mine = contact.holderId === staff.professionalId;
  const facts = [
    contact.reference,
    site.content.findTeam(contact.team)?.names[lang],
    s.channels[contact.channel],
    moment(contact.receivedAt, lang, scope.now),
    s.languages[contact.language],
  ];
  return (
    <div class="pb-top">
      <div class="pb-row">
        <StateTag state={state}>{text}</StateTag>
        {contact.dueAt && <span>{fill(w.due, { day: day(contact.dueAt, lang, scope.now) })}</span>}
        {mine && contact.status === "taken" && (
          <Button href="#answer" variant="secondary" small flush shortcut="v">
            {w.texts.answer.open}
          </Button>
        )}
      </div>
      <h1 class="pb-mt0">{site.topicName(contact.topic)[lang]}</h1>
      <Who {...props} />
      <p class="pb-flush pb-quiet pb-tiny pb-num">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
};
