import { family } from "./fi-family.ts";
import type { Words } from "./words.ts";

export const fi: Words = {
  child: {
    female: ["Tyttäreni", "Tyttäremme"],
    male: ["Poikani", "Poikamme"],
    unknown: ["Lapseni", "Kuopuksemme", "Esikoisemme"],
    relative: ["Lapsenlapseni", "Kummilapseni", "Tuttavani nuori"],
  },
  greeting: ["Hei.", "Hei!", "Hyvää iltaa.", "Hei, toivottavasti tämä on oikea paikka."],
  since: [
    "Tätä on jatkunut syksystä asti.",
    "Se alkoi noin kuukausi sitten.",
    "Näin on ollut puoli vuotta.",
    "Se alkoi kesäloman jälkeen.",
    "Se menee ja tulee.",
    "Viimeiset kaksi viikkoa ovat olleet pahempia.",
    "Vähän tällaista on ollut aina, mutta nyt se on liikaa.",
    "Se alkoi muutosta.",
  ],
  ask: [
    "Mitä voisimme tehdä?",
    "Voisiko joku soittaa minulle?",
    "Onko jotakuta, jonka kanssa voisi jutella?",
    "Olisin kiitollinen neuvoista.",
    "Mihin kannattaa ottaa yhteyttä?",
    "Voisiko saada ajan?",
    "Haluaisin vain tietää, onko tämä tavallista.",
    "Vastaattehan kirjallisesti.",
  ],
  family,
  lines: {
    fever: [
      "Kuume on kestänyt kolme päivää.",
      "Pienellä lapsella on kuumetta ja yskää.",
      "Kuumetta ja kurkkukipua on ollut sunnuntaista asti.",
    ],
    skin: [
      "Molemmissa käsivarsissa on kutiavaa ihottumaa.",
      "Luomi on muuttanut muotoaan.",
      "Punkinpuremasta jäi punainen rengas.",
    ],
    medicine: [
      "Resepti loppuu tällä viikolla.",
      "Uusi lääke huimaa.",
      "Voiko näitä kahta lääkettä ottaa yhdessä?",
    ],
    back: [
      "Selkä jumiutui, kun nostin halkoja.",
      "Selkäkipu säteilee jalkaan.",
      "Niska on ollut jäykkä viikkoja.",
    ],
    "test-results": [
      "Kävin verikokeissa ja haluaisin tulokset.",
      "Kirje kokeesta oli vaikea ymmärtää.",
      "Milloin on seuraava verenpaineen tarkistus?",
    ],
    vaccination: [
      "Tarvitsen jäykkäkouristustehosteen.",
      "Haluaisimme varata influenssarokotuksen.",
      "Mitä rokotuksia matkalle tarvitaan?",
    ],
    money: [
      "Vuokra erääntyy, eikä ruokaan ole rahaa.",
      "Tarvitsen apua toimeentulotuen hakemukseen.",
      "Sähkölasku on minulle aivan liian suuri.",
    ],
    housing: [
      "Minun on lähdettävä asunnostani kuun lopussa.",
      "Portaat ovat käyneet liian raskaiksi.",
      "Yövyn kaverin luona.",
    ],
    disability: [
      "Haluaisimme hakea henkilökohtaista apua.",
      "Kuljetuspalvelun kortti ei toimi.",
      "Lapsemme tarvitsee viikonlopuiksi hoitopaikan.",
    ],
    "home-help": [
      "Äiti ei enää selviä suihkusta yksin.",
      "Hoidan miestäni ja tarvitsisin vapaapäivän.",
      "Isä on kaatunut kotona kaksi kertaa.",
    ],
    anxiety: [
      "Kaupassa sydän hakkaa ja minun on lähdettävä.",
      "Vältän kokouksia ahdistuksen takia.",
      "Huoli estää työntekoa.",
    ],
    sleep: [
      "Valvon kolmeen asti.",
      "Olen nukkunut huonosti siitä asti, kun vaihdoin työtä.",
      "Herään joka yö neljältä.",
    ],
    alcohol: [
      "Haluaisin vähentää juomista.",
      "Puolisoni juo, ja tarvitsen jonkun jolle puhua.",
      "Olen ollut kuukauden raittiina ja tarvitsen tukea.",
    ],
    exhaustion: [
      "Olen ollut uupumuksen takia sairauslomalla, ja paluu on edessä.",
      "En saa mitään aikaan.",
      "Työ ja äidin hoito yhdessä ovat liikaa.",
    ],
    toothache: ["Takahammas särkee öisin.", "Ien on turvonnut.", "Viisaudenhammas tekee kipeää purressa."],
    "check-up": [
      "Haluaisin varata tarkastuksen.",
      "Edellisestä käynnistä on kolme vuotta.",
      "Lapsemme hammasraudat pitäisi tarkistaa.",
    ],
    "broken-tooth": ["Etuhampaasta lohkesi pala.", "Paikka irtosi tänään.", "Proteesiin tuli halkeama."],
  },
  lineAnswers: {
    health: [
      "Hoidon tarve arvioitiin puhelimessa ja annettiin ohjeet kotiin.",
      "Hoitajalle varattiin aika tälle viikolle.",
    ],
    social: [
      "Tilanne käytiin läpi, ja hakemuksesta sovittiin.",
      "Sosiaalityöntekijä soittaa ja sopii tapaamisen.",
    ],
    psychosocial: [
      "Sovittiin ensimmäisestä keskustelusta psykososiaalisessa keskuksessa.",
      "Katsottiin yhdessä omahoito-ohjelmaa ja sovittiin soitosta.",
    ],
    oral: ["Annettiin aika päivystävälle hammaslääkärille.", "Tarkastus varattiin ja ohjeet lähetettiin."],
  },
  danger: {
    about: [
      "{child} sanoo, ettei halua enää elää, ja pelkään tätä iltaa.",
      "{child} on lyöty tänään kotona eikä uskalla olla siellä.",
    ],
    own: ["En halua enää elää.", "En ole turvassa kotona juuri nyt."],
  },
  dangerAnswer: {
    called: [
      "Puhuimme heti puhelimessa ja sovimme, miten tämä ilta on turvallinen. Soitamme aamulla uudelleen.",
      "Soitin sinulle, ja sovimme seuraavista askelista. Jos vaara palaa, soita 112.",
    ],
    written: [
      "Kiitos, että kerroit. Et ole tämän kanssa yksin. Jos tilanne pahenee, soita 112. Olen paikalla koko illan ja luen, mitä kirjoitat.",
      "Luin viestisi heti. Jos haluat, kirjoita numero, niin soitan. Hätätilanteessa soita 112.",
    ],
  },
  thanks: [
    "Kiitos, että kirjoitit.",
    "Kiitos viestistäsi.",
    "Hyvä, että otit yhteyttä.",
    "Kiitos, että kerroit.",
  ],
  offer: [
    "Voit tulla juttelemaan kanssani, aikaa on tällä viikolla.",
    "Voin soittaa sinulle, kun sinulle sopii.",
    "Avoin vastaanotto on tiistaisin ilman ajanvarausta.",
    "Voimme halutessasi tavata perhekeskuksessa tai etänä.",
    "Voit kirjoittaa uudelleen tähän samaan keskusteluun.",
    "Sivujemme oppaassa on tästä lyhyt omahoito-ohjelma.",
  ],
  signOff: ["Ystävällisin terveisin perhetiimi", "Lämpimin terveisin", "Kaikkea hyvää"],
  note: [
    "Soitin, ei vastausta. Yritän huomenna uudelleen.",
    "Keskustelin työparin kanssa, joka tuntee alueen ryhmät.",
    "Koulukuraattori voisi olla mukana, jos perhe suostuu.",
    "Perhe haluaa vastauksen kirjallisesti.",
    "Tarkistin avoimen vastaanoton ajat.",
    "Viestissä ei näy akuuttia vaaraa.",
    "Tapaamiseen tarvitaan tulkki.",
    "Ehdotin neuvoja ja soittoa.",
  ],
  askBack: [
    "Minkä ikäinen lapsi on, ja mitä on jo kokeiltu?",
    "Saanko olla yhteydessä kouluun, jos se sopii teille?",
    "Milloin sinulle voisi soittaa?",
    "Miten se näkyy tavallisena päivänä?",
    "Onko joku toinen aikuinen, johon lapsi luottaa?",
    "Haluaisitko tavata vai saada neuvoja kirjallisesti?",
  ],
  reply: [
    "Kiitos. Neljän jälkeen sopii parhaiten.",
    "Kyllä, kouluun saa olla yhteydessä.",
    "Olemme yrittäneet puhua, mutta se päättyy riitaan.",
    "Eniten se näkyy aamuisin ennen koulua.",
    "Kirjalliset neuvot riittävät nyt.",
    "Haluaisimme tavata, mieluiten illalla.",
  ],
  handOver: [
    "Kuuluu toisen alueen tiimille.",
    "Työkaveri tuntee tämän aiheen paremmin.",
    "Olen huomenna poissa, jatkatko?",
  ],
};
