import { Refusal } from "#src/kernel/errors.ts";
import { isLang, type Lang } from "#src/kernel/lang.ts";
import { ROLES, type Role } from "../access/actor.ts";

/** What an identity provider says of somebody, by claim name. */
export type Claims = Readonly<Record<string, unknown>>;

export interface ResidentClaims {
  /** As given; whether it is a right identity code is for the domain to say. */
  readonly identityCode: string;
  readonly givenNames: string;
  readonly familyName: string;
}

export interface StaffClaims {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly profession: string | undefined;
  readonly unit: string | undefined;
  readonly teams: readonly string[];
  readonly lines: readonly string[];
  readonly languages: readonly Lang[];
}

/** For each thing we need, the claims it may stand in, first found first taken. */
export type ResidentMapping = Readonly<Record<keyof ResidentClaims, readonly string[]>>;
export type StaffMapping = Readonly<Record<Exclude<keyof StaffClaims, "subject">, readonly string[]>> & {
  /** Groups of the county's directory and the roles they carry; a role's own name always stands for itself. */
  readonly groups: Readonly<Record<string, Role>>;
};

/**
 * As Suomi.fi identification names them: attributes by their OID or by their short name, which a gateway from
 * its SAML to OpenID Connect passes on, and the standard claims of OpenID Connect.
 */
export const SUOMI_FI_CLAIMS: ResidentMapping = {
  identityCode: ["urn:oid:1.2.246.21", "nationalIdentificationNumber"],
  givenNames: ["firstNames", "urn:oid:2.5.4.42", "given_name"],
  familyName: ["urn:oid:2.5.4.4", "sn", "familyName", "family_name"],
};

export const STAFF_CLAIMS: StaffMapping = {
  name: ["name"],
  roles: ["roles", "groups"],
  profession: ["profession"],
  unit: ["unit"],
  teams: ["teams"],
  lines: ["lines"],
  languages: ["languages"],
  groups: {},
};

/** Whether the claims at hand are enough, or the provider's userinfo is to be asked too. */
export function isResidentComplete(claims: Claims, mapping: ResidentMapping): boolean {
  return text(claims, mapping.identityCode) !== undefined;
}

export function isStaffComplete(claims: Claims, mapping: StaffMapping): boolean {
  return texts(claims, mapping.roles).length > 0;
}

/** @throws Refusal `invalid` when the provider names no identity code. */
export function residentClaims(claims: Claims, mapping: ResidentMapping): ResidentClaims {
  const identityCode = text(claims, mapping.identityCode);
  if (!identityCode) throw new Refusal("invalid", "sign-in-incomplete");
  return {
    identityCode,
    givenNames: text(claims, mapping.givenNames) ?? "",
    familyName: text(claims, mapping.familyName) ?? "",
  };
}

/** @throws Refusal `denied` when no group of theirs carries a role here. */
export function staffClaims(claims: Claims, mapping: StaffMapping): StaffClaims {
  const subject = text(claims, ["sub"]);
  if (!subject) throw new Refusal("invalid", "sign-in-incomplete");
  const roles = ROLES.filter((role) =>
    texts(claims, mapping.roles).some((group) => group === role || mapping.groups[group] === role),
  );
  if (roles.length === 0) throw new Refusal("denied", "sign-in-no-role");
  return {
    subject,
    name: text(claims, mapping.name) ?? "",
    roles,
    profession: text(claims, mapping.profession),
    unit: text(claims, mapping.unit),
    teams: texts(claims, mapping.teams),
    lines: texts(claims, mapping.lines),
    languages: texts(claims, mapping.languages).filter(isLang),
  };
}

function text(claims: Claims, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = claims[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === "string" && first.trim() !== "") return first.trim();
  }
  return undefined;
}

function texts(claims: Claims, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const value = claims[name];
    const list: unknown[] = Array.isArray(value)
      ? value
      : typeof value === "string"
        ? value.split(/[\s,]+/)
        : [];
    return list.filter((each): each is string => typeof each === "string" && each !== "");
  });
}
