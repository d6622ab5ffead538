import type { AfterDeath } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../../site.ts";
import { fill } from "../../ui/index.ts";
import { afterDeathWords } from "./after-death-words.ts";
import type { ContactShown } from "./load.ts";
import { contactWords } from "./words.ts";

/** One fact of a contact in words. */
export function happened(site: Site, fact: ContactShown["history"][number], lang: Lang): string {
  const w = contactWords(lang);
  const { type, data, actorName, actorKind } = fact;
  if (type === "noted" && actorKind !== "staff") return w.residentWrote;
  const who = actorName ?? w.program;
  if (type === "received" && actorKind === "staff") return fill(w.recorded, { who });
  if (type === "taken" && typeof data.to === "string") return fill(w.handedOut, { who });
  if (type === "closed" && typeof data.reason === "string") {
    const { closed, reasons } = afterDeathWords(lang);
    return fill(closed, { who, why: reasons[data.reason as AfterDeath] ?? data.reason });
  }
  const team = (typeof data.team === "string" && site.content.findTeam(data.team)?.names[lang]) || "";
  return fill(w.events[type], { who, team });
}
