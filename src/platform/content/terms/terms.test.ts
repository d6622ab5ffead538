import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { termFindings, termsIn } from "./check.ts";
import { loadTerms } from "./load.ts";
import { compileTerms } from "./terms.ts";

const terms = await loadTerms(join(import.meta.dirname, "../../../../content"));

// Inflected Finnish, and the terms that it speaks of. Forms after school grammar's inflection types.
const said: readonly (readonly [string, readonly string[]])[] = [
  ["Hoitotakuu on laki.", ["hoitotakuu"]],
  ["Hoitotakuun mukaan pääset hoitoon.", ["hoitotakuu"]],
  ["Emme noudata hoitotakuuta.", ["hoitotakuu"]],
  ["Hoitotakuussa on poikkeuksia.", ["hoitotakuu"]],
  ["Voit perua ajanvarauksen.", ["ajanvaraus"]],
  ["Ajanvarauksesi on muuttunut.", ["ajanvaraus"]],
  ["Hoida asia ajanvarauksissammekin.", ["ajanvaraus"]],
  ["Sähköisessä ajanvarauksessa näet ajat.", ["sähköinen ajanvaraus"]],
  ["Kiireettömään hoitoon pääsee myöhemmin.", ["kiireetön hoito"]],
  ["Kiireellistä hoitoa saa heti.", ["kiireellinen hoito"]],
  ["Yhteydenottoja tuli sata.", ["yhteydenotto"]],
  ["Luimme yhteydenottosi.", ["yhteydenotto"]],
  ["Päätöksestä voi valittaa.", ["päätös"]],
  ["Saat päätöstä odottaessasi rahaa.", ["päätös"]],
  ["Teemme hoidon tarpeen arvioinnin puhelimessa.", ["hoidon tarpeen arviointi"]],
  ["HTA:n tulos kirjataan.", ["hoidon tarpeen arviointi"]],
  ["Palvelutarpeen arviointia ei tehty.", ["palvelutarpeen arviointi"]],
  ["Kotihoidon asiakas.", ["kotihoito"]],
  ["Tehostettuun kotikuntoutukseen on jonoa.", ["tehostettu kotikuntoutus"]],
  ["Omaishoitajien jaksaminen.", ["omaishoitaja"]],
  ["Haen omaishoidon tukea.", ["omaishoidon tuki"]],
  ["Täytä esitietolomakkeet ennen käyntiä.", ["esitietolomake"]],
  ["Pyydä hyvinvointilähetettä hoitajalta.", ["hyvinvointilähete"]],
  ["Etsi hyvinvointioppaasta.", ["hyvinvointiopas"]],
  ["Palvelupolulla on kolme askelta.", ["palvelupolku"]],
  ["Hoitovelan purkaminen.", ["hoitovelka"]],
  ["Suun terveydenhuollossa on ruuhkaa.", ["suun terveydenhuolto"]],
  ["Suomi.fi-valtuuksilla hoidat asian.", ["suomi.fi-valtuudet"]],
  ["Mielenterveys- ja päihdepalveluihin pääsee heti.", ["mielenterveys- ja päihdepalvelut"]],
  ["Kysy Pyydä apua -palvelusta.", ["Pyydä apua -palvelu"]],
  ["Pohjanmaan hyvinvointialueen yksiköt.", ["Pohjanmaan hyvinvointialue"]],
  ["Hyvinvointialueet vertailevat.", ["hyvinvointialue"]],
  ["Ikääntyneiden toimintakyvystä.", ["ikääntynyt", "toimintakyky"]],
  ["Turvakiellon alainen tieto.", ["turvakielto"]],
  ["Henkilötunnuksesi loppuosa.", ["henkilötunnus"]],
  ["Matalan kynnyksen palveluita nuorille.", ["matalan kynnyksen palvelu"]],
  ["Sähköisten asiointien määrä.", ["sähköinen asiointi"]],
  ["Ajan\u00advarauksen peruminen.", ["ajanvaraus"]],
  // Another word, although it begins with a term or looks like one.
  ["Soita Päivystysapuun.", []],
  ["Mittaristot ja mittarit.", ["mittaristo", "mittari"]],
  ["Asiaa viedään hyvää vauhtia päätökseen.", []],
  ["Saimme työn päätökseen.", []],
  ["Saat muistutuksen varatusta ajasta.", []],
  ["Päätöntä menoa kotipihalla.", []],
  ["Odotusajat ja peruutusajan varaaminen.", ["odotusaika", "peruutusaika"]],
  ["Tarinallista chattia nuorille.", ["tarinallinen chat"]],
  ["Kysy mittarista.", ["mittari"]],
  ["Yhteydenottotapa", []],
  ["Takaisinsoittopyyntö ja päätöksentekijä", []],
  ["Soita meille, niin autamme.", []],
];

describe("terms in a Finnish text", () => {
  it.each(said)("%s", (text, expected) => {
    const found = termsIn(text, terms).map((term) => term.entry.fi);
    expect([...found].sort()).toEqual([...expected].sort());
  });
});

const fine: readonly (readonly [string, string, string])[] = [
  ["Hoitotakuun mukaan", "Enligt vårdgarantin", "Under the care guarantee"],
  ["Voit perua ajanvarauksen.", "Du kan avboka din tidsbokning.", "You can cancel your appointment booking."],
  ["Ajanvaraus puhelimella", "Boka tid per telefon", "Book an appointment by phone"],
  [
    "Hoidon tarpeen arviointi",
    "Vi bedömer ditt vårdbehov: bedömning av vårdbehovet",
    "We make an assessment of your need for care",
  ],
  ["Kiireetön hoito", "Den icke-brådskande vården", "Care that is non-urgent"],
  [
    "Kiireellinen ja kiireetön hoito",
    "Brådskande vård och icke-brådskande vård",
    "Urgent care and non-urgent care",
  ],
  ["Yhteydenotot", "Kontakterna", "Contacts"],
  ["Luimme yhteydenottosi.", "Vi har läst din kontakt.", "We have read your contact request."],
  ["Päätöksestä voi valittaa.", "Du kan söka ändring i beslutet.", "You can appeal against the decision."],
  ["Ikääntyneet", "Äldre personer", "Older people"],
  ["Sähköinen asiointi", "De elektroniska tjänsterna", "Our e-services"],
  ["Digituen numero", "Numret till det digitala stödet", "The number of digital support"],
  ["Omahoito-ohjelmat", "Egenvårdsprogrammen", "Self care programmes"],
  ["Takaisinsoitto", "Återuppringning", "We call you back"],
  ["Odotusajat", "Väntetiderna", "Waiting times"],
  ["Kirjaaminen", "Vi dokumenterar allt", "What we record"],
  [
    "Saat muistutuksen varatusta ajasta.",
    "Du får en påminnelse om din tid.",
    "You get a reminder of your time.",
  ],
  ["Päivystyksen jono", "Jourens kö", "The queue of those on call"],
  ["Etähoiva kotona", "Distansvård hemma", "Remote home care"],
  ["Lupa- ja valvontavirasto", "Tillstånds- och tillsynsverket", "The Finnish Supervisory Agency"],
];

describe("texts that say what the Finnish says", () => {
  it.each(fine)("%s | %s | %s", (fi, sv, en) => {
    expect(termFindings([], { fi, sv, en }, terms).map((finding) => finding.message)).toEqual([]);
  });
});

// Finnish, Swedish, English, then what is found: the term and the language.
const wrong: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["Hoitotakuun mukaan", "Enligt vårdlöftet", "Under the care guarantee", ["hoitotakuu sv"]],
  ["Hoitotakuuta noudatetaan", "Vårdgarantin följs", "The treatment promise is kept", ["hoitotakuu en"]],
  ["Kiireellinen hoito", "Icke-brådskande vård", "Urgent care", ["kiireellinen hoito sv"]],
  ["Kiireellinen hoito", "Brådskande vård", "Non-urgent care", ["kiireellinen hoito en"]],
  ["Kiireetön hoito", "Brådskande vård", "Urgent care", ["kiireetön hoito sv", "kiireetön hoito en"]],
  ["Tee muistutus", "Gör en påminnelse", "Make a complaint", ["muistutus sv"]],
  ["Tee muistutus", "Gör en anmärkning", "Make a reminder", ["muistutus en"]],
  ["Muistutuksesta vastataan", "Klagomålet besvaras", "The complaint is answered", ["muistutus sv"]],
  ["Yhteydenotto", "Kontaktspråk", "Contact", ["yhteydenotto sv"]],
  ["Yhteydenotto", "Anmälan", "Contact", ["yhteydenotto sv"]],
  ["Huoltaja", "Vårdnadshavare", "Legal guardian", ["huoltaja en"]],
  ["Edunvalvoja", "God man", "Legal guardian", ["edunvalvoja sv"]],
  ["Omaishoito", "Närståendevårdare", "Informal care", ["omaishoito sv"]],
  ["Omaishoitaja", "Anhörigvårdare", "Informal carer", ["omaishoitaja sv"]],
  ["Sähköinen ajanvaraus", "Tidsbokning", "Online booking", ["sähköinen ajanvaraus sv"]],
  ["Hyvinvointialue", "Välfärdsregionen", "The wellbeing area", ["hyvinvointialue sv", "hyvinvointialue en"]],
  ["Henkilötunnus", "Personnummer", "Social security number", ["henkilötunnus sv", "henkilötunnus en"]],
  ["Ikäneuvola", "Åldrerådgivning", "Senior clinic", ["ikäneuvola sv"]],
  ["Anna suostumus", "Ge ditt medgivande", "Give your permission", ["suostumus sv", "suostumus en"]],
  ["Mittarit", "Formulär", "Forms", ["mittari sv", "mittari en"]],
  ["Päätös", "Avgörande", "Ruling", ["päätös sv", "päätös en"]],
  ["Kotihoito", "Hemtjänst", "Home help", ["kotihoito sv", "kotihoito en"]],
  ["Hoitovelka ja palveluvelka", "Vårdskuld", "Care backlog and service backlog", ["palveluvelka sv"]],
  ["Mene päivystykseen", "Åk till jouren", "Call the care line", ["päivystys en"]],
  ["Saatavuus", "Saknas inte", "", ["saatavuus sv", "saatavuus en"]],
];

describe("texts that say something else", () => {
  it.each(wrong)("%s | %s | %s", (fi, sv, en, expected) => {
    const found = termFindings([], { fi, sv, en }, terms).map(({ term, path }) => `${term} ${path.at(-1)}`);
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it("says which term, which language and what is expected", () => {
    const [finding] = termFindings(
      ["title"],
      { fi: "Digituesta", sv: "Hjälp", en: "Digital support" },
      terms,
    );
    expect(finding?.path).toEqual(["title", "sv"]);
    expect(finding?.message).toBe(
      'the Finnish says "digituki", so the Swedish must say "digitalt stöd" or "digirådgivning"',
    );
  });
});

describe("the list itself", () => {
  it("recognises every term in its basic form, and alone", () => {
    for (const { entry } of terms.list) {
      for (const form of [entry.fi, ...(entry.fiAlso ?? [])]) {
        expect(termsIn(form, terms).map((term) => term.entry.fi)).toEqual([entry.fi]);
      }
    }
  });

  it("accepts each of its own counterparts", () => {
    for (const { entry } of terms.list) {
      for (const sv of [...entry.sv, ...(entry.also?.sv ?? [])]) {
        for (const en of [...entry.en, ...(entry.also?.en ?? [])]) {
          expect(termFindings([], { fi: entry.fi, sv, en }, terms)).toEqual([]);
        }
      }
    }
  });

  it("works for another county's words", () => {
    const other = compileTerms([
      { fi: "tiski", sv: ["disk"], en: ["counter"], verified: false, basis: "made up" },
    ]);
    expect(
      termFindings([], { fi: "Tule tiskille", sv: "Kom till luckan", en: "Come to the counter" }, other),
    ).toHaveLength(1);
  });
});
