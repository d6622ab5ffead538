import { CLIENT_ROLE, systemClientsOf } from "#src/domains/scheduling/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ShownAccess } from "#src/platform/audit/read.ts";
import { accessWords } from "./access-words.ts";
import type { Site } from "./site.ts";
import { MOVE_GROUNDS } from "./staff/contact/moves.ts";
import { contactWords } from "./staff/contact/words.ts";

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
  const { registers } = contactWords(lang);
  const opened = (entry.reasonRegisters ?? []).map((one) => registers[one]).join(", ");
  const more = [entry.reasonWords, stated && contactWords(lang).grounds[stated]].filter(Boolean);
  return {
    who: mine
      ? w.you
      : (system?.names[lang] ?? entry.actorName ?? w.actors[entry.actorKind as "system"] ?? w.actors.unknown),
    role: [profession, unit].filter(Boolean).join(", "),
    what: entry.reference ? `${what} (${entry.reference})` : what,
    why: [opened ? `${ground} (${opened})` : ground, ...more].join(": "),
  };
}
