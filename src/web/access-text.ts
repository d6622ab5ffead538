import { CLIENT_ROLE, systemClientsOf } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ShownAccess } from "#src/platform/audit/read.ts";
import { accessWords } from "./access-words.ts";
import { MOVE_GROUND_NAMES, MOVE_GROUNDS, REGISTER_NAMES } from "./registers.ts";
import type { Site } from "./site.ts";

/** One entry of the access log in plain words: who in which role, what, and why. */
export interface AccessText {
  readonly who: string;
  readonly role: string;
  readonly what: string;
  readonly why: string;
}

/** `me`: the reader, who is called "you". */
export function accessText(site: Site, lang: Lang, entry: ShownAccess, me?: string): AccessText {
  const w = accessWords(lang);
  const profession = entry.role && site.content.findProfession(entry.role)?.names[lang];
  const unit = entry.unit && site.content.findUnit(entry.unit)?.names[lang];
  // Another system is named as the county's agreement with it does.
  const system = entry.role?.startsWith(CLIENT_ROLE)
    ? systemClientsOf(site.content).find(({ id }) => `${CLIENT_ROLE}${id}` === entry.role)
    : undefined;
  const mine = me !== undefined && entry.actorId === me;
  const stated = MOVE_GROUNDS.find((code) => code === entry.stated);
  const what = (mine && w.own[entry.action]) || w.actions[entry.action];
  const ground = w.grounds[entry.ground];
  const opened = (entry.reasonRegisters ?? []).map((one) => REGISTER_NAMES[lang][one]).join(", ");
  const more = [entry.reasonWords, stated && MOVE_GROUND_NAMES[lang][stated]].filter(Boolean);
  return {
    who: mine
      ? w.you
      : (system?.names[lang] ?? entry.actorName ?? w.actors[entry.actorKind as "system"] ?? w.actors.unknown),
    role: [profession, unit].filter(Boolean).join(", "),
    what: entry.reference ? `${what} (${entry.reference})` : what,
    why: [opened ? `${ground} (${opened})` : ground, ...more].join(": "),
  };
}
