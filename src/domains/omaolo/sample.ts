import { type Random, seededRandom } from "#src/stats/random.ts";
import type { OmaoloContent } from "./model.ts";

const QUESTIONS = [
  ["Kuinka monta päivää oire on kestänyt?", "Hur många dagar har symtomet pågått?"],
  ["Onko oire pahentunut?", "Har symtomet blivit värre?"],
  ["Haittaako oire tavallista päivää?", "Stör symtomet en vanlig dag?"],
  ["Onko sinulla kuumetta?", "Har du feber?"],
  ["Mitä olet kokeillut?", "Vad har du prövat?"],
] as const;
const TRIED = [
  ["Lepoa", "Vila"],
  ["Apteekin lääkettä", "Medicin från apoteket"],
  ["En mitään", "Ingenting"],
] as const;
const URL = "https://prima.example/fhir/";

export interface Sample {
  readonly id: string;
  readonly body: unknown;
}

/**
 * A message shaped as real ones are, worded by us: the n-th of a seed is the same always. `people`: identity codes of the
 * demonstration, given now and then; otherwise nobody is named.
 */
export function sampleMessage(
  content: OmaoloContent,
  {
    seed,
    n,
    authored,
    kind,
    people = [],
  }: {
    seed: number;
    n: number;
    authored: Temporal.Instant;
    kind?: string | undefined;
    people?: readonly string[];
  },
): Sample {
  const random = seededRandom(seed * 1_000_003 + n);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const lang = random() < 0.5 ? 0 : 1;
  // Most are not urgent, few are an emergency.
  const urgency = pick([
    "emergency",
    ...Array(9).fill("urgent"),
    ...Array(30).fill("soon"),
    ...Array(40).fill("routine"),
    ...Array(20).fill("self-care"),
  ]);
  const chosen = kind ?? pick(content.assessments).id;
  const person = people.length > 0 && random() < 0.4 ? pick(people) : undefined;
  const id = `msg_${seed.toString(36)}_${n.toString(36)}_${authored.epochMilliseconds.toString(36)}`;
  const response = {
    resourceType: "QuestionnaireResponse",
    id: `qr-${n}`,
    questionnaire: `${URL}Questionnaire/${chosen}|1.0`,
    status: "completed",
    language: lang === 0 ? "fi" : "sv",
    authored: authored.toString(),
    ...(person && { subject: { identifier: { system: "urn:oid:1.2.246.21", value: person } } }),
    extension: [
      {
        url: `${URL}StructureDefinition/urgency`,
        valueCoding: { system: `${URL}CodeSystem/urgency`, code: urgency },
      },
      { url: `${URL}StructureDefinition/age`, valueInteger: 18 + Math.floor(random() * 70) },
      { url: `${URL}StructureDefinition/municipality`, valueCode: pick(["905", "598", "499", "287", "399"]) },
      { url: `${URL}StructureDefinition/consent-to-contact`, valueBoolean: true },
    ],
    item: [{ linkId: "symptoms", text: lang === 0 ? "Oireet" : "Symtom", item: itemsOf(random, lang) }],
  };
  const patient = {
    resourceType: "Patient",
    telecom: [{ system: "phone", value: `050 000 0${100 + Math.floor(random() * 900)}` }],
  };
  return {
    id,
    body: {
      resourceType: "Bundle",
      type: "collection",
      timestamp: authored.toString(),
      entry: [{ resource: response }, { resource: patient }],
    },
  };
}

function itemsOf(random: Random, lang: 0 | 1) {
  const yes = () => ({ valueBoolean: random() < 0.4 });
  const answers = [
    { valueInteger: 1 + Math.floor(random() * 14) },
    yes(),
    yes(),
    yes(),
    { valueString: (TRIED[Math.floor(random() * TRIED.length)] ?? TRIED[0])[lang] },
  ];
  return QUESTIONS.map((question, index) => ({
    linkId: `q${index + 1}`,
    text: question[lang],
    answer: [answers[index]],
  }));
}
