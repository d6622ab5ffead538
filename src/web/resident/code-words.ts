import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  codeTitle: "Lue vastaus koodilla",
  codeLead: "Kirjoita koodi, jonka sait, kun lähetit viestin.",
  codeLabel: "Koodi",
  codeHint:
    "Koodissa on 16 merkkiä, esimerkiksi 7Q2M-90XK-4TFA-H1NP. Väliviivoilla ja kirjainten koolla ei ole väliä.",
  codeOpen: "Avaa",
  codeWrong:
    "Koodi ei avaa mitään. Tarkista jokainen merkki. Koodi lakkaa toimimasta 30 päivän kuluttua vastauksesta.",
  codeEmpty: "Kirjoita koodi",
  codeLeave: "Sulje asia tällä laitteella",
  codeLost: "Jos koodi on kadonnut, emme voi avata viestiä. Lähetä uusi viesti tai soita meille.",
};
type MatterCodeWords = typeof fi;

const sv: MatterCodeWords = {
  codeTitle: "Läs svaret med kod",
  codeLead: "Skriv koden som du fick när du skickade meddelandet.",
  codeLabel: "Kod",
  codeHint:
    "Koden har 16 tecken, till exempel 7Q2M-90XK-4TFA-H1NP. Bindestreck och stora eller små bokstäver spelar ingen roll.",
  codeOpen: "Öppna",
  codeWrong: "Koden öppnar ingenting. Kontrollera varje tecken. Koden slutar gälla 30 dagar efter svaret.",
  codeEmpty: "Skriv koden",
  codeLeave: "Stäng ärendet på den här enheten",
  codeLost: "Om koden är borta kan vi inte öppna meddelandet. Skicka ett nytt meddelande eller ring oss.",
};

const en: MatterCodeWords = {
  codeTitle: "Read an answer with a code",
  codeLead: "Enter the code that you got when you sent your message.",
  codeLabel: "Code",
  codeHint:
    "The code has 16 characters, for example 7Q2M-90XK-4TFA-H1NP. Dashes and capital letters do not matter.",
  codeOpen: "Open",
  codeWrong:
    "The code does not open anything. Check every character. The code stops working 30 days after the answer.",
  codeEmpty: "Enter the code",
  codeLeave: "Close the matter on this device",
  codeLost: "If the code is lost, we cannot open the message. Send a new message or call us.",
};

const all = { fi, sv, en };
export const codeWords = (lang: Lang): MatterCodeWords => all[lang];
