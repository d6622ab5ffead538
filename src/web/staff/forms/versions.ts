import type { FormContent, ImportedState, ImportedVersion } from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { LocalText } from "#src/kernel/lang.ts";
import { publishedVersions } from "#src/platform/content/index.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../../site.ts";

/** One version of a form as the staff's list has it. */
export interface FormVersion {
  readonly id: string;
  readonly version: string;
  readonly title: LocalText;
  readonly state: ImportedState;
  /** Set of a form that was imported. */
  readonly imported: (ImportedVersion & { readonly slug: string }) | undefined;
}

const OWN_STATES: Readonly<Record<string, ImportedState>> = { active: "active", draft: "draft" };

/** Every form in every version: the county's own as they were published, then the imported ones. */
export async function formVersions(site: Site, exchange: Exchange): Promise<FormVersion[]> {
  const { db } = exchange.scope;
  const [published, imported] = await Promise.all([
    publishedVersions(db, "questionnaire"),
    site.forms.imported(),
  ]);
  const own = await Promise.all(
    published.map(async ({ id, version }): Promise<FormVersion[]> => {
      const form = await site.form(id, version);
      if (!form) return [];
      const now = site.forms.own(id)?.version === version;
      const state = now ? (OWN_STATES[form.questionnaire.status] ?? "withdrawn") : "withdrawn";
      return [{ id, version, title: form.form.title, state, imported: undefined }];
    }),
  );
  const others = imported.map(
    (one): FormVersion => ({
      id: one.slug,
      version: one.version,
      title: { fi: one.title, sv: one.title, en: one.title },
      state: one.state,
      imported: one,
    }),
  );
  return [...own.flat(), ...others];
}

export interface VersionShown {
  readonly shown: FormVersion;
  readonly form: FormContent;
  /** Other versions of the same form. */
  readonly others: readonly FormVersion[];
}

/** The version that an address names. */
export async function versionAt(site: Site, exchange: Exchange): Promise<VersionShown> {
  const { form: id = "", version = "" } = exchange.params;
  const all = (await formVersions(site, exchange)).filter((one) => one.id === id);
  const shown = all.find((one) => one.version === version);
  const form = shown && (await site.form(id, version));
  if (!shown || !form) throw new Refusal("not-found", "page");
  return { shown, form, others: all.filter((one) => one !== shown) };
}
