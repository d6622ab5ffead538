import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  title: "Ota yhteyttä",
  lead: "Valitse linja, joka on lähinnä asiaasi. Jos valitset väärin, ohjaamme asian oikeaan paikkaan.",
  phone: "Soita",
  promise: "Voit kirjoittaa milloin vain. Jos lähetät nyt, saat vastauksen viimeistään {day}.",
  continue: "Jatka kesken jäänyttä viestiä",
  codeTitle: "Oletko jo kirjoittanut?",
  codeBody: "Jos sait koodin, luet vastauksen sillä.",
  codeLink: "Lue vastaus koodilla",
  servicesTitle: "Etsitkö palvelua?",
  servicesLink: "Katso kaikki palvelut",
};
type ContactUsWords = typeof fi;

const sv: ContactUsWords = {
  title: "Kontakta oss",
  lead: "Välj den linje som ligger närmast ditt ärende. Väljer du fel för vi ärendet till rätt ställe.",
  phone: "Ring",
  promise: "Du kan skriva när som helst. Skickar du nu får du svar senast {day}.",
  continue: "Fortsätt med ditt påbörjade meddelande",
  codeTitle: "Har du redan skrivit?",
  codeBody: "Om du fick en kod läser du svaret med den.",
  codeLink: "Läs svaret med kod",
  servicesTitle: "Söker du en tjänst?",
  servicesLink: "Se alla tjänster",
};

const en: ContactUsWords = {
  title: "Contact us",
  lead: "Choose the line that is closest to your matter. If you choose wrong, we pass it on to the right place.",
  phone: "Call",
  promise: "You can write at any hour. If you send now, you will get an answer by {day}.",
  continue: "Go on with your unfinished message",
  codeTitle: "Have you written already?",
  codeBody: "If you got a code, you read the answer with it.",
  codeLink: "Read an answer with a code",
  servicesTitle: "Are you looking for a service?",
  servicesLink: "See all services",
};

const all = { fi, sv, en };
export const contactUsWords = (lang: Lang): ContactUsWords => all[lang];
