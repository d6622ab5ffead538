import { mayByRole } from "#src/platform/access/permissions.ts";
import { to } from "../../paths.ts";
import { type Fact, PhoneLink } from "../../ui/index.ts";
import { recordedFacts } from "../calls/recorded-facts.tsx";
import { callWords } from "../calls/words.ts";
import { seesCallNumber, seesWhereabouts } from "../disclosure.ts";
import { wishFacts } from "../rights/wish-facts.ts";
import { staffWords } from "../words.ts";
import type { PartProps } from "./props.ts";
import { contactWords } from "./words.ts";

/** What the reader may see of the person and of the ways to reach them; what is hidden says so. */
export function PersonFacts({ site, exchange, shown }: PartProps): Fact[] {
  const { lang } = exchange;
  const { contact, person, staff, writes } = shown;
  const w = contactWords(lang);
  const s = staffWords(lang);
  const where = seesWhereabouts(staff, contact);
  const calls = seesCallNumber(staff, contact);
  const hidden = <span class="pb-quiet">{s.hidden}</span>;
  const municipality =
    contact.municipality && site.content.findMunicipality(contact.municipality)?.names[lang];
  const times = site.askForHelp.form.byUse.get("call-time")?.options ?? [];
  const callTime = (code: string) => times.find(({ key }) => key === code)?.label[lang] ?? code;
  const address = person && [person.street, person.postalCode].filter(Boolean).join(", ");
  const facts: (Fact | "" | false | null | undefined)[] = [
    person && {
      label: w.name,
      value: mayByRole(staff, "person.open") ? (
        <a href={to("person", lang, { id: person.id })}>{`${person.givenNames} ${person.surname}`}</a>
      ) : (
        `${person.givenNames} ${person.surname}`
      ),
    },
    { label: w.municipality, value: where ? (municipality ?? s.unknown) : hidden },
    address && { label: w.address, value: where ? <span class="pb-asis">{address}</span> : hidden },
    (contact.callPhone || person?.phone || contact.nonDisclosure) && {
      label: w.phone,
      value:
        writes && calls ? (
          <b>{callWords(lang).writes}</b>
        ) : contact.callPhone && calls ? (
          <PhoneLink number={contact.callPhone} />
        ) : person?.phone && where ? (
          <>
            <PhoneLink number={person.phone} /> <span class="pb-quiet">{w.phoneOfRecord}</span>
          </>
        ) : calls && !person?.phone ? (
          s.unknown
        ) : (
          hidden
        ),
    },
    contact.callTime && { label: w.callTime, value: callTime(contact.callTime) },
    contact.notifyEmail && {
      label: w.email,
      value: calls ? <span class="pb-asis">{contact.notifyEmail}</span> : hidden,
    },
    { label: w.answerLanguage, value: s.languages[contact.language] },
    ...wishFacts(shown.wishes, lang),
    ...recordedFacts(exchange, shown),
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}
