import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  alarms: "Hälytykset nähty ajoissa",
  alarmsOf: "Päivystäjä näki ajoissa {hits} / {of} hälytystä ({share}).",
  noAlarms: "Jaksolla ei ole ollut hälytyksiä.",
  alarmsHidden: "Hälytyksiä on niin vähän, että luku on salattu.",
  linesTitle: "Linjoittain",
  linesSay: "Eniten yhteydenottoja sai {line}: {n}.",
  linesNone: "Yhdenkään linjan lukua ei voi näyttää.",
  linesTable: "Luvut linjoittain",
  medianShort: "Mediaani",
  p90Short: "9/10",
  openShort: "Auki",
  overdueShort: "Yli ajan",
  channelsTitle: "Yhteydenotot linjan ja kanavan mukaan",
  channelsTable: "Määrät linjan ja kanavan mukaan",
  channelsSay: "Eniten käytettiin kanavaa {channel}: {n} ({share}).",
  channelsNone: "Yhdenkään kanavan lukua ei voi näyttää.",
  total: "Yhteensä",
};
export type LinesWords = typeof fi;

const sv: LinesWords = {
  alarms: "Larm sedda i tid",
  alarmsOf: "Jouren såg {hits} av {of} larm i tid ({share}).",
  noAlarms: "Perioden har inga larm.",
  alarmsHidden: "Larmen är så få att talet är dolt.",
  linesTitle: "Per linje",
  linesSay: "Flest kontakter fick {line}: {n}.",
  linesNone: "Ingen linjes tal kan visas.",
  linesTable: "Tal per linje",
  medianShort: "Median",
  p90Short: "9/10",
  openShort: "Öppna",
  overdueShort: "Över tiden",
  channelsTitle: "Kontakter per linje och kanal",
  channelsTable: "Antal per linje och kanal",
  channelsSay: "Mest användes kanalen {channel}: {n} ({share}).",
  channelsNone: "Ingen kanals tal kan visas.",
  total: "Totalt",
};

const en: LinesWords = {
  alarms: "Alarms seen in time",
  alarmsOf: "The person on call saw {hits} of {of} alarms in time ({share}).",
  noAlarms: "There have been no alarms in the period.",
  alarmsHidden: "There are so few alarms that the figure is hidden.",
  linesTitle: "By line",
  linesSay: "Most contacts came to the {line}: {n}.",
  linesNone: "No line's figure can be shown.",
  linesTable: "Figures by line",
  medianShort: "Median",
  p90Short: "9 in 10",
  openShort: "Open",
  overdueShort: "Past time",
  channelsTitle: "Contacts by line and channel",
  channelsTable: "Counts by line and channel",
  channelsSay: "The most used channel was {channel}: {n} ({share}).",
  channelsNone: "No channel's figure can be shown.",
  total: "Total",
};

const all = { fi, sv, en };
export const linesWords = (lang: Lang): LinesWords => all[lang];
