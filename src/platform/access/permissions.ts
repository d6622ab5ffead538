import type { Actor, Role } from "./actor.ts";

/** Whose pages a permission belongs to; decides which of a browser's two sessions acts. */
export type Audience = "public" | "resident" | "staff";

interface Rule {
  readonly audience: Audience;
  /** Roles that may, for staff. */
  readonly roles?: readonly Role[];
  /** What the subject's data needs beside the role; checked where the subject is known. */
  readonly relation: "none" | "own" | "care" | "duty";
}

const CLINICAL = ["nurse", "social-worker", "family-worker", "team-lead"] as const satisfies readonly Role[];

/**
 * Every permission there is, by name. A route names one; what no rule here allows is denied. `relation` says
 * what must hold between the actor and the subject: `own` (self, guardian, mandate or code), `care` (a care
 * or client relationship, or a stated special reason), `duty` (the task of the role, without a relationship).
 */
const PERMISSIONS = {
  "page.read": { audience: "public", relation: "none" },
  "live.listen": { audience: "public", relation: "none" },
  "session.manage": { audience: "public", relation: "none" },
  "contact.submit": { audience: "public", relation: "none" },
  "contact.open-by-code": { audience: "public", relation: "own" },
  "matter.read": { audience: "resident", relation: "own" },
  "matter.reply": { audience: "resident", relation: "own" },
  "forms.own": { audience: "resident", relation: "own" },
  "appointment.own": { audience: "resident", relation: "own" },
  "appointment.open-by-code": { audience: "public", relation: "own" },
  "scores.own": { audience: "resident", relation: "own" },
  "access-log.own": { audience: "resident", relation: "own" },
  "own-data.read": { audience: "resident", relation: "own" },
  "own-data.decide": { audience: "resident", relation: "own" },
  "inbox.read": { audience: "staff", roles: CLINICAL, relation: "duty" },
  "contact.read": { audience: "staff", roles: CLINICAL, relation: "care" },
  "contact.handle": { audience: "staff", roles: CLINICAL, relation: "care" },
  "contact.record": { audience: "staff", roles: CLINICAL, relation: "duty" },
  "contact.hand-out": { audience: "staff", roles: ["team-lead"], relation: "care" },
  "team.lead": { audience: "staff", roles: ["team-lead"], relation: "duty" },
  "absence.record": { audience: "staff", roles: CLINICAL, relation: "none" },
  "breaches.read": { audience: "staff", roles: ["team-lead"], relation: "duty" },
  "person.open": { audience: "staff", roles: CLINICAL, relation: "care" },
  "person.open-special": { audience: "staff", roles: CLINICAL, relation: "duty" },
  "scores.read": { audience: "staff", roles: CLINICAL, relation: "care" },
  "scores.record": { audience: "staff", roles: CLINICAL, relation: "care" },
  "instruments.import": { audience: "staff", roles: ["administrator", "team-lead"], relation: "none" },
  "measures.read": { audience: "staff", roles: ["analyst", "team-lead", "administrator"], relation: "none" },
  "access-log.review": { audience: "staff", roles: ["data-protection-officer"], relation: "duty" },
  "data-request.answer": { audience: "staff", roles: ["data-protection-officer"], relation: "duty" },
  "content.review": { audience: "staff", roles: ["administrator", "team-lead"], relation: "none" },
  "staff.home": {
    audience: "staff",
    roles: [...CLINICAL, "analyst", "data-protection-officer", "administrator"],
    relation: "none",
  },
  "demo.read": { audience: "public", relation: "none" },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

export function audienceOf(permission: Permission): Audience {
  return PERMISSIONS[permission].audience;
}

/** Whether the actor's kind and role may at all; the relation to the subject is a second question. */
export function mayByRole(actor: Actor, permission: Permission): boolean {
  const rule: Rule = PERMISSIONS[permission];
  switch (rule.audience) {
    case "public":
      return true;
    case "resident":
      return actor.kind === "resident";
    case "staff":
      return actor.kind === "staff" && (rule.roles?.some((role) => actor.roles.includes(role)) ?? false);
  }
}
