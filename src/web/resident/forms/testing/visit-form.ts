import { keepImported, type Questionnaire, setImportedState } from "#src/domains/forms/index.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import type { TestHouse } from "#test/app.ts";

const CORE = "http://hl7.org/fhir/StructureDefinition";

/** A form of others with what the county's own seldom have: a file, repeats, a slider, an amount with its unit. */
export const VISIT_FORM = {
  resourceType: "Questionnaire",
  id: "visit-form",
  url: "https://forms.example/visit",
  version: "1.0.0",
  status: "active",
  language: "en",
  title: "Before your visit",
  copyright: "© Example clinic",
  item: [
    {
      linkId: "1",
      type: "group",
      text: "Medicines",
      item: [
        { linkId: "1.1", type: "boolean", text: "Do you take medicines?", required: true },
        {
          linkId: "1.2",
          type: "group",
          text: "Medicine",
          repeats: true,
          extension: [
            {
              url: `${CORE}/questionnaire-itemControl`,
              valueCodeableConcept: { coding: [{ code: "gtable" }] },
            },
          ],
          enableWhen: [{ question: "1.1", operator: "=", answerBoolean: true }],
          item: [
            { linkId: "1.2.1", type: "string", text: "Name of the medicine", required: true },
            {
              linkId: "1.2.2",
              type: "quantity",
              text: "Dose",
              extension: [
                { url: `${CORE}/questionnaire-unitOption`, valueCoding: { code: "mg", display: "mg" } },
                { url: `${CORE}/questionnaire-unitOption`, valueCoding: { code: "mL", display: "mL" } },
              ],
            },
          ],
        },
        { linkId: "1.3", type: "attachment", text: "A picture or a letter" },
      ],
    },
    {
      linkId: "2",
      type: "group",
      text: "Yourself",
      item: [
        {
          linkId: "2.1",
          type: "integer",
          text: "How much pain?",
          extension: [
            {
              url: `${CORE}/questionnaire-itemControl`,
              valueCodeableConcept: { coding: [{ code: "slider" }] },
            },
            { url: `${CORE}/minValue`, valueInteger: 0 },
            { url: `${CORE}/maxValue`, valueInteger: 100 },
          ],
        },
        { linkId: "2.2", type: "date", text: "Since when?" },
      ],
    },
  ],
} as const;

/** Brings the form in and publishes it, as an administrator does. */
export const publishVisitForm = (house: TestHouse, line: string | null): Promise<void> =>
  publishImported(house, VISIT_FORM as unknown as Questionnaire, line);

/** Brings any form in and publishes it, to a line or as a self-assessment. */
export async function publishImported(
  house: TestHouse,
  form: Questionnaire,
  line: string | null,
): Promise<void> {
  const { db } = house.database;
  const { url = "", version = "" } = form;
  const by = house.personas.staff[0]?.id as ProfessionalId;
  await keepImported(db, form, `${form.id}.json`, house.clock.now());
  await setImportedState(
    db,
    { url, version, state: "active", line, topic: line && "other", by },
    house.clock.now(),
  );
  house.app.site.forms.changed();
}
