import { LANGS, type Lang, type LocalText } from "#src/kernel/lang.ts";
import { error, type Finding, type Path } from "./problem.ts";

/** A text of a content file, with where it stands. A language may be missing: that is what the check is for. */
export interface TextAt {
  readonly path: Path;
  readonly text: Readonly<Partial<Record<Lang, string>>>;
}

const PLACEHOLDER =
  /^(?:todo|tbd|xxx+|lorem ipsum.*|\?+|-+|\.+|n\/a|puuttuu|saknas|missing|(?:fi|sv|en)[:\s-]*)$/i;

/** Every {fi, sv, en} object below `raw`, complete or not, and every FHIR string with its translations. */
export function textsIn(raw: unknown): TextAt[] {
  const found: TextAt[] = [];
  walk(raw, [], found);
  return found;
}

function walk(value: unknown, path: Path, found: TextAt[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, [...path, index], found);
    });
    return;
  }
  const entries = Object.entries(value);
  if (isText(entries)) {
    found.push({ path, text: value });
    return;
  }
  for (const [key, child] of entries) {
    const translations = key.startsWith("_") ? undefined : translationsOf(value, key);
    if (translations !== undefined && typeof child === "string") {
      const own = ownLanguage(translations);
      found.push({
        path: [...path, key],
        text: own === undefined ? translations : { ...translations, [own]: child },
      });
    } else if (!key.startsWith("_")) walk(child, [...path, key], found);
  }
}

/** All keys are languages and at least one value is a string (or left empty): `{fi: …, sv: …}`. */
function isText(entries: readonly (readonly [string, unknown])[]): boolean {
  if (entries.length === 0) return false;
  const keys = entries.every(([key]) => (LANGS as readonly string[]).includes(key));
  return keys && entries.every(([, value]) => typeof value === "string" || value === null);
}

const TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

interface Extension {
  readonly url?: unknown;
  readonly extension?: readonly Extension[];
  readonly valueCode?: unknown;
  readonly valueString?: unknown;
  readonly valueMarkdown?: unknown;
}

/** Translations that FHIR keeps beside a string under `_key`, undefined when there are none. */
function translationsOf(value: object, key: string): Partial<Record<Lang, string>> | undefined {
  const beside = (value as Record<string, unknown>)[`_${key}`] as
    | { extension?: readonly Extension[] }
    | undefined;
  const list = Array.isArray(beside?.extension)
    ? beside.extension.filter((one) => one.url === TRANSLATION)
    : [];
  if (list.length === 0) return undefined;
  const texts: Partial<Record<Lang, string>> = {};
  for (const one of list) {
    const parts: readonly Extension[] = Array.isArray(one.extension) ? one.extension : [];
    const lang = parts.find((part) => part.url === "lang")?.valueCode;
    const content = parts.find((part) => part.url === "content");
    const text = content?.valueString ?? content?.valueMarkdown;
    const known = LANGS.find((candidate) => candidate === lang);
    if (known !== undefined && typeof text === "string") texts[known] = text;
  }
  return texts;
}

/** The language that the translations leave to the string itself, when it is the only one. */
function ownLanguage(translations: Partial<Record<Lang, string>>): Lang | undefined {
  const absent = LANGS.filter((lang) => translations[lang] === undefined);
  return absent.length === 1 ? absent[0] : absent.includes("fi") ? "fi" : undefined;
}

/** A text lacks a language, is empty in one, or holds a placeholder there. */
export function incomplete({ path, text }: TextAt): Finding[] {
  const findings: Finding[] = [];
  const given = LANGS.filter((lang) => (text[lang] ?? "").trim() !== "");
  for (const lang of LANGS) {
    const words = text[lang];
    if (words === undefined || words === null) {
      findings.push(
        error(path, "text.missing", `has no "${lang}": every text stands in ${LANGS.join(", ")}`),
      );
    } else if (words.trim() === "") {
      findings.push(error([...path, lang], "text.empty", `is empty in "${lang}"`));
    } else if (PLACEHOLDER.test(words.trim())) {
      findings.push(
        error([...path, lang], "text.placeholder", `"${words.trim()}" stands where the text should be`),
      );
    }
  }
  if (given.length === LANGS.length) findings.push(...copied(path, text as LocalText));
  return findings;
}

/** A sentence of four words or more that is the same in two languages was copied, not translated. */
function copied(path: Path, text: LocalText): Finding[] {
  const pairs: [Lang, Lang][] = [
    ["fi", "sv"],
    ["fi", "en"],
    ["sv", "en"],
  ];
  return pairs
    .filter(([one, other]) => text[one].trim() === text[other].trim() && wordsOf(text[one]).length >= 4)
    .map(([one, other]) =>
      error(
        [...path, other],
        "text.copied",
        `is the same in "${one}" and "${other}": translate it into "${other}"`,
      ),
    );
}

/** Words without soft hyphens, as they are read. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}][\p{L}\p{N}'’\-–.:/]*/gu) ?? [];
}

/** The text as it is read: soft hyphens away, hard spaces soft, one form of each letter. */
export function plain(text: string): string {
  return text
    .replace(/\u00ad|&shy;/g, "")
    .replace(/\u00a0|&nbsp;/g, " ")
    .replace(/[\u2010\u2011]/g, "-")
    .normalize("NFC");
}
