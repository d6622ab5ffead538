import type { Answer, Answers, Context, FormContent } from "#src/domains/forms/index.ts";
import { type Person, personById } from "#src/domains/people/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";

/** What the county knows of a signed-in person, by what an answer is for. */
const FROM_PERSON: Readonly<Record<string, (person: Person) => string | null>> = {
  name: ({ givenNames, surname }) => `${givenNames} ${surname}`,
  municipality: ({ municipality }) => municipality,
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  "birth-date": ({ birthDate }) => birthDate.toString(),
};

/** What is known before anything is answered: the page's language, and of the signed-in what the county has of them. */
export async function known(
  { form }: FormContent,
  exchange: Exchange,
): Promise<{ readonly answers: Answers; readonly context: Context }> {
  const answers: Record<string, readonly Answer[]> = {};
  const fill = (use: string, value: string | null | undefined) => {
    const item = form.byUse.get(use);
    if (!item || !value || item.readOnly || item.hidden || item.depth > 0) return;
    if (item.options.length > 0) {
      const option = item.optionOf.get(value);
      if (option) answers[item.linkId] = [option.answer];
    } else if (item.type === "date") answers[item.linkId] = [{ valueDate: value }];
    else if (item.type === "string" || item.type === "text") answers[item.linkId] = [{ valueString: value }];
  };
  fill("language", exchange.lang);
  const { resident } = exchange.visitor;
  const asks = form.launch.length > 0 || Object.keys(FROM_PERSON).some((use) => form.byUse.has(use));
  const person = resident && asks ? await personById(exchange.scope.db, resident.personId) : undefined;
  if (!person) return { answers, context: {} };
  for (const [use, read] of Object.entries(FROM_PERSON)) fill(use, read(person));
  return { answers, context: { launch: { patient: patientOf(person) } } };
}

/** A person as FHIR's Patient, as far as forms may read it. */
const patientOf = (person: Person) => ({
  resourceType: "Patient",
  id: person.id,
  name: [
    {
      text: `${person.givenNames} ${person.surname}`,
      family: person.surname,
      given: person.givenNames.split(" "),
    },
  ],
  birthDate: person.birthDate.toString(),
  gender: person.sex === "F" ? "female" : "male",
  telecom: [
    ...(person.phone ? [{ system: "phone", value: person.phone }] : []),
    ...(person.email ? [{ system: "email", value: person.email }] : []),
  ],
  communication: [{ language: { coding: [{ code: person.serviceLanguage }] }, preferred: true }],
});
