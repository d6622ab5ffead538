import type { ActorRef } from "#src/kernel/access.ts";
import type { Actor } from "./actor.ts";

/** The actor as the access log and the journal keep them: ids and codes only, never a name or free text. */
export function actorRef(actor: Actor): ActorRef {
  switch (actor.kind) {
    case "staff":
      return { kind: "staff", id: actor.professionalId, role: actor.profession, unit: actor.unit };
    case "resident":
      return { kind: "resident", id: actor.personId, role: null, unit: null };
    case "system":
      return { kind: "system", id: null, role: actor.job, unit: null };
    case "code":
    case "anonymous":
      return { kind: actor.kind, id: null, role: null, unit: null };
  }
}
