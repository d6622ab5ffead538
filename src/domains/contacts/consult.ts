import { Refusal } from "#src/kernel/errors.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Change } from "./model.ts";
import { type Case, change, type Hand, message } from "./step.ts";

/** Who is asked: a named colleague or a team. */
export type Asked = { readonly professional: ProfessionalId } | { readonly team: string };

/** Asks a colleague: they may read this contact until they have answered. The contact stays where it is. */
export function consult({ contact }: Case, asked: Asked, question: string, hand: Hand): Change {
  if (contact.status === "closed") throw new Refusal("conflict", "contact-closed");
  if ("professional" in asked && asked.professional === hand.by.id)
    throw new Refusal("invalid", "consult-self");
  const data: Record<string, string> =
    "team" in asked ? { askedTeam: asked.team } : { asked: asked.professional };
  return change(contact, {}, "consulted", "contact.consult", hand, data, [
    message(contact, "note", question, hand),
  ]);
}

/** The colleague answers, as a note; with that their right to read it ends. */
export function answerConsult({ contact }: Case, answer: string, hand: Hand): Change {
  if (contact.status === "closed") throw new Refusal("conflict", "contact-closed");
  return change(contact, {}, "consult-answered", "contact.consult-answer", hand, {}, [
    message(contact, "note", answer, hand),
  ]);
}
