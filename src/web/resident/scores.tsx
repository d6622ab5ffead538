import { OWN_MATTERS_AGE } from "#src/domains/contacts/index.ts";
import { scoresForResident } from "#src/domains/instruments/index.ts";
import { correctionsOfScores } from "#src/domains/requests/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { Beside } from "../data-rights/beside.tsx";
import { ResidentPage } from "../frame.tsx";
import { ScoreView, scoreText } from "../instruments/score-view.tsx";
import { scoreWords } from "../instruments/score-words.ts";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { EmptyState, fill } from "../ui/index.ts";
import { matterWords } from "./matter-words.ts";

const fi = {
  title: "Mittausten tulokset",
  lead: "Tästä näet kyselyjen ja testien tulokset, jotka ammattilainen on kirjannut tietoihisi.",
  none: "Ei tuloksia",
  noneBody: "Kun ammattilainen kirjaa kyselyn tai testin tuloksen, näet sen tästä.",
  ask: "Kysy tuloksista siltä, joka kirjasi ne.",
  own: "Sinun tuloksesi",
  of: "{name}: tulokset",
};
type Words = typeof fi;
const sv: Words = {
  title: "Mätresultat",
  lead: "Här ser du resultaten av formulär och test som en anställd har antecknat i dina uppgifter.",
  none: "Inga resultat",
  noneBody: "När en anställd antecknar resultatet av ett formulär eller test ser du det här.",
  ask: "Fråga den som antecknade resultaten om du undrar över dem.",
  own: "Dina resultat",
  of: "{name}: resultat",
};
const en: Words = {
  title: "Results of measures",
  lead: "Here you see the results of questionnaires and tests that a professional has entered in your record.",
  none: "No results",
  noneBody: "When a professional enters the result of a questionnaire or test, you see it here.",
  ask: "If you have questions, ask the person who recorded them.",
  own: "Your results",
  of: "{name}: results",
};
const WORDS: Readonly<Record<Lang, Words>> = { fi, sv, en };
export const ownScoresTitle = (lang: Lang): string => WORDS[lang].title;

/** The reader's own scores, and those of the people they may act for; each person's reading is logged. */
export async function showOwnScores(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope, actor } = exchange;
  if (actor.kind !== "resident") throw new Refusal("signed-out", "resident");
  const w = WORDS[lang];
  const found = await scoresForResident(scope.db, actor.personId, scope.now, OWN_MATTERS_AGE);
  const shown = found.filter(({ scores, ground }) => ground === "own" || scores.length > 0);
  const corrections = await correctionsOfScores(
    scope.db,
    shown.flatMap(({ scores }) => scores.map(({ id }) => id)),
  );
  for (const { personId, ground } of shown) {
    exchange.log({ action: "scores.read", ground, personId, contactId: null, specialReasonId: null });
  }
  return page(
    <ResidentPage
      site={site}
      exchange={exchange}
      title={w.title}
      back={{ href: to("matters", lang), label: matterWords(lang).matters }}
      noindex
    >
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      {shown.every(({ scores }) => scores.length === 0) ? (
        <EmptyState title={w.none}>{w.noneBody}</EmptyState>
      ) : (
        <>
          <p>
            {scoreWords(lang).about} {w.ask}
          </p>
          {shown
            .filter(({ scores }) => scores.length > 0)
            .map(({ name, scores }, at) => (
              <section aria-label={name === null ? w.own : fill(w.of, { name })}>
                {name !== null && <p class="nhsuk-heading-m">{fill(w.of, { name })}</p>}
                <ScoreView
                  site={site}
                  exchange={exchange}
                  scores={scores}
                  prefix={`p${at}`}
                  more={(score) => (
                    <Beside
                      exchange={exchange}
                      contactId={null}
                      corrections={corrections}
                      target={score.id}
                      what={scoreText(score, lang, scope.now)}
                    />
                  )}
                />
              </section>
            ))}
        </>
      )}
    </ResidentPage>,
  );
}
