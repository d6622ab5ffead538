import type { Lang } from "#src/kernel/lang.ts";
import { moment } from "../../format.ts";
import { Box, Facts, fill } from "../../ui/index.ts";
import type { PartProps } from "./props.ts";

const fi = {
  title: "Oirearvio Omaolosta",
  kind: "Oirearvio",
  urgency: "Kiireellisyys",
  given: "Omaolo on antanut sen, emme me. Ammattilainen arvioi itse.",
  made: "Tehty",
  age: "Ikä oirearviossa",
  years: "{n} v",
};
type Words = typeof fi;
const sv: Words = {
  title: "Symtombedömning från Omaolo",
  kind: "Bedömning",
  urgency: "Brådska",
  given: "Omaolo har gett den, inte vi. Yrkespersonen bedömer själv.",
  made: "Gjord",
  age: "Ålder i bedömningen",
  years: "{n} år",
};
const en: Words = {
  title: "Symptom assessment from Omaolo",
  kind: "Assessment",
  urgency: "Urgency",
  given: "Given by Omaolo, not by us. The professional assesses it themselves.",
  made: "Made",
  age: "Age in the assessment",
  years: "{n}",
};
const WORDS: Readonly<Record<Lang, Words>> = { fi, sv, en };

/** What Omaolo itself found, said to be its own; nothing for a contact that came another way. */
export const AssessmentFacts = ({ site, exchange, shown }: PartProps) => {
  const { lang, scope } = exchange;
  const { assessment } = shown;
  if (!assessment) return null;
  const w = WORDS[lang];
  const { assessments, urgencies } = site.omaolo;
  const named = (all: typeof urgencies | typeof assessments, id: string) =>
    all.find((one) => one.id === id)?.names[lang] ?? id;
  const facts = [
    { label: w.kind, value: named(assessments, assessment.kind) },
    { label: w.urgency, value: named(urgencies, assessment.urgency) },
    { label: w.made, value: moment(assessment.sentAt, lang, scope.now) },
    ...(assessment.age === null ? [] : [{ label: w.age, value: fill(w.years, { n: assessment.age }) }]),
  ];
  return (
    <Box tight id="assessment" title={w.title}>
      <Facts aside facts={facts} />
      <p class="pb-small pb-quiet pb-flush">{w.given}</p>
    </Box>
  );
};
