import type { FindingCode } from "#src/domains/assessments/index.ts";

export const fi = {
  title: { health: "Hoidon tarpeen arviointi", social: "Avun tarpeen arviointi" },
  lead: {
    health: "Sama lomake kaikissa yksiköissä. Ohjeet ovat tukea, sinä päätät.",
    social:
      "Lomakkeen yhteinen osa. Tämä ei ole sosiaalihuoltolain mukainen palvelutarpeen arviointi. Ohjeet ovat tukea, sinä päätät.",
  },
  own: "Ohjeet ovat hyvinvointialueen omia. Niitä ei ole vielä vahvistettu.",
  choose: "Valitse",
  noLimit: "Ei määräaikaa",
  unverified: "tarkistamatta",
  verified: "tarkistettu",
  limitOption: "{name}: {limit} Viimeistään {due}",
  limits: "Määräajat, jotka voivat alkaa",
  limitsLead:
    "Laskettu tästä hetkestä, tai yhteydenotosta jos määräaika alkaa siitä. Ohjelma ei valitse puolestasi.",
  limitsUnknownAge: "Ikää ei tiedetä, siksi näet kaikkien ikäryhmien määräajat.",
  noLimits: "Tähän palveluun ei ole määräaikaa.",
  source: "Lähde: {source}",
  howCounted: "Miten päivä laskettiin",
  findCode: "Hae koodi",
  codesFound: "Löytyneet koodit",
  noCodes: "Koodia ei löytynyt. Voit jättää syyn omiksi sanoiksi.",
  ownWords: "Käytä omia sanoja",
  more: { health: "Palvelu, luonne, toiveet ja aika", social: "Uusi asia, toiveet, lupa ja aika" },
  yes: "Kyllä",
  no: "Ei",
  day: "Päivä jona arvioit",
  time: "Kellonaika",
  timeHint: "Jätä tyhjäksi, jos arvioit nyt. Esimerkiksi 9.45.",
  timeWrong: "Kirjoita kellonaika, esimerkiksi 9.45",
  timeFuture: "Aika ei voi olla tulevaisuudessa. Kirjoita aika, jolloin arvioit",
  timeMissing: "Kirjoita kellonaika, kun päivä on aiempi",
  gone: "Tämä vaihtoehto ei ole luettelossa. Luettelo on voinut muuttua. Valitse uudelleen",
  save: "Tallenna arviointi",
  explanation: "Miksi tallennat näin",
  explanationHint: "Kirjoita lyhyesti, tai korjaa arviointi ja tallenna uudelleen.",
  explanationMissing: "Kirjoita, miksi tallennat näin, tai korjaa arviointi",
  explanationLong: "Lyhennä: enintään 400 merkkiä",
  found: "Tarkista arviointi",
  foundLead: "Arvioinnissa on tällaista:",
  kinds: { missing: "tieto puuttuu", late: "myöhässä", contradictory: "ristiriita" },
  meanwhile: "Joku ehti arvioida ennen sinua",
  meanwhileBody:
    "{who} tallensi arvioinnin {when}. Kirjoittamasi on tallessa alla. Jos tallennat, se korvaa tuon arvioinnin.",
  kept: "Kirjoittamasi on tallessa.",
  section: "Arviointi",
  none: "Tarvetta ei ole arvioitu.",
  write: "Arvioi tarve",
  correct: "Korjaa arviointi",
  by: "Arvioija",
  at: "Arvioitu",
  contactAt: "Yhteydenotto",
  limitBy: "Viimeistään",
  explained: "Miksi tallennettu näin",
  earlier: "Aiemmat arvioinnit ({n})",
  inCall: "Arvioi tarve samalla",
  guidance: "Ohjeet: {what}",
  inCallHint: "Vapaaehtoinen tässä. Jos täytät, se tallentuu samalla kertaa.",
  listTitle: "Tarkistettavat arviointini",
  listLead:
    "Arvioinnit, joissa on huomattavaa, ja hoitamasi yhteydenotot, joista arviointi puuttuu. Viimeiset 90 päivää.",
  listNone: "Ei tarkistettavaa",
  listNoneBody: "Kaikki arviointisi ovat kunnossa.",
  matter: "Asia",
  received: "Tuli",
  what: "Huomio",
  definitions: "Mitä huomiot tarkoittavat",
  definitionsLead: "Huomiot tekee ohjelma säännöistä. Se ei päätä mitään. Sääntöjä ei ole vielä vahvistettu.",
  findings: {
    "assessment-missing": [
      "Arviointi puuttuu",
      "Terveyslinjan asiaan on vastattu tai se on päätetty, mutta hoidon tarvetta ei ole arvioitu.",
    ],
    "assessment-overdue": [
      "Arviointi on myöhässä",
      "Hoidon tarve piti arvioida samana arkipäivänä virka-aikana. Jos asia tuli muulloin, aika alkoi seuraavan kerran avatessa.",
    ],
    "not-same-weekday": [
      "Arvioitu samaa arkipäivää myöhemmin",
      "Yhteydenoton ja arvioinnin pitää olla samana arkipäivänä virka-aikana.",
    ],
    "after-answer": [
      "Arvioitu vastauksen jälkeen",
      "Tarve arvioidaan, ennen kuin asiaan vastataan tai hoito alkaa.",
    ],
    "before-contact": [
      "Arvioitu ennen yhteydenottoa",
      "Arvioinnin aika on ennen yhteydenoton aikaa. Tätä ei voi tallentaa: korjaa aika.",
    ],
    "profession-missing": [
      "Ammattiryhmä puuttuu",
      "Tulos vaatii tapaamisen, mutta ei kerro, kenen apua tarvitaan.",
    ],
    "mode-missing": ["Hoitotapa puuttuu", "Tulos vaatii tapaamisen, mutta ei kerro, miten asia hoidetaan."],
    "rule-missing": [
      "Määräaika puuttuu",
      "Henkilö tarvitsee ajan kiireettömästi, ja palvelulla on määräaika, mutta mitään ei ole valittu.",
    ],
    "nature-missing": [
      "Luonne puuttuu",
      "Terveyslinjalla kirjataan, onko kyse sairaanhoidosta vai terveydenhoidosta.",
    ],
    "no-need-unexplained": ["Perustelu puuttuu", "Kun tarvetta ei ole, henkilöllä on oikeus tietää miksi."],
    "urgent-but-no-need": [
      "Kiireellinen, mutta ei tarvetta",
      "Kiireellisyys on heti, mutta tuloksen mukaan tarvetta ei ole.",
    ],
    "urgency-against-limit": [
      "Määräaika on pitkä kiireellisyyteen nähden",
      "Heti tarvittavalle avulle on valittu yli yhden päivän määräaika, tai lähipäiville yli seitsemän.",
    ],
    "danger-not-urgent": [
      "Vaaran merkkejä, mutta ei kiirettä",
      "Henkilön omissa sanoissa on merkkejä vaarasta, mutta asia on arvioitu kiireettömäksi tai tarpeettomaksi.",
    ],
    "rule-though-settled": [
      "Määräaika, vaikka asia on valmis",
      "Tuloksen mukaan asia on hoidettu, mutta määräaika alkaa.",
    ],
    "rule-not-fitting": [
      "Määräaika ei sovi",
      "Valittu määräaika ei ole voimassa, tai se ei koske tätä ikää tai palvelua.",
    ],
    "not-health-professional": [
      "Arvioija ei ole terveydenhuollon ammattilainen",
      "Hoidon tarpeen arvioi terveydenhuollon ammattihenkilö.",
    ],
  } satisfies Record<FindingCode, readonly [string, string]> as Record<
    FindingCode,
    readonly [string, string]
  >,
};
export type AssessmentWords = typeof fi;
