import {
  type FormBook,
  type FormContent,
  type FormUse,
  type ImportedVersion,
  importedForm,
  importedTerminology,
  importedVersions,
  type OpenForm,
  readForm,
} from "#src/domains/forms/index.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/index.ts";
import { formKind } from "./kinds.ts";

/** How old what is known of the imported forms may be, in milliseconds: another process may have imported one. */
const FRESH_MS = 2_000;

const isOpen = (form: FormContent): form is FormContent & { use: FormUse } =>
  form.use !== undefined && form.questionnaire.status === "active";

/** An id of their own for imported forms: theirs, with a number where another form has it. */
function slugs(versions: readonly ImportedVersion[], taken: ReadonlySet<string>) {
  const byUrl = new Map<string, string>();
  const used = new Set(taken);
  return versions.map((one) => {
    let slug = byUrl.get(one.url);
    for (let n = 1; slug === undefined; n += 1) {
      const tried = n === 1 ? one.id : `${one.id}-${n}`;
      if (!used.has(tried)) slug = tried;
    }
    used.add(slug);
    byUrl.set(one.url, slug);
    return { ...one, slug };
  });
}

/** The forms of the content and of the database, each version made ready once. */
export function formBook(content: Content, db: Database): FormBook {
  const own = content.of(formKind).map(({ value }) => value);
  const ownOpen = own.filter(isOpen).map((form): OpenForm => ({ content: form, imported: false }));
  const ownById = new Map(ownOpen.map((form) => [form.content.id, form]));
  const taken = new Set(own.map(({ id }) => id));
  const ready = new Map<string, Promise<FormContent | undefined>>();
  let known: Promise<ReturnType<typeof slugs>> | undefined;
  let knownAt = Number.NEGATIVE_INFINITY;

  const imported = () => {
    if (!known || performance.now() - knownAt > FRESH_MS) {
      knownAt = performance.now();
      const asked = importedVersions(db).then((versions) => slugs(versions, taken));
      asked.catch(() => {
        if (known === asked) known = undefined;
      });
      known = asked;
    }
    return known;
  };

  const read = async (one: ImportedVersion, id: string): Promise<FormContent | undefined> => {
    const [body, terminology] = await Promise.all([
      importedForm(db, one.url, one.version),
      importedTerminology(db),
    ]);
    const found = body && readForm({ ...body }, one.id, terminology);
    if (!found?.form) return undefined;
    return {
      id,
      version: one.version,
      review: "draft",
      questionnaire: found.questionnaire,
      form: found.form,
      cases: [],
    };
  };
  const versionOf = async (one: Awaited<ReturnType<typeof imported>>[number]) => {
    const key = `${one.url}|${one.version}`;
    let form = ready.get(key);
    if (!form) {
      form = read(one, one.slug);
      form.catch(() => ready.delete(key));
      ready.set(key, form);
    }
    return form;
  };
  const useOf = ({ line, topic }: ImportedVersion): FormUse =>
    line === null ? { purpose: "self-assessment" } : { purpose: "message", line, topic: topic ?? "other" };

  const opened = async (one: Awaited<ReturnType<typeof imported>>[number]): Promise<OpenForm[]> => {
    const form = await versionOf(one);
    return form ? [{ content: { ...form, use: useOf(one) }, imported: true }] : [];
  };
  /** Of every form the version that was published last. */
  const newest = async () => {
    const active = (await imported()).filter(({ state }) => state === "active");
    return [...new Map(active.map((one) => [one.slug, one])).values()];
  };
  return {
    open: async () => [...ownOpen, ...(await Promise.all((await newest()).map(opened))).flat()],
    current: async (id) => {
      const found = ownById.get(id);
      if (found || taken.has(id)) return found;
      const one = (await newest()).find(({ slug }) => slug === id);
      return one && (await opened(one))[0];
    },
    imported,
    importedVersion: async (id, version) => {
      const one = (await imported()).find((each) => each.slug === id && each.version === version);
      return one && versionOf(one);
    },
    changed: () => {
      known = undefined;
    },
  };
}
