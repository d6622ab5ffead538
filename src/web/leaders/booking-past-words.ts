import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  past: "Missä odotus ylittää rajan {n} viikossa",
  pastOne: "Missä odotus ylittää rajan viikossa",
  pastSay: "{n} paikassa odotus ylittää määräajan, jos tarjonta ja kysyntä pysyvät nykyisinä.",
  pastSayOne: "Yhdessä paikassa odotus ylittää määräajan, jos tarjonta ja kysyntä pysyvät nykyisinä.",
  pastNone: "Missään odotus ei ylitä määräaikaa, jos tarjonta ja kysyntä pysyvät nykyisinä.",
  pastMore: "Näistä näkyvät {shown} ensimmäistä. Loput ovat taulukossa (CSV), tai rajaa valintaa.",
  pastWhere: "Aika ja yksikkö",
  pastLimit: "Määräaika",
  pastFrom: "Mistä alkaen",
  pastWait: "Odotus silloin",
  nowAlready: "jo nyt",
  pastHow: "Näin se on laskettu",
  pastSteps: [
    "Vapaat minuutit luetaan kalentereista. Kun kalentereita ei enää ole, päivä saa saman viikonpäivän keskiarvon.",
    "Ensin saavat ajan ne, jotka jo odottavat. Sitten tulee joka päivä yhtä paljon pyyntöjä kuin neljän viime viikon aikana keskimäärin varattiin yksikön samoille ammattiryhmille samassa muodossa. Samaksi päiväksi varattuja ei lasketa.",
    "Jokainen saa ensimmäisen vapaan ajan. Odotus on päiviä kalenterissa. Tämän päivän odotus on vähintään kolmas vapaa aika.",
    "Määräajat ovat alueen säännöistä. Jos sääntö riippuu iästä, se näkyy omana rivinään.",
    "Luku on laskelma, ei ennuste: sattuma, lomat ja sairastuminen eivät ole siinä. Se ei päätä mitään.",
  ],
  limitDays: "{days}: {name}",
};
type PastWords = typeof fi;

const sv: PastWords = {
  past: "Var väntan går över gränsen inom {n} veckor",
  pastOne: "Var väntan går över gränsen inom en vecka",
  pastSay: "På {n} ställen går väntan över tidsfristen, om utbud och efterfrågan är som nu.",
  pastSayOne: "På ett ställe går väntan över tidsfristen, om utbud och efterfrågan är som nu.",
  pastNone: "Ingenstans går väntan över tidsfristen, om utbud och efterfrågan är som nu.",
  pastMore: "De {shown} första visas. Resten finns i tabellen (CSV), eller avgränsa valet.",
  pastWhere: "Tid och enhet",
  pastLimit: "Tidsfrist",
  pastFrom: "Från och med",
  pastWait: "Väntan då",
  nowAlready: "redan nu",
  pastHow: "Så är det räknat",
  pastSteps: [
    "De lediga minuterna läses i kalendrarna. När kalendrarna tar slut får dagen medeltalet av samma veckodag.",
    "Först får de som redan väntar en tid. Sedan kommer varje dag lika många förfrågningar som i medeltal bokades hos samma yrkesgrupper på enheten i samma form under de fyra senaste veckorna. Det som bokades för samma dag räknas inte.",
    "Var och en får den första lediga tiden. Väntan är dagar i kalendern. Väntan i dag är minst den tredje lediga tiden.",
    "Tidsfristerna är områdets regler. Om regeln beror på åldern står den på en egen rad.",
    "Talet är en uträkning, ingen prognos: slump, semestrar och sjukdom är inte med. Det avgör ingenting.",
  ],
  limitDays: "{days}: {name}",
};

const en: PastWords = {
  past: "Where the wait passes the limit within {n} weeks",
  pastOne: "Where the wait passes the limit within a week",
  pastSay: "In {n} places the wait passes its limit, if capacity and demand stay as they are.",
  pastSayOne: "In one place the wait passes its limit, if capacity and demand stay as they are.",
  pastNone: "Nowhere does the wait pass its limit, if capacity and demand stay as they are.",
  pastMore: "The first {shown} are shown. The rest are in the table (CSV), or narrow the choice.",
  pastWhere: "Appointment and unit",
  pastLimit: "Limit",
  pastFrom: "From",
  pastWait: "The wait then",
  nowAlready: "already now",
  pastHow: "How this is counted",
  pastSteps: [
    "Free minutes are read from the calendars. Where the calendars end, a day has the average of the same weekday.",
    "Those who wait already come first. Then each day brings as many requests as were booked on average in the last four weeks with the same professions of the unit in the same form. What was booked for its own day is not counted.",
    "Everybody gets the first time that is free. The wait is days of the calendar. Today's wait is at least the third next available time.",
    "The limits are the county's rules. Where a rule depends on age, it stands on a row of its own.",
    "This is a calculation, not a forecast: chance, holidays and illness are not in it. It decides nothing.",
  ],
  limitDays: "{days}: {name}",
};

const all = { fi, sv, en };
export const pastWords = (lang: Lang): PastWords => all[lang];
