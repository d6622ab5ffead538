import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { KINDS } from "#src/county/kinds.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { loadContent } from "#src/platform/content/index.ts";
import { documentOf, entriesOf } from "../entries.ts";
import { servicesOf } from "../kind.ts";
import { buildIndex, type SearchIndex } from "./build.ts";
import { rank } from "./rank.ts";

/** What callers say, judged by hand: any of the services is a right answer. The words are our own. */
const JUDGED: readonly (readonly [Lang, string, string])[] = [
  ["fi", "hammas särkee", "oral-health dental-emergency"],
  ["fi", "hampaat kipeät", "oral-health dental-emergency"],
  ["fi", "hammassärkyä viikonloppuna", "dental-emergency"],
  ["fi", "vauva itkee", "child-clinic"],
  ["fi", "vauva ei nuku öisin", "child-clinic"],
  ["fi", "neuvolaan aika", "child-clinic maternity-clinic"],
  ["fi", "olen raskaana", "maternity-clinic"],
  ["fi", "alkoholi", "substance-use"],
  ["fi", "mieheni juo liikaa", "substance-use"],
  ["fi", "alkohooli", "substance-use"],
  ["fi", "omaishoitaja väsynyt", "carer-wellbeing informal-care-support"],
  ["fi", "hoidan äitiäni kotona", "informal-care-support"],
  ["fi", "rokote", "vaccinations"],
  ["fi", "influenssarokotukset", "vaccinations"],
  ["fi", "labraan aika", "laboratory"],
  ["fi", "verikokeet", "laboratory"],
  ["fi", "yksinäisyys", "wellbeing-guidance peer-groups day-activities-older"],
  ["fi", "masenus", "psychosocial-centre"],
  ["fi", "ahdistaa eikä saa unta", "psychosocial-centre youth-team"],
  ["fi", "rahat eivät riitä ruokaan", "social-assistance-supplementary social-work-adults"],
  ["fi", "toimeentulotuki", "social-assistance-supplementary"],
  ["fi", "äiti kaatuilee ja muisti pätkii", "senior-clinic"],
  ["fi", "pyörätuolin lainaaminen", "assistive-devices"],
  ["fi", "ero ja lasten huoltajuus", "family-law family-mediation"],
  ["fi", "poikaa kiusataan koulussa", "school-psychologist-curator"],
  ["fi", "mies lyö", "domestic-violence"],
  ["fi", "taksikortti vammaiselle", "transport-service"],
  ["fi", "saako kotiin apua pesuihin", "home-care"],
  ["fi", "reseptit loppu", "prescription-renewal"],
  ["fi", "selka kipea", "physiotherapy health-station"],
  ["fi", "muistutus huonosta kohtelusta", "complaint-about-care"],
  ["fi", "lapsella korkea kuume yöllä", "medical-helpline"],
  ["fi", "adhd tutkimukset", "adhd-young"],
  ["fi", "terapiaan", "first-line-therapies psychosocial-centre"],
  ["fi", "tupakoinnin lopettaminen", "lifestyle-guidance"],
  ["fi", "verenpaineen mittaus ilman aikaa", "nova-clinic"],
  ["fi", "kulttuurikortti", "kaikukortti"],
  ["fi", "häätö tulossa", "housing-support"],
  ["sv", "papper för rullstol", "assistive-devices"],
  ["sv", "ensamhet", "wellbeing-guidance peer-groups day-activities-older"],
  ["sv", "jag känner mig ensam", "wellbeing-guidance peer-groups"],
  ["sv", "tandvärk", "oral-health dental-emergency"],
  ["sv", "ont i tänderna", "oral-health dental-emergency"],
  ["sv", "babyn gråter hela tiden", "child-clinic"],
  ["sv", "vaccinering mot influensa", "vaccinations"],
  ["sv", "min man dricker", "substance-use"],
  ["sv", "närståendevårdare trött", "carer-wellbeing informal-care-support"],
  ["sv", "pengarna räcker inte", "social-assistance-supplementary social-work-adults social-credit"],
  ["sv", "färdtjänst", "transport-service"],
  ["sv", "mamma glömmer saker", "senior-clinic older-service-guidance"],
  ["sv", "hjälp hemma för pappa", "home-care older-service-guidance meals-and-errands family-work"],
  ["sv", "blodprov", "laboratory"],
  ["sv", "skilsmässa", "family-law family-mediation"],
  ["sv", "mobbad i skolan", "school-psychologist-curator"],
  ["sv", "deprimerad och sover inte", "psychosocial-centre youth-team"],
  ["sv", "patientombudsman", "patient-ombudsman"],
  ["sv", "preventivmedel", "contraception"],
  ["sv", "hörapparat", "assistive-devices nova-clinic"],
  ["sv", "jour på natten", "medical-helpline"],
  ["sv", "aboka tid", "contact-centre"],
  ["en", "toothache", "oral-health dental-emergency"],
  ["en", "my tooth hurts", "oral-health dental-emergency"],
  ["en", "baby crying all night", "child-clinic"],
  ["en", "I am pregnant", "maternity-clinic"],
  ["en", "vaccinations for travelling", "vaccinations"],
  ["en", "drinking problem", "substance-use"],
  ["en", "lonely", "wellbeing-guidance peer-groups day-activities-older"],
  ["en", "depresion", "psychosocial-centre youth-team"],
  ["en", "wheelchair", "assistive-devices"],
  ["en", "my husband hits me", "domestic-violence"],
  ["en", "no money for food", "social-assistance-supplementary"],
  ["en", "moved to Finland, need an interpreter", "interpreter immigrant-services"],
  ["en", "carer burnout", "carer-wellbeing"],
  ["en", "blood test", "laboratory"],
  ["en", "divorce", "family-law family-mediation"],
  // On a page of another language.
  ["fi", "rullstol", "assistive-devices"],
  ["en", "neuvola", "child-clinic maternity-clinic senior-clinic"],
  ["sv", "hammaslääkäri", "oral-health"],
];

let index: SearchIndex;
let ids: readonly string[];

beforeAll(async () => {
  const content = await loadContent(join(rootFolder(), "content"), KINDS);
  const entries = entriesOf(servicesOf(content), []);
  ids = entries.map(({ id }) => id);
  index = buildIndex(entries.map(documentOf));
});

const first = (lang: Lang, question: string, n: number) =>
  rank(index, question, lang)
    .slice(0, n)
    .map(({ document }) => ids[document] as string);

describe("the right service is among the first three", () => {
  test.each(JUDGED)("%s: %s", (lang, question, right) => {
    const found = first(lang, question, 3);
    expect(found.filter((id) => right.split(" ").includes(id)).length, found.join(", ")).toBeGreaterThan(0);
  });

  test("every right answer is a service that there is", () => {
    const named = new Set(JUDGED.flatMap(([, , right]) => right.split(" ")));
    expect([...named].filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("bad questions", () => {
  test.each([
    "",
    "   ",
    "???",
    "<script>alert(1)</script>",
    "a".repeat(10_000),
    "\u0000\ud800",
    "qzxwv",
    "🙂",
  ])("%#: gives a list and no error", (question) => {
    expect(Array.isArray(first("fi", question, 3))).toBe(true);
  });

  test("what means nothing to us finds nothing", () => {
    expect(first("fi", "qzxwv", 3)).toEqual([]);
  });
});
