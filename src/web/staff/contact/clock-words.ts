import type { Milestone } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Määräajat",
  lead: "Nämä kulkevat lupauksen rinnalla. Vain tapahtumat siirtävät niitä.",
  by: "Viimeistään {when}",
  was: "Määräaika oli {when}",
  stopped: "Päättyi {when}",
  pausedNow: "Aika seisoo.",
  unassessed: "Vastattu, ei arvioitu",
  states: { kept: "Pidetty", broken: "Ylittyi", void: "Ei koske enää", paused: "Aika seisoo" },
  unverified: "tarkistamatta",
  source: "Lähde: {source}",
  rule: "Sääntö",
  how: "Miten aika laskettiin",
  milestone: "Kirjaa, että määräaika on toteutunut",
  milestoneLead: "Määräaika päättyy siihen päivään. Kirjaus näkyy asukkaalle.",
  milestoneWhat: "Mitä tapahtui",
  milestoneChoose: "Valitse",
  milestoneDate: "Päivä",
  milestoneSend: "Kirjaa",
  milestones: {
    "care-given": "Hoito on annettu",
    "service-arranged": "Palvelu on järjestetty",
    "decision-made": "Päätös on tehty",
    "service-need-assessment-started": "Palvelutarpeen arviointi on alkanut",
    "service-need-assessed": "Palvelutarve on arvioitu",
    "assessment-need-decided": "Selvityksen tarve on ratkaistu",
  } satisfies Record<Milestone, string>,
};
type ClockWords = typeof fi;

const sv: ClockWords = {
  title: "Tidsfrister",
  lead: "De löper vid sidan av löftet. Bara det som händer flyttar dem.",
  by: "Senast {when}",
  was: "Tidsfristen var {when}",
  stopped: "Slutade {when}",
  pausedNow: "Tiden står stilla.",
  unassessed: "Besvarad, inte bedömd",
  states: { kept: "Hölls", broken: "Överskreds", void: "Gäller inte längre", paused: "Tiden står stilla" },
  unverified: "inte granskad",
  source: "Källa: {source}",
  rule: "Regeln",
  how: "Så räknades tiden",
  milestone: "Anteckna att tidsfristen är uppfylld",
  milestoneLead: "Tidsfristen slutar den dagen. Invånaren ser anteckningen.",
  milestoneWhat: "Vad hände",
  milestoneChoose: "Välj",
  milestoneDate: "Dag",
  milestoneSend: "Anteckna",
  milestones: {
    "care-given": "Vården har getts",
    "service-arranged": "Tjänsten är ordnad",
    "decision-made": "Beslutet är fattat",
    "service-need-assessment-started": "Bedömningen av servicebehovet har börjat",
    "service-need-assessed": "Servicebehovet är bedömt",
    "assessment-need-decided": "Behovet av utredning är avgjort",
  },
};

const en: ClockWords = {
  title: "Time limits",
  lead: "They run beside the promise. Only what happens moves them.",
  by: "By {when}",
  was: "The limit was {when}",
  stopped: "Ended {when}",
  pausedNow: "The time stands still.",
  unassessed: "Answered, not assessed",
  states: { kept: "Kept", broken: "Broken", void: "No longer applies", paused: "Standing still" },
  unverified: "not verified",
  source: "Source: {source}",
  rule: "The rule",
  how: "How the time was counted",
  milestone: "Record that the limit is met",
  milestoneLead: "The limit ends on that day. The person sees the record.",
  milestoneWhat: "What happened",
  milestoneChoose: "Choose",
  milestoneDate: "Day",
  milestoneSend: "Record",
  milestones: {
    "care-given": "Care was given",
    "service-arranged": "The service is arranged",
    "decision-made": "The decision is made",
    "service-need-assessment-started": "The assessment of the need of services has begun",
    "service-need-assessed": "The need of services is assessed",
    "assessment-need-decided": "The need of an inquiry is decided",
  },
};

const all = { fi, sv, en };
export const clockWords = (lang: Lang): ClockWords => all[lang];
