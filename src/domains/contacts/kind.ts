import { z } from "zod";
import { LANGS, type LocalText } from "#src/kernel/lang.ts";
import { bySchema, type Content, type ContentKind, error, review } from "#src/platform/content/index.ts";
import { PLACEHOLDERS, placeholdersIn } from "./template.ts";

const text: z.ZodType<LocalText> = z.strictObject({
  fi: z.string().trim().min(1),
  sv: z.string().trim().min(1),
  en: z.string().trim().min(1),
});
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const code = z.strictObject({ id: slug, names: text });
export type NamedCode = z.infer<typeof code>;

const repeated = (key: string, ids: readonly string[]) =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [error([key, index, "id"], "id.repeated", `"${id}" stands here twice`)] : [],
  );

const reasons = z.strictObject({ review, reasons: z.array(code).min(1) });
/** Why a contact may end without care, an appointment or a service. */
export const noNeedKind: ContentKind<z.infer<typeof reasons>> = {
  kind: "no-need-reasons",
  files: "no-need-reasons.yaml",
  required: true,
  parse: bySchema(reasons),
  audience: () => "resident",
  references: (value) =>
    repeated(
      "reasons",
      value.reasons.map(({ id }) => id),
    ),
};
export const noNeedReasons = (content: Content): readonly NamedCode[] =>
  content.of(noNeedKind).flatMap(({ value }) => value.reasons);

const causes = z.strictObject({ review, causes: z.array(code).min(1) });
/** What we left undone, so that somebody had to contact us again. */
export const failureCausesKind: ContentKind<z.infer<typeof causes>> = {
  kind: "failure-causes",
  files: "failure-causes.yaml",
  required: true,
  parse: bySchema(causes),
  audience: () => "staff",
  references: (value) =>
    repeated(
      "causes",
      value.causes.map(({ id }) => id),
    ),
};
export const failureCauses = (content: Content): readonly NamedCode[] =>
  content.of(failureCausesKind).flatMap(({ value }) => value.causes);

const TEMPLATE_USES = ["answer", "guide", "self-care", "refer", "time", "no-need"] as const;
const template = z.strictObject({
  id: slug,
  names: text,
  lines: z.array(slug).min(1),
  uses: z.array(z.enum(TEMPLATE_USES)).min(1),
  text,
});
export type Template = z.infer<typeof template>;

const templates = z.strictObject({ review, templates: z.array(template).min(1) });
/** Beginnings of messages and letters. */
export const templatesKind: ContentKind<z.infer<typeof templates>> = {
  kind: "templates",
  files: "templates.yaml",
  required: true,
  parse: bySchema(templates),
  audience: () => "resident",
  references: (value, content) => [
    ...repeated(
      "templates",
      value.templates.map(({ id }) => id),
    ),
    ...value.templates.flatMap(({ lines, text: texts }, index) => [
      ...lines
        .filter((id) => !content.findLine(id))
        .map((id) => error(["templates", index, "lines"], "reference.unknown", `there is no line "${id}"`)),
      ...LANGS.flatMap((lang) => placeholderFaults(texts, lang, ["templates", index, "text", lang])),
    ]),
  ],
};

/** Each placeholder is known, and stands in all three languages. */
function placeholderFaults(texts: LocalText, lang: (typeof LANGS)[number], at: (string | number)[]) {
  const here = placeholdersIn(texts[lang]);
  const known: readonly string[] = PLACEHOLDERS;
  return [
    ...here
      .filter((name) => !known.includes(name))
      .map((name) => error(at, "placeholder.unknown", `{${name}} is no placeholder: ${known.join(", ")}`)),
    ...placeholdersIn(texts.fi)
      .filter((name) => !here.includes(name))
      .map((name) => error(at, "placeholder.missing", `{${name}} stands in Finnish and not here`)),
    ...here
      .filter((name) => !placeholdersIn(texts.fi).includes(name))
      .map((name) => error(at, "placeholder.missing", `{${name}} stands here and not in Finnish`)),
  ];
}

/** Templates for the contacts of a line, in the content's order. */
export const templatesFor = (content: Content, line: string): readonly Template[] =>
  content
    .of(templatesKind)
    .flatMap(({ value }) => value.templates)
    .filter(({ lines }) => lines.includes(line));
