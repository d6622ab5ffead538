import { z } from "zod";
import { LANGS } from "#src/kernel/lang.ts";
import { bySchema, type ContentKind, error, localText, review, slug } from "#src/platform/content/index.ts";
import type { Partner } from "./model.ts";

const partner = z.strictObject({
  id: slug,
  names: localText,
  domains: z.array(z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/)).min(1),
  line: slug,
  topic: slug,
  language: z.enum(LANGS),
});

/** content/partners.yaml: who may send referrals by e-mail, and to which line. */
export const partnersKind: ContentKind<{ readonly partners: readonly Partner[] }> = {
  kind: "partners",
  files: "partners.yaml",
  parse: bySchema(z.strictObject({ review, partners: z.array(partner) })),
  audience: () => "staff",
  references: ({ partners }, content) => [
    ...partners.flatMap(({ line }, index) =>
      content.lines.some(({ id }) => id === line)
        ? []
        : [error(["partners", index, "line"], "partners.line", `there is no line ${line}`)],
    ),
    ...partners.flatMap(({ id }, index) =>
      partners.findIndex((other) => other.id === id) === index
        ? []
        : [error(["partners", index, "id"], "partners.id", `${id} stands twice`)],
    ),
  ],
};
