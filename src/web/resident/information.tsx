import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { ResidentPage } from "../frame.tsx";
import type { Site } from "../site.ts";
import { PhoneLink } from "../ui/index.ts";

interface Text {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly text: readonly string[] }[];
}

const ACCESSIBILITY: Readonly<Record<Lang, Text>> = {
  fi: {
    title: "Saavutettavuus",
    parts: [
      {
        heading: "Miten palvelu on tehty",
        text: [
          "Palvelu on tehty niin, että jokainen voi käyttää sitä: näppäimistöllä, ruudunlukijalla, suurennettuna, pienellä puhelimella ja ilman skriptejä.",
          "Tavoitteena on WCAG 2.2 -ohjeiden taso AA. Sivut tarkistetaan ohjelmalla ja näppäimistöllä aina, kun niitä muutetaan.",
        ],
      },
      {
        heading: "Puutteet, joista tiedämme",
        text: [
          "Palvelua ei ole vielä arvioinut ulkopuolinen. Selkokielistä versiota ja viittomakieltä ei vielä ole.",
        ],
      },
      {
        heading: "Kerro meille",
        text: [
          "Jos jokin ei toimi sinulla, soita meille. Vastaamme 14 päivässä. Saat saman palvelun myös puhelimella.",
        ],
      },
    ],
  },
  sv: {
    title: "Tillgänglighet",
    parts: [
      {
        heading: "Så är tjänsten gjord",
        text: [
          "Tjänsten är gjord så att alla kan använda den: med tangentbord, med skärmläsare, förstorad, på en liten telefon och utan skript.",
          "Målet är nivå AA i riktlinjerna WCAG 2.2. Sidorna kontrolleras med program och tangentbord varje gång de ändras.",
        ],
      },
      {
        heading: "Brister som vi känner till",
        text: [
          "Ingen utomstående har ännu bedömt tjänsten. Det finns ännu ingen lättläst version och inget teckenspråk.",
        ],
      },
      {
        heading: "Berätta för oss",
        text: [
          "Ring oss om något inte fungerar för dig. Vi svarar inom 14 dagar. Du får samma service också per telefon.",
        ],
      },
    ],
  },
  en: {
    title: "Accessibility",
    parts: [
      {
        heading: "How the service is made",
        text: [
          "The service is made so that everybody can use it: with a keyboard, with a screen reader, enlarged, on a small phone and without scripts.",
          "The aim is level AA of the WCAG 2.2 guidelines. Pages are checked by a program and by keyboard whenever they change.",
        ],
      },
      {
        heading: "What we know is missing",
        text: [
          "Nobody from outside has assessed the service yet. There is no easy-to-read version and no sign language yet.",
        ],
      },
      {
        heading: "Tell us",
        text: [
          "If something does not work for you, call us. We answer within 14 days. You get the same service by phone.",
        ],
      },
    ],
  },
};

const PRIVACY: Readonly<Record<Lang, Text>> = {
  fi: {
    title: "Tietosuoja",
    parts: [
      {
        heading: "Mitä tietoja tallennamme",
        text: [
          "Jos kirjoitat nimettömänä, emme tallenna nimeäsi, henkilötunnustasi emmekä IP-osoitettasi. Tallennamme viestisi, vastauksesi kysymyksiin ja kunnan, jos kerrot sen.",
          "Jos tunnistaudut, viestisi tallennetaan sen linjan rekisteriin, jolle kirjoitat. Terveydenhuollon ja sosiaalihuollon tiedot ovat eri rekistereissä. Tietoja siirretään niiden välillä vain luvallasi tai laissa mainitusta syystä.",
        ],
      },
      {
        heading: "Kuka näkee tietosi",
        text: [
          "Tietojasi näkee vain se, joka hoitaa asiaasi. Jokainen katselu kirjataan. Näet kirjaukset Omat asiat -sivulta.",
          "Jos sinulla on turvakielto, osoitettasi, kuntaasi ja puhelinnumeroasi ei näytetä.",
        ],
      },
      {
        heading: "Evästeet",
        text: [
          "Käytämme vain evästeitä, joita ilman palvelu ei toimi: tunnistautumiseen, keskeneräiseen viestiin ja lomakkeen suojaamiseen. Emme seuraa sinua.",
        ],
      },
      {
        heading: "Kuinka kauan",
        text: [
          "Keskeneräinen viesti säilyy 30 päivää, jos olet tunnistautunut, ja muuten yhden vuorokauden. Koodi avaa vastauksen, kunnes vastauksesta on kulunut 30 päivää.",
        ],
      },
    ],
  },
  sv: {
    title: "Dataskydd",
    parts: [
      {
        heading: "Vilka uppgifter vi sparar",
        text: [
          "Om du skriver utan namn sparar vi inte ditt namn, din personbeteckning eller din IP-adress. Vi sparar ditt meddelande, dina svar på frågorna och kommunen om du berättar den.",
          "Om du identifierar dig sparas meddelandet i registret för den linje som du skriver till. Hälso- och sjukvårdens och socialvårdens uppgifter finns i olika register. Uppgifter flyttas mellan dem bara med ditt tillstånd eller av en orsak som lagen nämner.",
        ],
      },
      {
        heading: "Vem som ser dina uppgifter",
        text: [
          "Bara den som sköter ditt ärende ser dina uppgifter. Varje gång någon öppnar dem antecknas det. Du ser anteckningarna i Mina ärenden.",
          "Om du har en spärrmarkering visas inte din adress, din kommun eller ditt telefonnummer.",
        ],
      },
      {
        heading: "Kakor",
        text: [
          "Vi använder bara kakor som tjänsten inte fungerar utan: för identifiering, för påbörjade meddelanden och för att skydda blanketterna. Vi spårar dig inte.",
        ],
      },
      {
        heading: "Hur länge",
        text: [
          "Ett påbörjat meddelande finns kvar i 30 dagar om du har identifierat dig, annars i ett dygn. Koden öppnar svaret tills det har gått 30 dagar från svaret.",
        ],
      },
    ],
  },
  en: {
    title: "Privacy",
    parts: [
      {
        heading: "What we store",
        text: [
          "If you write without a name, we do not store your name, your personal identity code or your IP address. We store your message, your answers to the questions, and your municipality if you give it.",
          "If you sign in, your message is stored in the register of the line you write to. Health care data and social welfare data are in separate registers. Data is moved between them only with your permission or for a reason stated in law.",
        ],
      },
      {
        heading: "Who sees your data",
        text: [
          "Only those who handle your matter see your data. Each time somebody opens them, it is logged. You can see the log in My matters.",
          "If you are under non-disclosure for personal safety, your address, municipality and phone number are not shown.",
        ],
      },
      {
        heading: "Cookies",
        text: [
          "We only use cookies that the service cannot work without: for signing in, for an unfinished message and for protecting forms. We do not track you.",
        ],
      },
      {
        heading: "How long",
        text: [
          "An unfinished message is kept for 30 days if you have signed in, otherwise for one day. The code opens the answer until 30 days have passed since the answer.",
        ],
      },
    ],
  },
};

function show(site: Site, exchange: Exchange, text: Text): Answer {
  const { lang } = exchange;
  return page(
    <ResidentPage site={site} exchange={exchange} title={text.title}>
      <h1>{text.title}</h1>
      {text.parts.map((part) => (
        <>
          <h2>{part.heading}</h2>
          {part.text.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </>
      ))}
      <p>
        {site.content.county.switchboard[lang]} <PhoneLink number={site.content.county.phone.number} />
      </p>
    </ResidentPage>,
  );
}

export const showAccessibility = (site: Site, exchange: Exchange): Answer =>
  show(site, exchange, ACCESSIBILITY[exchange.lang]);
export const showPrivacy = (site: Site, exchange: Exchange): Answer =>
  show(site, exchange, PRIVACY[exchange.lang]);
