import type { Lang } from "#src/kernel/lang.ts";

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503;

interface ErrorText {
  readonly title: string;
  /** What to do first, then why. */
  readonly text: readonly string[];
}

type ErrorWords = Readonly<Record<ErrorStatus, ErrorText>> & {
  readonly call: string;
  readonly reference: string;
  readonly home: string;
};

export const ERROR_WORDS: Readonly<Record<Lang, ErrorWords>> = {
  fi: {
    400: { title: "Emme ymmärtäneet pyyntöä", text: ["Palaa edelliselle sivulle ja yritä uudelleen."] },
    401: {
      title: "Tunnistaudu ensin",
      text: [
        "Tunnistaudu, niin jatkat tästä. Turvallisuutesi vuoksi sinut kirjataan ulos, jos sivua ei käytetä.",
      ],
    },
    403: {
      title: "Sinulla ei ole oikeutta tähän sivuun",
      text: [
        "Tarkista, että olet tunnistautunut oikeana henkilönä. Jos toimit toisen puolesta, valitse hänet uudelleen.",
      ],
    },
    404: {
      title: "Sivua ei löydy",
      text: ["Tarkista osoite tai aloita etusivulta.", "Sivu on voitu siirtää tai poistaa."],
    },
    409: {
      title: "Joku ehti ensin",
      text: ["Lataa sivu uudelleen, niin näet nykyisen tilanteen. Muutostasi ei tallennettu."],
    },
    413: {
      title: "Lähetys on liian suuri",
      text: ["Lyhennä tekstiä tai jätä liite pois ja lähetä uudelleen."],
    },
    429: {
      title: "Liian monta yritystä",
      text: ["Odota minuutti ja yritä uudelleen. Rajoitus suojaa palvelua ja sinua."],
    },
    500: {
      title: "Jokin meni vikaan meillä",
      text: ["Yritä hetken päästä uudelleen. Saimme tiedon viasta."],
    },
    503: {
      title: "Palvelu on hetken poissa käytöstä",
      text: ["Yritä muutaman minuutin päästä uudelleen. Jo lähettämäsi asiat ovat tallessa."],
    },
    call: "Saat saman avun puhelimella:",
    reference: "Kerro tämä tunnus, jos soitat:",
    home: "Etusivulle",
  },
  sv: {
    400: { title: "Vi förstod inte begäran", text: ["Gå tillbaka till föregående sida och försök på nytt."] },
    401: {
      title: "Identifiera dig först",
      text: [
        "Identifiera dig, så fortsätter du härifrån. För din säkerhet loggas du ut om sidan inte används.",
      ],
    },
    403: {
      title: "Du har inte rätt till den här sidan",
      text: [
        "Kontrollera att du har identifierat dig som rätt person. Om du sköter ärenden för någon annan, välj personen på nytt.",
      ],
    },
    404: {
      title: "Sidan finns inte",
      text: ["Kontrollera adressen eller börja från startsidan.", "Sidan kan ha flyttats eller tagits bort."],
    },
    409: {
      title: "Någon hann före",
      text: ["Ladda sidan på nytt, så ser du läget just nu. Din ändring sparades inte."],
    },
    413: {
      title: "Det du skickade är för stort",
      text: ["Förkorta texten eller lämna bort bilagan och skicka på nytt."],
    },
    429: {
      title: "För många försök",
      text: ["Vänta en minut och försök på nytt. Gränsen skyddar tjänsten och dig."],
    },
    500: {
      title: "Något gick fel hos oss",
      text: ["Försök på nytt om en stund. Vi har fått veta om felet."],
    },
    503: {
      title: "Tjänsten är tillfälligt ur bruk",
      text: ["Försök på nytt om några minuter. Det du redan har skickat är sparat."],
    },
    call: "Du får samma hjälp per telefon:",
    reference: "Uppge den här koden om du ringer:",
    home: "Till startsidan",
  },
  en: {
    400: {
      title: "We did not understand the request",
      text: ["Go back to the previous page and try again."],
    },
    401: {
      title: "Sign in first",
      text: [
        "Sign in, and you can go on from here. To keep your data safe, we sign you out when the page is not used.",
      ],
    },
    403: {
      title: "You may not see this page",
      text: [
        "Check that you have signed in as the right person. If you act for somebody else, choose them again.",
      ],
    },
    404: {
      title: "Page not found",
      text: ["Check the address or start from the home page.", "The page may have been moved or removed."],
    },
    409: {
      title: "Somebody else got there first",
      text: ["Load the page again to see how things stand. Your change was not saved."],
    },
    413: {
      title: "What you sent is too large",
      text: ["Shorten the text or leave the attachment out, and send again."],
    },
    429: {
      title: "Too many attempts",
      text: ["Wait a minute and try again. The limit protects the service and you."],
    },
    500: {
      title: "Something went wrong on our side",
      text: ["Try again in a moment. We have been told about the problem."],
    },
    503: {
      title: "The service is not available just now",
      text: ["Try again in a few minutes. What you have already sent is safe."],
    },
    call: "You get the same help by phone:",
    reference: "Give this code if you call:",
    home: "Go to the home page",
  },
};
