import { localDate } from "#src/kernel/helsinki.ts";
import type { Case } from "./step.ts";

/**
 * Where and when a contact came in, for the figures that count it there whoever has it now. A fact without data of its
 * beginning is taken to have begun where it stands.
 */
export function origin({ contact, facts }: Case): {
  readonly cameDay: string;
  readonly cameLine: string;
  readonly cameTeam: string;
} {
  const received = facts.find(({ type }) => type === "received")?.data;
  return {
    cameDay: localDate(contact.receivedAt).toString(),
    cameLine: String(received?.line ?? contact.line),
    cameTeam: String(received?.team ?? contact.team),
  };
}
