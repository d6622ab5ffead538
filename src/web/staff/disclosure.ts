import type { Role, Staff } from "#src/platform/access/actor.ts";

/**
 * Roles that see where a person under non-disclosure (turvakielto) lives: they may have to go there, or send
 * somebody. Lists show it to nobody.
 */
const WHEREABOUTS_ROLES: readonly Role[] = ["social-worker", "team-lead"];

/** Whether a professional may see the address and municipality of a person whose data they have opened. */
export function seesWhereabouts(staff: Staff, person: { readonly nonDisclosure: boolean }): boolean {
  return !person.nonDisclosure || staff.roles.some((role) => WHEREABOUTS_ROLES.includes(role));
}

/**
 * Whether a professional may see the number that was given in a contact to be called at: of a person under
 * non-disclosure whoever handles the contact, and the named roles.
 */
export function seesCallNumber(
  staff: Staff,
  contact: { readonly nonDisclosure: boolean; readonly holderId: string | null },
): boolean {
  return seesWhereabouts(staff, contact) || contact.holderId === staff.professionalId;
}

/** What a form asked, by its use, that of a person under non-disclosure is hidden from this professional. */
export function hiddenUses(staff: Staff, contact: Parameters<typeof seesCallNumber>[1]): readonly string[] {
  return [
    ...(seesWhereabouts(staff, contact) ? [] : ["municipality"]),
    ...(seesCallNumber(staff, contact) ? [] : ["phone", "call-time", "email"]),
  ];
}
