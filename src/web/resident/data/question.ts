import type { Lang } from "#src/kernel/lang.ts";
import type { Site } from "../../site.ts";

/** The question of a contact's form by its link id, in the version that was answered. */
export async function questionOf(
  site: Site,
  contact: { readonly form: string | null; readonly formVersion: string | null },
  linkId: string,
  lang: Lang,
): Promise<string | undefined> {
  if (!contact.form || !contact.formVersion) return undefined;
  const version = await site.form(contact.form, contact.formVersion);
  return version?.form.items.find((item) => item.linkId === linkId)?.text[lang];
}
