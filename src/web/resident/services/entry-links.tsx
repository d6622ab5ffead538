import type { EntryLink } from "#src/domains/directory/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../../paths.ts";
import { LinkList } from "../../ui/index.ts";

/** Other entries of the directory, by name. */
export const EntryLinks = ({ entries, lang }: { entries: readonly EntryLink[]; lang: Lang }) => (
  <LinkList
    links={entries.map(({ id, names }) => ({ href: to("service", lang, { id }), label: names[lang] }))}
  />
);
