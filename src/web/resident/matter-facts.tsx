import type { Exchange } from "#src/platform/http/route.ts";
import { AccessList } from "../access-list.tsx";
import { dataWords } from "../data-rights/words.ts";
import { day } from "../format.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Box, Facts, fill } from "../ui/index.ts";
import type { MatterShown } from "./matter-shown.ts";
import { matterWords } from "./matter-words.ts";

interface Props {
  readonly site: Site;
  readonly exchange: Exchange;
  readonly shown: MatterShown;
}

/** Whose it is, who has it and by which rule it is answered; what was corrected in it. */
export const MatterFacts = ({ site, exchange, shown }: Props) => {
  const { lang, scope } = exchange;
  const { contact } = shown;
  const w = matterWords(lang);
  const team = site.content.findTeam(contact.team)?.names[lang] ?? "";
  const who = shown.holder
    ? `${shown.holder.name}, ${site.content.findProfession(shown.holder.profession)?.names[lang] ?? ""}`
    : fill(w.queue, { team });
  const rule = site.rules.find(({ id }) => id === contact.promise);
  return (
    <Box id="facts" title={w.facts} small>
      <Facts
        facts={[
          { label: w.whom, value: shown.about ?? (contact.personId ? w.me : w.unnamed) },
          { label: w.who, value: who },
          { label: w.language, value: w.languages[contact.language] },
          ...(rule
            ? [
                {
                  label: w.rule,
                  value: (
                    <>
                      {rule.limit[lang].replace(/\.$/, "")}. <a href={to("promise", lang)}>{w.ruleLink}</a>
                    </>
                  ),
                },
              ]
            : []),
          { label: w.reference, value: <span class="pb-num">{contact.reference}</span> },
        ]}
      />
      {shown.corrections
        .filter(({ targetId }) => targetId === null)
        .map(({ at, words }) => (
          <p class="pb-asis">{fill(dataWords(lang).corrected, { when: day(at, lang, scope.now), words })}</p>
        ))}
      {exchange.actor.kind === "resident" && (
        <p>
          <a href={`${to("dataAsk", lang)}?${new URLSearchParams({ contact: contact.id })}`}>
            {dataWords(lang).correct}
          </a>
        </p>
      )}
    </Box>
  );
};

/** Who has read the reader's data in this matter. */
export const WhoHasRead = ({ site, exchange, shown }: Props) => {
  const { lang, scope } = exchange;
  const { contact } = shown;
  const w = matterWords(lang);
  return (
    <Box id="log" title={w.log} small>
      {shown.accesses.length === 0 ? (
        <p>{w.logEmpty}</p>
      ) : (
        <AccessList
          site={site}
          lang={lang}
          now={scope.now}
          entries={shown.accesses}
          me={exchange.visitor.resident?.personId}
        />
      )}
      {contact.personId && (
        <p>
          <a href={to("accessLog", lang)}>{w.logAll}</a>
        </p>
      )}
    </Box>
  );
};
