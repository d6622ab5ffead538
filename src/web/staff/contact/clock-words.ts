import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Määräajat",
  lead: "Nämä kulkevat lupauksen rinnalla. Vain tapahtumat siirtävät niitä.",
  by: "Viimeistään {when}",
  was: "Määräaika oli {when}",
  stopped: "Päättyi {when}",
  pausedNow: "Aika seisoo.",
  states: { kept: "Pidetty", broken: "Ylittyi", void: "Ei koske enää", paused: "Aika seisoo" },
  unverified: "tarkistamatta",
  source: "Lähde: {source}",
  rule: "Sääntö",
  how: "Miten aika laskettiin",
};
type ClockWords = typeof fi;

const sv: ClockWords = {
  title: "Tidsfrister",
  lead: "De löper vid sidan av löftet. Bara det som händer flyttar dem.",
  by: "Senast {when}",
  was: "Tidsfristen var {when}",
  stopped: "Slutade {when}",
  pausedNow: "Tiden står stilla.",
  states: { kept: "Hölls", broken: "Överskreds", void: "Gäller inte längre", paused: "Tiden står stilla" },
  unverified: "inte granskad",
  source: "Källa: {source}",
  rule: "Regeln",
  how: "Så räknades tiden",
};

const en: ClockWords = {
  title: "Time limits",
  lead: "They run beside the promise. Only what happens moves them.",
  by: "By {when}",
  was: "The limit was {when}",
  stopped: "Ended {when}",
  pausedNow: "The time stands still.",
  states: { kept: "Kept", broken: "Broken", void: "No longer applies", paused: "Standing still" },
  unverified: "not verified",
  source: "Source: {source}",
  rule: "The rule",
  how: "How the time was counted",
};

const all = { fi, sv, en };
export const clockWords = (lang: Lang): ClockWords => all[lang];
