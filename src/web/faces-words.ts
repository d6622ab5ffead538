import type { Lang } from "#src/kernel/lang.ts";

interface Said {
  readonly title: string;
  readonly text: string;
}

interface FacesWords {
  readonly kept: string;
  readonly keptBody: string;
  readonly again: string;
  readonly signInTitle: string;
  readonly signInBody: string;
  readonly signInStaff: string;
  readonly signIn: string;
  readonly lapsedTitle: string;
  readonly lapsedBody: string;
  readonly lapsedKept: string;
  readonly copyIt: string;
  readonly resumeTitle: string;
  readonly nothingKept: string;
  readonly home: string;
  /** Words of their own for some reasons of refusal; the others have the words of their status. */
  readonly reasons: Readonly<Record<string, Said>>;
}

const fi: FacesWords = {
  kept: "Kirjoittamasi on tallessa",
  keptBody: "Tässä on se, mitä kirjoitit. Voit lähettää sen uudelleen sellaisenaan.",
  again: "Lähetä uudelleen",
  signInTitle: "Tunnistaudu ensin",
  signInBody: "Tällä sivulla on sinun tietojasi. Tunnistaudu, niin näet ne.",
  signInStaff: "Tämä sivu on työntekijöille. Kirjaudu sisään työtunnuksellasi.",
  signIn: "Tunnistaudu",
  lapsedTitle: "Sinut on kirjattu ulos",
  lapsedBody:
    "Kirjasimme sinut ulos, jotta kukaan muu ei näe tietojasi. Tunnistaudu uudelleen, niin voit jatkaa.",
  lapsedKept: "Kirjoittamasi on tallessa tunnin ajan. Näet sen, kun olet tunnistautunut.",
  copyIt: "Kopioi kirjoittamasi talteen ennen kuin jatkat:",
  resumeTitle: "Jatka siitä, mihin jäit",
  nothingKept: "Täällä ei ole enää mitään tallessa.",
  home: "Etusivulle",
  reasons: {
    "form-token": {
      title: "Lomake oli auki liian kauan",
      text: "Emme voineet varmistaa, että lomake tuli tältä sivulta. Lähetä se uudelleen: mitään ei ole kadonnut.",
    },
    "stale-form": {
      title: "Lomake oli auki liian kauan",
      text: "Avaa sivu uudelleen ja yritä vielä kerran.",
    },
    role: {
      title: "Tämä sivu ei kuulu tehtäviisi",
      text: "Jos tarvitset sivua työssäsi, pyydä oikeutta esihenkilöltäsi.",
    },
    code: {
      title: "Avaa asia koodilla uudelleen",
      text: "Asia pysyy auki puoli tuntia kerrallaan. Kirjoita koodi uudelleen.",
    },
    "contact-changed": {
      title: "Asiassa on tapahtunut jotain uutta",
      text: "Joku muu muutti asiaa samaan aikaan. Avaa asia uudelleen ja tarkista tilanne ennen kuin jatkat.",
    },
    "contact-not-free": {
      title: "Joku muu ehti ottaa asian",
      text: "Avaa asia, niin näet, kenellä se on nyt.",
    },
    "not-holder": {
      title: "Asia ei ole sinulla",
      text: "Ota asia ensin itsellesi tai pyydä jatkamaan sitä, jolla asia on.",
    },
    "sign-in-cancelled": {
      title: "Tunnistautuminen keskeytyi",
      text: "Voit yrittää uudelleen tai lähettää viestin nimettömänä.",
    },
    "sign-in-unavailable": {
      title: "Tunnistautuminen ei toimi juuri nyt",
      text: "Yritä hetken päästä uudelleen. Voit lähettää viestin myös tunnistautumatta tai soittaa.",
    },
    "sign-in-unknown-professional": {
      title: "Tunnustasi ei löydy",
      text: "Tunnistautuminen onnistui, mutta sinua ei ole lisätty työntekijöihin. Ota yhteys pääkäyttäjään.",
    },
    "time-changed": {
      title: "Aika on muuttunut sillä välin",
      text: "Joku muutti aikaa samaan aikaan. Avaa omat ajat ja katso, miten aika on nyt.",
    },
    "time-not-booked": {
      title: "Aikaa ei voi enää muuttaa",
      text: "Aika on jo siirretty tai peruttu. Avaa omat ajat ja katso, miten aika on nyt.",
    },
    "time-too-late": {
      title: "Aikaa ei voi enää muuttaa täällä",
      text: "Aika alkaa pian. Soita paikkaan, johon olet tulossa. Numero on ajan tiedoissa.",
    },
    "time-answered": {
      title: "Tähän on jo varattu aika",
      text: "Tähän pyyntöön on jo varattu aika, tai aikaa ei enää etsitä. Katso omat ajat.",
    },
    "time-code": {
      title: "Avaa aika koodilla uudelleen",
      text: "Aika pysyy auki puoli tuntia kerrallaan. Kirjoita koodi uudelleen.",
    },
    "sign-in-expired": {
      title: "Tunnistautuminen kesti liian kauan",
      text: "Aloita tunnistautuminen uudelleen.",
    },
  },
};

const sv: FacesWords = {
  kept: "Det du skrev finns kvar",
  keptBody: "Här är det som du skrev. Du kan skicka det på nytt som det är.",
  again: "Skicka på nytt",
  signInTitle: "Identifiera dig först",
  signInBody: "På den här sidan finns dina uppgifter. Identifiera dig så ser du dem.",
  signInStaff: "Den här sidan är för anställda. Logga in med ditt arbetskonto.",
  signIn: "Identifiera dig",
  lapsedTitle: "Du har loggats ut",
  lapsedBody:
    "Vi loggade ut dig för att ingen annan ska se dina uppgifter. Identifiera dig på nytt, så kan du fortsätta.",
  lapsedKept: "Det du skrev finns kvar i en timme. Du ser det när du har identifierat dig.",
  copyIt: "Kopiera det du skrev innan du fortsätter:",
  resumeTitle: "Fortsätt där du slutade",
  nothingKept: "Här finns inget sparat längre.",
  home: "Till startsidan",
  reasons: {
    "form-token": {
      title: "Blanketten var öppen för länge",
      text: "Vi kunde inte försäkra oss om att blanketten kom från den här sidan. Skicka den på nytt: inget har försvunnit.",
    },
    "stale-form": { title: "Blanketten var öppen för länge", text: "Öppna sidan på nytt och försök igen." },
    role: {
      title: "Den här sidan hör inte till dina uppgifter",
      text: "Be din chef om rätt till sidan om du behöver den i ditt arbete.",
    },
    code: {
      title: "Öppna ärendet med koden på nytt",
      text: "Ärendet är öppet en halv timme åt gången. Skriv koden på nytt.",
    },
    "contact-changed": {
      title: "Något nytt har hänt i ärendet",
      text: "Någon annan ändrade ärendet samtidigt. Öppna ärendet på nytt och kontrollera läget innan du fortsätter.",
    },
    "contact-not-free": {
      title: "Någon annan hann ta ärendet",
      text: "Öppna ärendet så ser du vem som har det nu.",
    },
    "not-holder": {
      title: "Du har inte ärendet",
      text: "Ta ärendet först eller be den som har det att fortsätta.",
    },
    "sign-in-cancelled": {
      title: "Identifieringen avbröts",
      text: "Du kan försöka på nytt eller skicka ditt meddelande anonymt.",
    },
    "sign-in-unavailable": {
      title: "Identifieringen fungerar inte just nu",
      text: "Försök igen om en stund. Du kan också skicka meddelandet utan att identifiera dig, eller ringa.",
    },
    "sign-in-unknown-professional": {
      title: "Vi hittar inte dina uppgifter",
      text: "Identifieringen lyckades, men du finns inte bland de anställda. Kontakta huvudanvändaren.",
    },
    "time-changed": {
      title: "Tiden har ändrats under tiden",
      text: "Någon ändrade tiden samtidigt. Öppna Mina tider och se hur tiden är nu.",
    },
    "time-not-booked": {
      title: "Tiden kan inte längre ändras",
      text: "Tiden är redan flyttad eller avbokad. Öppna Mina tider och se hur tiden är nu.",
    },
    "time-too-late": {
      title: "Tiden kan inte längre ändras här",
      text: "Tiden börjar snart. Ring platsen dit du är på väg. Numret finns bland tidens uppgifter.",
    },
    "time-answered": {
      title: "En tid är redan bokad",
      text: "En tid är redan bokad för den här begäran, eller så söks ingen tid längre. Se Mina tider.",
    },
    "time-code": {
      title: "Öppna tiden med koden på nytt",
      text: "Tiden är öppen en halv timme i taget. Skriv koden på nytt.",
    },
    "sign-in-expired": { title: "Identifieringen tog för lång tid", text: "Börja identifieringen på nytt." },
  },
};

const en: FacesWords = {
  kept: "What you wrote is kept",
  keptBody: "Here is what you wrote. You can send it again as it is.",
  again: "Send again",
  signInTitle: "Sign in first",
  signInBody: "This page holds your data. Sign in to see it.",
  signInStaff: "This page is for staff. Sign in with your work account.",
  signIn: "Sign in",
  lapsedTitle: "You have been signed out",
  lapsedBody: "We signed you out so that nobody else can see your data. Sign in again to go on.",
  lapsedKept: "What you wrote is kept for an hour. You will see it when you have signed in.",
  copyIt: "Copy what you wrote before you go on:",
  resumeTitle: "Go on where you stopped",
  nothingKept: "Nothing is kept here any more.",
  home: "Go to the home page",
  reasons: {
    "form-token": {
      title: "The form was open too long",
      text: "We could not be sure that the form came from this page. Send it again: nothing is lost.",
    },
    "stale-form": { title: "The form was open too long", text: "Open the page again and try once more." },
    role: {
      title: "This page is not part of your work",
      text: "If you need it, ask your manager for the right to it.",
    },
    code: {
      title: "Open the matter with your code again",
      text: "The matter stays open for half an hour at a time. Enter the code again.",
    },
    "contact-changed": {
      title: "Something new has happened",
      text: "Somebody else changed the matter at the same time. Open it again and check before you go on.",
    },
    "contact-not-free": {
      title: "Somebody else took the matter first",
      text: "Open the matter to see who has it now.",
    },
    "not-holder": {
      title: "You do not have this matter",
      text: "Take the matter first, or ask the one who has it to go on.",
    },
    "sign-in-cancelled": {
      title: "Signing in was interrupted",
      text: "You can try again or send your message without a name.",
    },
    "sign-in-unavailable": {
      title: "Signing in is not working right now",
      text: "Try again in a moment. You can also send your message without signing in, or call.",
    },
    "sign-in-unknown-professional": {
      title: "We cannot find your account",
      text: "You signed in, but you are not among the staff here. Contact the administrator.",
    },
    "time-changed": {
      title: "The appointment has changed meanwhile",
      text: "Somebody changed it at the same time. Open My appointments and see how it is now.",
    },
    "time-not-booked": {
      title: "This time can no longer be changed",
      text: "It has already been moved or cancelled. Open My appointments and see how it is now.",
    },
    "time-too-late": {
      title: "This time can no longer be changed here",
      text: "It begins soon. Call the place where you are going. The number is with the appointment.",
    },
    "time-answered": {
      title: "A time has already been booked for this",
      text: "A time has been booked for this request, or none is looked for any more. See My appointments.",
    },
    "time-code": {
      title: "Open the appointment with the code again",
      text: "It stays open for half an hour at a time. Write the code again.",
    },
    "sign-in-expired": { title: "Signing in took too long", text: "Start signing in again." },
  },
};

const all = { fi, sv, en };
export const facesWords = (lang: Lang): FacesWords => all[lang];
