import { type Answers, compile, evaluate } from "../index.ts";
import type { Extension, Questionnaire, QuestionnaireItem } from "../model.ts";

export const CORE = "http://hl7.org/fhir/StructureDefinition";
export const SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire";
export const made = (item: QuestionnaireItem[], more: Partial<Questionnaire> = {}): Questionnaire => ({
  resourceType: "Questionnaire",
  id: "made",
  url: "https://primabotnia.example/fhir/Questionnaire/made",
  version: "1.0.0",
  status: "active",
  item,
  ...more,
});
export const path = (name: string, expression: string): Extension => ({
  url: name,
  valueExpression: { language: "text/fhirpath", expression },
});
export const calculated = (expression: string): Extension => path(`${SDC}-calculatedExpression`, expression);
export const issuesOf = (item: QuestionnaireItem[], answers: Answers) =>
  evaluate(compile(made(item)), answers).issues.map(({ key, code }) => `${key}: ${code}`);

export const option = (code: string, weight?: number) => ({
  valueCoding: { system: "s", code, display: code },
  ...(weight !== undefined && { extension: [{ url: `${CORE}/ordinalValue`, valueDecimal: weight }] }),
});

export const medicines = compile(
  made([
    {
      linkId: "medicine",
      type: "group",
      repeats: true,
      item: [
        { linkId: "name", type: "string", required: true },
        { linkId: "daily", type: "boolean" },
        {
          linkId: "times",
          type: "integer",
          enableWhen: [{ question: "daily", operator: "=", answerBoolean: true }],
        },
      ],
    },
    {
      linkId: "total",
      type: "integer",
      extension: [
        calculated("%resource.item.where(linkId='medicine').item.where(linkId='times').answer.value.sum()"),
      ],
    },
  ]),
);
