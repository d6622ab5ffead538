import type { Lang } from "#src/kernel/lang.ts";
import type { ShownAccess } from "#src/platform/audit/read.ts";
import { accessText } from "./access-text.ts";
import { moment } from "./format.ts";
import type { Site } from "./site.ts";
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
export const AccessList = ({ site, lang, now, entries, me }: AccessListProps) => (
  <LineList
    small
    items={entries.map((entry) => {
      const { who, role, what, why } = accessText(site, lang, entry, me);
      return (
        <>
          <b>{who}</b>
          {role && `, ${role}`} {what}.
          <br />
          <span class="pb-quiet">
            {why} · <time datetime={entry.at.toString()}>{moment(entry.at, lang, now)}</time>
          </span>
        </>
      );
    })}
  />
);
