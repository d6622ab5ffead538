import { family } from "./sv-family.ts";
import type { Words } from "./words.ts";

export const sv: Words = {
  child: {
    female: ["Min dotter", "Vår dotter"],
    male: ["Min son", "Vår son"],
    unknown: ["Min tonåring", "Vår yngsta", "Vår äldsta"],
    relative: ["Min sondotter", "Min dotterson", "En ung person som jag känner"],
  },
  greeting: ["Hej.", "Hej!", "God kväll.", "Hej, jag hoppas att det här är rätt ställe."],
  since: [
    "Så har det varit sedan i höstas.",
    "Det började för ungefär en månad sedan.",
    "Det har varit så här i ett halvår.",
    "Det började efter sommarlovet.",
    "Det kommer och går.",
    "De två senaste veckorna har varit värre.",
    "Lite så har det alltid varit, men nu är det för mycket.",
    "Det började när vi flyttade.",
  ],
  ask: [
    "Vad kunde vi göra?",
    "Kunde någon ringa mig?",
    "Finns det någon man kunde prata med?",
    "Jag är tacksam för råd.",
    "Vart ska man vända sig?",
    "Kunde vi få en tid?",
    "Jag vill bara veta om det här är vanligt.",
    "Svara gärna skriftligt.",
  ],
  family,
  lines: {
    fever: [
      "Febern har hållit i sig i tre dagar.",
      "Ett litet barn har feber och hosta.",
      "Feber och ont i halsen sedan i söndags.",
    ],
    skin: [
      "Det kliar av utslag på båda armarna.",
      "Ett födelsemärke har ändrat form.",
      "Ett fästingbett har lämnat en röd ring.",
    ],
    medicine: [
      "Receptet går ut den här veckan.",
      "En ny medicin gör mig yr.",
      "Får man ta de här två medicinerna tillsammans?",
    ],
    back: [
      "Ryggen låste sig när jag lyfte ved.",
      "Ryggvärken strålar ner i benet.",
      "Nacken har varit stel i flera veckor.",
    ],
    "test-results": [
      "Jag tog blodprov och vill gärna ha resultaten.",
      "Brevet om provet var svårt att förstå.",
      "När är nästa kontroll av blodtrycket?",
    ],
    vaccination: [
      "Jag behöver påfyllning mot stelkramp.",
      "Vi skulle vilja boka influensavaccin.",
      "Vilka vaccin behövs inför en resa?",
    ],
    money: [
      "Hyran ska betalas och det finns inga pengar till mat.",
      "Jag behöver hjälp med ansökan om utkomststöd.",
      "Elräkningen är alldeles för stor för mig.",
    ],
    housing: [
      "Jag måste lämna min bostad i slutet av månaden.",
      "Trapporna har blivit för tunga.",
      "Jag sover hos en vän.",
    ],
    disability: [
      "Vi skulle vilja ansöka om personlig assistans.",
      "Färdtjänstkortet fungerar inte.",
      "Vårt barn behöver en plats för korttidsvård på veckosluten.",
    ],
    "home-help": [
      "Mamma klarar inte längre av att duscha ensam.",
      "Jag vårdar min man och skulle behöva en ledig dag.",
      "Pappa har fallit hemma två gånger.",
    ],
    anxiety: [
      "I butiken bultar hjärtat och jag måste gå ut.",
      "Jag undviker möten på grund av ångest.",
      "Oron hindrar mig från att arbeta.",
    ],
    sleep: [
      "Jag ligger vaken till klockan tre.",
      "Jag har sovit dåligt sedan jag bytte jobb.",
      "Jag vaknar klockan fyra varje natt.",
    ],
    alcohol: [
      "Jag skulle vilja dricka mindre.",
      "Min partner dricker och jag behöver någon att tala med.",
      "Jag har varit nykter i en månad och behöver stöd.",
    ],
    exhaustion: [
      "Jag har varit sjukskriven för utmattning och ska tillbaka.",
      "Jag får ingenting gjort.",
      "Jobbet och vården av mamma blir för mycket tillsammans.",
    ],
    toothache: [
      "En kindtand värker på nätterna.",
      "Tandköttet är svullet.",
      "En visdomstand gör ont när jag biter.",
    ],
    "check-up": [
      "Jag skulle vilja boka en kontroll.",
      "Det är tre år sedan mitt senaste besök.",
      "Vårt barns tandställning behöver kontrolleras.",
    ],
    "broken-tooth": [
      "En bit av en framtand gick av.",
      "En fyllning lossnade i dag.",
      "Min protes har spruckit.",
    ],
  },
  lineAnswers: {
    health: [
      "Vårdbehovet bedömdes per telefon och råd gavs för hemmet.",
      "En tid till sjukskötare bokades den här veckan.",
    ],
    social: [
      "Vi gick igenom situationen och kom överens om ansökan.",
      "En socialarbetare ringer och kommer överens om ett möte.",
    ],
    psychosocial: [
      "Vi kom överens om ett första samtal på det psykosociala centret.",
      "Vi såg tillsammans på ett egenvårdsprogram och kom överens om ett samtal.",
    ],
    oral: ["En tid gavs till jourhavande tandläkare.", "En kontroll bokades och anvisningar sändes."],
  },
  danger: {
    about: [
      "{child} säger att livet inte är värt att leva, och jag är rädd i kväll.",
      "{child} blev slagen hemma i dag och vågar inte vara där.",
    ],
    own: ["Jag vill inte leva längre.", "Jag är inte trygg hemma just nu."],
  },
  dangerAnswer: {
    called: [
      "Vi talade genast i telefon och kom överens om hur kvällen blir trygg. Vi ringer igen i morgon bitti.",
      "Jag ringde dig och vi kom överens om nästa steg. Om faran kommer tillbaka, ring 112.",
    ],
    written: [
      "Tack för att du berättade. Du är inte ensam med det här. Om det blir värre, ring 112. Jag är på plats i kväll och läser det du skriver.",
      "Jag läste ditt meddelande genast. Skriv gärna ett nummer, så ringer jag. Ring 112 i en nödsituation.",
    ],
  },
  thanks: [
    "Tack för att du skrev.",
    "Tack för ditt meddelande.",
    "Det är bra att du tog kontakt.",
    "Tack för att du berättade.",
  ],
  offer: [
    "Du är välkommen att prata med mig, jag har tid den här veckan.",
    "Jag kan ringa dig när det passar dig.",
    "Vår öppna mottagning är på tisdagar, utan tidsbokning.",
    "Om du vill kan vi träffas på familjecentret eller på distans.",
    "Du kan skriva igen i samma konversation.",
    "I guiden på våra sidor finns ett kort egenvårdsprogram om det här.",
  ],
  signOff: ["Med vänlig hälsning, familjeteamet", "Varma hälsningar", "Allt gott"],
  note: [
    "Ringde, inget svar. Försöker igen i morgon.",
    "Diskuterade med en kollega som känner områdets grupper.",
    "Skolkuratorn kunde vara med, om familjen samtycker.",
    "Familjen vill ha svar skriftligt.",
    "Kontrollerade tiderna för den öppna mottagningen.",
    "Inget tecken på akut fara i meddelandet.",
    "Det behövs tolk till mötet.",
    "Föreslog råd och ett samtal.",
  ],
  askBack: [
    "Hur gammalt är barnet, och vad har ni redan prövat?",
    "Får jag kontakta skolan, om det passar er?",
    "När skulle det passa att ringa dig?",
    "Hur märks det en vanlig dag?",
    "Finns det någon annan vuxen som barnet litar på?",
    "Vill du hellre träffas eller få råd skriftligt?",
  ],
  reply: [
    "Tack. Efter klockan fyra passar bäst.",
    "Ja, ni får kontakta skolan.",
    "Vi har försökt prata, men det slutar i gräl.",
    "Det märks mest på morgnarna före skolan.",
    "Skriftliga råd räcker för tillfället.",
    "Vi vill gärna träffas, helst på kvällen.",
  ],
  handOver: [
    "Hör till ett annat områdes team.",
    "En kollega kan det här ämnet bättre.",
    "Jag är borta i morgon, fortsätter du?",
  ],
};
