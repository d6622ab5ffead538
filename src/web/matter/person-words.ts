import type { Lang } from "#src/kernel/lang.ts";

/** What the person reads of the outcomes of their matter, on their own page and in the message. */
const fi = {
  title: "Mitä sovittiin",
  servicesText: "Näistä palveluista voi olla sinulle apua:",
  phone: "Puhelin:",
  services: "Palvelut, joihin ohjasimme sinut",
  selfCare: "Ohjeet omahoitoon ovat viestissä.",
  timeText: "Pyysimme sinulle ajan: {what}. Saat sen viimeistään {day}.",
  time: "Pyysimme sinulle ajan",
  timeBy: "Saat ajan viimeistään {day}.",
  timeResident: "Voit valita ajan itse Omissa asioissa. Voit myös soittaa.",
  timeNurse: "Työntekijä valitsee ajan ja ilmoittaa sen sinulle.",
  timeBooked: "Aika on varattu.",
  timeWithdrawn: "Aikaa ei enää etsitä.",
  referredText: "Ohjasimme asiasi: {unit}. Sieltä otetaan sinuun yhteyttä. Sinun ei tarvitse tehdä mitään.",
  referred: "Ohjasimme asiasi: {unit}",
  referredNext: "Sieltä otetaan sinuun yhteyttä. Sinun ei tarvitse tehdä mitään. Asia näkyy Omissa asioissa.",
  referralLink: "Katso asia",
  noNeed: "Et tarvitse nyt muuta",
  noNeedNext: "Jos tilanne muuttuu, ota uudelleen yhteyttä.",
  forms: { "in-person": "paikan päällä", phone: "puhelimessa", remote: "videolla", home: "kotonasi" },
};
export type PersonWords = typeof fi;

const sv: PersonWords = {
  title: "Vad vi kom överens om",
  servicesText: "De här tjänsterna kan hjälpa dig:",
  phone: "Telefon:",
  services: "Tjänster som vi hänvisade dig till",
  selfCare: "Råden om egenvård finns i meddelandet.",
  timeText: "Vi har bett om en tid åt dig: {what}. Du får den senast {day}.",
  time: "Vi har bett om en tid åt dig",
  timeBy: "Du får en tid senast {day}.",
  timeResident: "Du kan själv välja tiden under Mina ärenden. Du kan också ringa.",
  timeNurse: "En anställd väljer tiden och meddelar den till dig.",
  timeBooked: "Tiden är bokad.",
  timeWithdrawn: "Vi söker inte längre någon tid.",
  referredText: "Vi har fört ditt ärende vidare: {unit}. De tar kontakt med dig. Du behöver inte göra något.",
  referred: "Vi har fört ditt ärende vidare: {unit}",
  referredNext: "De tar kontakt med dig. Du behöver inte göra något. Ärendet syns under Mina ärenden.",
  referralLink: "Se ärendet",
  noNeed: "Du behöver inget mer just nu",
  noNeedNext: "Ta kontakt på nytt om något ändras.",
  forms: { "in-person": "på plats", phone: "per telefon", remote: "per video", home: "hemma hos dig" },
};

const en: PersonWords = {
  title: "What we agreed",
  servicesText: "These services may help you:",
  phone: "Phone:",
  services: "Services that we guided you to",
  selfCare: "The self-care advice is in the message.",
  timeText: "We have asked for a time for you: {what}. You get it by {day}.",
  time: "We have asked for a time for you",
  timeBy: "You get a time by {day}.",
  timeResident: "You can choose the time yourself in My matters. You can also call.",
  timeNurse: "A professional chooses the time and tells you.",
  timeBooked: "The time is booked.",
  timeWithdrawn: "No time is being looked for any more.",
  referredText: "We have passed your matter on: {unit}. They will contact you. You need not do anything.",
  referred: "We have passed your matter on: {unit}",
  referredNext: "They will contact you. You need not do anything. The matter is shown on My matters.",
  referralLink: "See the matter",
  noNeed: "You need nothing more now",
  noNeedNext: "Contact us again if things change.",
  forms: { "in-person": "at the unit", phone: "by phone", remote: "by video", home: "at your home" },
};

const all = { fi, sv, en };
export const personWords = (lang: Lang): PersonWords => all[lang];
