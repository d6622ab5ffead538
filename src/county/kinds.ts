import { z } from "zod";
import { codesKind } from "#src/domains/assessments/index.ts";
import { failureCausesKind, noNeedKind, templatesKind } from "#src/domains/contacts/index.ts";
import { deadlinesSchema } from "#src/domains/deadlines/index.ts";
import { servicesKind } from "#src/domains/directory/index.ts";
import { type FormContent, FormFaults, questionnaireKind } from "#src/domains/forms/index.ts";
import { instrumentsKind, instrumentTermsKind } from "#src/domains/instruments/index.ts";
import { measuresKind } from "#src/domains/measures/index.ts";
import { omaoloKind } from "#src/domains/omaolo/index.ts";
import { partnersKind } from "#src/domains/partners/index.ts";
import { dangerShape, patternFaults } from "#src/domains/safety/index.ts";
import { appointmentTypesKind, systemClientsKind, waitingListKind } from "#src/domains/scheduling/index.ts";
import { qualityKind } from "#src/domains/teams/index.ts";
import {
  bySchema,
  type Content,
  type ContentKind,
  error,
  type Finding,
  type Path,
} from "#src/platform/content/index.ts";
import { personasSchema } from "#src/platform/identity/persona.ts";
import { formReferences } from "./form-references.ts";

const text = z.strictObject({ fi: z.string().min(1), sv: z.string().min(1), en: z.string().min(1) });

/** Where the item of a form stands in its file. */
function itemPath(raw: unknown, linkId: string): Path {
  const { item } = raw as { item?: unknown };
  if (!Array.isArray(item)) return [];
  for (const [index, one] of item.entries()) {
    if (one?.linkId === linkId) return ["item", index];
    const below = itemPath(one ?? {}, linkId);
    if (below.length > 0) return ["item", index, ...below];
  }
  return [];
}

/** Forms: an answer points at the version it was given in, so every version is kept. */
export const formKind: ContentKind<FormContent> = {
  kind: questionnaireKind.kind,
  files: questionnaireKind.files,
  required: true,
  parse(raw, file) {
    try {
      return { ok: true, value: questionnaireKind.parse(raw, file) };
    } catch (error) {
      if (!(error instanceof FormFaults)) throw error;
      return {
        ok: false,
        findings: error.faults.map(({ linkId, reason }) => ({
          severity: "error" as const,
          path: linkId ? itemPath(raw, linkId) : [],
          code: "form.fault",
          message: reason,
        })),
      };
    }
  },
  audience: () => "resident",
  references: formReferences,
  cases: (value) =>
    questionnaireKind
      .cases(value)
      .map((message) => ({ severity: "error" as const, path: ["cases"], code: "form.case", message })),
  versions: ({ id, version, questionnaire }) => [
    { kind: questionnaireKind.kind, id, version, body: questionnaire },
  ],
};

const deadlinesKind: ContentKind<z.infer<typeof deadlinesSchema>> = {
  kind: "deadlines",
  files: "deadlines.yaml",
  required: true,
  parse: bySchema(deadlinesSchema),
  audience: () => "resident",
};

const topicsSchema = z.strictObject({
  review: z.unknown(),
  topics: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        /** Lines that it is chosen on; none: all. */
        lines: z.array(z.string().min(1)).optional(),
        names: text,
      }),
    )
    .min(1),
});

/** What contacts of lines without a form of their own are about. */
export const topicsKind: ContentKind<z.infer<typeof topicsSchema>> = {
  kind: "topics",
  files: "topics.yaml",
  required: true,
  parse: bySchema(topicsSchema),
  audience: () => "staff",
};

const competencesSchema = z.strictObject({
  review: z.unknown(),
  competences: z.array(
    z.strictObject({
      id: z.string().min(1),
      names: text,
      /** Topics that need it of whoever takes them. */
      topics: z.array(z.string().min(1)).min(1),
      /** Professions that bring it. */
      professions: z.array(z.string().min(1)),
    }),
  ),
});

/** What some topics need, and who brings it. */
export const competencesKind: ContentKind<z.infer<typeof competencesSchema>> = {
  kind: "competences",
  files: "competences.yaml",
  required: true,
  parse: bySchema(competencesSchema),
  audience: () => "staff",
};

const personasKind: ContentKind<z.infer<typeof personasSchema>> = {
  kind: "personas",
  files: "personas.yaml",
  parse: bySchema(personasSchema),
  audience: () => "staff",
  references: personaReferences,
};

/** Where the people of the demo live and work must be in the county. */
function personaReferences(
  { residents, staff }: z.infer<typeof personasSchema>,
  content: Content,
): Finding[] {
  const unknown = (path: Path, what: string, id: string) =>
    error(path, "reference.unknown", `there is no ${what} "${id}"`);
  return [
    ...residents.flatMap(({ municipality }, index) =>
      content.findMunicipality(municipality)
        ? []
        : [unknown(["residents", index, "municipality"], "municipality", municipality)],
    ),
    ...staff.flatMap(({ unit, profession, teams, lines }, index) => [
      ...(content.findUnit(unit) ? [] : [unknown(["staff", index, "unit"], "unit", unit)]),
      ...(content.findProfession(profession)
        ? []
        : [unknown(["staff", index, "profession"], "profession", profession)]),
      ...teams
        .filter((id) => !content.findTeam(id))
        .map((id) => unknown(["staff", index, "teams"], "team", id)),
      ...lines
        .filter((id) => !content.findLine(id))
        .map((id) => unknown(["staff", index, "lines"], "line", id)),
    ]),
  ];
}

/** The parts that a message is searched by: lists of words, which nobody reads as a text. */
const WORD_LISTS: ReadonlySet<unknown> = new Set([
  "signs",
  "spellings",
  "groups",
  "denials",
  "denialsAfter",
  "breaks",
  "only",
]);

/** Signs of danger and the help card: put together by `county.ts`, for they refer to each other. */
export const dangerKind: ContentKind<unknown> = {
  kind: "danger",
  files:
    "danger/{child-abuse,help-card,overdose,psychosis,self-harm,sexual-abuse,suicide,violence,words}.yaml",
  required: true,
  parse: (raw, file) => bySchema<unknown>(dangerShape(file))(raw),
  cases: (value, content) =>
    patternFaults(content.raw("danger/words.yaml"), value).map(({ path, message }) =>
      error(path, "danger.pattern", message),
    ),
  audience: (path) => (WORD_LISTS.has(path[0]) ? "staff" : "resident"),
};

/** Texts judged by hand, on which misses and false alarms are counted: not read at start. */
const judgedKind: ContentKind<unknown> = {
  kind: "danger-judged",
  files: "danger/judged.yaml",
  checkOnly: true,
  parse: (raw) => ({ ok: true, value: raw }),
  texts: () => [],
};

export const KINDS = [
  formKind,
  deadlinesKind,
  topicsKind,
  competencesKind,
  personasKind,
  dangerKind,
  judgedKind,
  measuresKind,
  servicesKind,
  instrumentTermsKind,
  instrumentsKind,
  codesKind,
  appointmentTypesKind,
  waitingListKind,
  noNeedKind,
  failureCausesKind,
  templatesKind,
  omaoloKind,
  partnersKind,
  systemClientsKind,
  qualityKind,
];
