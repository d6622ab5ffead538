import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { LANGS, type Lang, type LocalText } from "#src/kernel/lang.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { checkTexts, loadTerms } from "#src/platform/content/index.ts";

/** Finnish alone has another verb for what the reader did themselves. */
const FINNISH_ALONE = "src/web/access-words.ts accessWords.own.";
const WEB = join(rootFolder(), "src/web");

interface Said {
  readonly where: string;
  readonly text: LocalText;
}

/** Every text of a dictionary in its three languages; texts that are made of others are none. */
function textsOf(where: string, said: Readonly<Record<Lang, unknown>>): Said[] {
  if (LANGS.some((lang) => typeof said[lang] === "string")) return [{ where, text: said as LocalText }];
  if (typeof said.fi !== "object" || said.fi === null) return [];
  const keys = new Set(LANGS.flatMap((lang) => Object.keys(said[lang] ?? {})));
  return [...keys].flatMap((key) => {
    const of = (lang: Lang) => (said[lang] as Record<string, unknown> | undefined)?.[key];
    return textsOf(`${where}.${key}`, { fi: of("fi"), sv: of("sv"), en: of("en") });
  });
}

async function dictionaries(): Promise<Said[]> {
  const files = globSync("**/*words*.ts", { cwd: WEB, exclude: ["**/*.test.ts"] }).toSorted();
  const found = await Promise.all(
    files.map(async (file) => {
      const exported = Object.entries(await import(pathToFileURL(join(WEB, file)).href));
      return exported.flatMap(([name, value]) => {
        if (!/words$/i.test(name) || typeof value !== "function" || value.length !== 1) return [];
        const said = { fi: value("fi"), sv: value("sv"), en: value("en") };
        return textsOf(`src/web/${file} ${name}`, said);
      });
    }),
  );
  return found.flat();
}

describe("the words of pages", () => {
  it("stand in three languages and use the county's terms", async () => {
    const [said, terms] = await Promise.all([dictionaries(), loadTerms(join(rootFolder(), "content"))]);
    expect(said.length).toBeGreaterThan(2000);
    const wanted = said.filter(({ where }) => !where.startsWith(FINNISH_ALONE));
    expect(checkTexts(wanted, terms)).toEqual([]);
  });
});
