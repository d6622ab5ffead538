import { z } from "zod";
import {
  bySchema,
  type ContentKind,
  canonicalHash,
  error,
  localText,
  review,
  slug,
} from "#src/platform/content/index.ts";
import { type CodeList, MARKS } from "./model.ts";

const code = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, "letters, digits and hyphens"),
  names: localText,
  hint: localText.optional(),
  told: localText.optional(),
  national: z.strictObject({ system: slug, code: z.string().min(1), verified: z.boolean() }).optional(),
  register: z.enum(["health", "social"]).optional(),
  lines: z.array(slug).optional(),
  purposes: z.array(slug).optional(),
  facts: z.array(slug).optional(),
  marks: z.array(z.enum(MARKS)).optional(),
  group: z.string().min(1).optional(),
});

const schema = z.strictObject({
  id: slug,
  names: localText,
  review,
  source: z.string().min(1),
  verified: z.boolean(),
  codes: z.array(code).min(1),
});
type CodeFile = z.infer<typeof schema>;

/** The hash names the version: whoever changes a code makes a new list, and what was chosen from the old one stays. */
export const versionOf = (file: CodeFile): string => canonicalHash(file).slice(0, 16);

export const codeList = (file: CodeFile): CodeList => ({
  id: file.id,
  version: versionOf(file),
  names: file.names,
  source: file.source,
  verified: file.verified,
  codes: file.codes,
});

/** Lists of codes that an assessment is made of: every version is kept, so that old assessments stay readable. */
export const codesKind: ContentKind<CodeFile> = {
  kind: "codes",
  files: "codes/*.yaml",
  required: true,
  parse: bySchema(schema),
  audience: (path) => (path.includes("told") ? "resident" : "staff"),
  references: ({ codes }, content) => {
    const seen = new Set<string>();
    return codes.flatMap((one, index) => {
      const at = ["codes", index];
      const twice = seen.has(one.code.toLowerCase());
      seen.add(one.code.toLowerCase());
      return [
        ...(twice ? [error([...at, "code"], "codes.twice", `the code ${one.code} stands twice`)] : []),
        ...(one.lines ?? [])
          .filter((line) => !content.findLine(line))
          .map((line) => error([...at, "lines"], "reference.unknown", `there is no line "${line}"`)),
      ];
    });
  },
  versions: (file) => [{ kind: "codes", id: file.id, version: versionOf(file), body: file }],
};
