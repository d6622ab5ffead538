import type { Lang } from "#src/kernel/lang.ts";
import type { ShownAccess } from "#src/platform/audit/read.ts";
import { accessWords } from "./access-words.ts";
import { moment } from "./format.ts";
import type { Site } from "./site.ts";
import { MOVE_GROUNDS } from "./staff/contact/moves.ts";
import { contactWords } from "./staff/contact/words.ts";
import { LineList } from "./ui/index.ts";

export interface AccessListProps {
  readonly site: Site;
  readonly lang: Lang;
  readonly now: Temporal.Instant;
  readonly entries: readonly ShownAccess[];
  /** The reader, who is called "you". */
  readonly me?: string | undefined;
}

/** Who read or wrote, in plain words: who, in which role, what, why, when. */
export const AccessList = ({ site, lang, now, entries, me }: AccessListProps) => {
  const w = accessWords(lang);
  return (
    <LineList
      small
      items={entries.map((entry) => {
        const profession = entry.role && site.content.findProfession(entry.role)?.names[lang];
        const unit = entry.unit && site.content.findUnit(entry.unit)?.names[lang];
        const mine = me !== undefined && entry.actorId === me;
        const who = mine
          ? w.you
          : (entry.actorName ?? w.actors[entry.actorKind as "system"] ?? w.actors.unknown);
        const stated = MOVE_GROUNDS.find((code) => code === entry.stated);
        return (
          <>
            <b>{who}</b>
            {[profession, unit].filter(Boolean).map((part) => `, ${part}`)}{" "}
            {(mine && w.own[entry.action]) || w.actions[entry.action]}
            {entry.reference && ` (${entry.reference})`}.
            <br />
            <span class="pb-quiet">
              {w.grounds[entry.ground]}
              {entry.reasonWords && `: ${entry.reasonWords}`}
              {stated && `: ${contactWords(lang).grounds[stated]}`} ·{" "}
              <time datetime={entry.at.toString()}>{moment(entry.at, lang, now)}</time>
            </span>
          </>
        );
      })}
    />
  );
};
