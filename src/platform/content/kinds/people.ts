import { z } from "zod";
import { ROLES } from "../../access/actor.ts";
import { bySchema, type ContentKind } from "../kind.ts";
import { error } from "../problem.ts";
import { localText, review, slug } from "../shapes.ts";
import { repeated } from "./repeated.ts";

const profession = z.strictObject({
  review: review.optional(),
  id: slug,
  names: localText,
  /** Registers that the profession may work in; the line and the care relationship narrow it. */
  registers: z.array(z.enum(["health", "social"])),
  /** Roles that a holder has unless the identity provider says otherwise. */
  roles: z.array(z.enum(ROLES)).min(1),
});
export type Profession = z.infer<typeof profession>;

const professionsSchema = z.strictObject({ review, professions: z.array(profession).min(1) });
export type Professions = z.infer<typeof professionsSchema>;

export const professionsKind: ContentKind<Professions> = {
  kind: "professions",
  files: "professions.yaml",
  required: true,
  parse: bySchema(professionsSchema),
  audience: () => "resident",
  references: ({ professions }) => repeated(professions, "id", ["professions"]),
};

const role = z.strictObject({
  review: review.optional(),
  id: z.enum(ROLES),
  names: localText,
  about: localText,
});
export type RoleName = z.infer<typeof role>;

const rolesSchema = z.strictObject({ review, roles: z.array(role).min(1) });
export type Roles = z.infer<typeof rolesSchema>;

export const rolesKind: ContentKind<Roles> = {
  kind: "roles",
  files: "roles.yaml",
  required: true,
  parse: bySchema(rolesSchema),
  references: ({ roles }) => [
    ...repeated(roles, "id", ["roles"]),
    ...ROLES.filter((id) => !roles.some((one) => one.id === id)).map((id) =>
      error(["roles"], "role.unnamed", `the role "${id}" has no name`),
    ),
  ],
};
