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

/** What was done, a matter's number on one line. */
const What = ({ what, reference }: { what: string; reference?: string | null | undefined }) => {
  const number = reference ? `(${reference})` : "";
  if (!number || !what.endsWith(number)) return <>{what}</>;
  return (
    <>
      {what.slice(0, -number.length)}
      <span class="pb-nowrap">{number}</span>
    </>
  );
};

/** Who read or wrote, in plain words: who, in which role, what, why, when. */
export const AccessList = ({ site, lang, now, entries, me }: AccessListProps) => (
  <LineList
    small
    items={entries.map((entry) => {
      const { who, role, what, why } = accessText(site, lang, entry, me);
      return (
        <>
          <b>{who}</b>
          {role && `, ${role}`} <What what={what} reference={entry.reference} />.
          <br />
          <span class="pb-quiet">
            {why} · <time datetime={entry.at.toString()}>{moment(entry.at, lang, now)}</time>
          </span>
        </>
      );
    })}
  />
);
