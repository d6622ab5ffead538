import type { OpenForm } from "#src/domains/forms/index.ts";
import { type Instrument, isFormOf, termsOf } from "#src/domains/instruments/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";
import { Box, LinkList } from "../../ui/index.ts";
import { instrumentWords } from "./words.ts";

/** Forms that can be filled in here: the measure itself where it was brought in, and the county's own about the same. */
export interface FormsHere {
  readonly itself: readonly OpenForm[];
  readonly alike: readonly OpenForm[];
}

export async function formsFor(site: Site, instrument: Instrument): Promise<FormsHere> {
  const ids = new Set(
    termsOf(site.content)
      .phenomena.filter(({ id }) => instrument.phenomena.includes(id))
      .flatMap(({ forms }) => forms ?? []),
  );
  const open = await site.forms.open();
  return {
    itself: open.filter(
      ({ imported, content }) =>
        imported && isFormOf(instrument, { id: content.id, title: content.form.title }),
    ),
    alike: open.filter(({ imported, content }) => !imported && ids.has(content.id)),
  };
}

const links = (forms: readonly OpenForm[], lang: Lang) =>
  forms.map(({ content }) => ({
    href: to("form", lang, { form: content.id }),
    label: content.form.title[lang],
  }));

/** The way from a card to the forms; nothing where the county has none. */
export const FormsHereBox = ({ forms, lang }: { forms: FormsHere; lang: Lang }) => {
  const w = instrumentWords(lang);
  const { itself, alike } = forms;
  if (itself.length === 0 && alike.length === 0) return null;
  return (
    <Box id="forms" title={w.formsHere}>
      {itself.length > 0 && (
        <>
          <p>{w.formItself}</p>
          <LinkList links={links(itself, lang)} />
        </>
      )}
      {alike.length > 0 && (
        <>
          <p class={itself.length > 0 ? "pb-mt" : undefined}>{w.formAlike}</p>
          <LinkList links={links(alike, lang)} />
        </>
      )}
    </Box>
  );
};
