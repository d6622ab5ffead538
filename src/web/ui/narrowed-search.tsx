import type { Child } from "hono/jsx";
import type { Lang } from "#src/kernel/lang.ts";
import { Details } from "./box.tsx";
import { Button } from "./button.tsx";
import { TextField } from "./fields/text.tsx";

interface Props {
  readonly lang: Lang;
  readonly action: string;
  /** What was asked for in words. */
  readonly question: string;
  readonly words: {
    readonly question: string;
    readonly hint: string;
    readonly narrow: string;
    readonly search: string;
  };
  /** What goes along without being chosen here. */
  readonly along?: Child;
  /** Whether what narrows the search stands open. */
  readonly open: boolean;
  /** The choices that narrow it. */
  readonly children: Child;
}

/** A search in words and what narrows it; all of it stands in the address, so that a view can be shared. */
export const NarrowedSearch = ({ lang, action, question, words, along, open, children }: Props) => (
  <search>
    <form method="get" action={action}>
      <TextField
        lang={lang}
        name="q"
        type="search"
        label={words.question}
        hint={words.hint}
        value={question}
        maxlength={200}
        autocomplete="off"
      />
      {along}
      <Details summary={words.narrow} open={open}>
        <div class="pb-filters">{children}</div>
      </Details>
      <Button icon="search">{words.search}</Button>
    </form>
  </search>
);
