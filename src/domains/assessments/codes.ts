import type { Lang } from "#src/kernel/lang.ts";
import type { Code, CodeList, Mark } from "./model.ts";

/** A code of a list; undefined when the list has no such code, or has it no more. */
export function findCode(list: CodeList, code: string | null): Code | undefined {
  return code === null ? undefined : list.codes.find((one) => one.code === code);
}

export function hasMark(list: CodeList, code: string | null, mark: Mark): boolean {
  return findCode(list, code)?.marks?.includes(mark) ?? false;
}

/** The label that a search offers and reads back: the code, then its name. */
export const codeLabel = (one: Code, lang: Lang): string => `${one.code} ${one.names[lang]}`;

/**
 * The code that somebody has typed or picked: "p76", or what a list offered, whole. Words alone are never made into a
 * code: that would be a choice which nobody made.
 */
export function readCode(list: CodeList, typed: string): Code | undefined {
  const text = fold(typed);
  return list.codes.find(
    (one) =>
      text === one.code.toLowerCase() ||
      Object.values(one.names).some((name) => text === fold(`${one.code} ${name}`)),
  );
}

/** Codes that what is typed may mean, by the beginning of the code or of any word of the name; at most `most`. */
export function searchCodes(list: CodeList, typed: string, most: number): Code[] {
  const words = fold(typed).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  return list.codes
    .filter((one) => {
      const parts = [
        one.code.toLowerCase(),
        ...Object.values(one.names).flatMap((name) => fold(name).split(/[ ,]+/)),
      ];
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .slice(0, most);
}

const fold = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, " ").trim();

/** The first code of a list that names a line, for a field to begin with. */
export function firstFor(list: CodeList, line: string): string | null {
  return list.codes.find((one) => one.lines?.includes(line))?.code ?? null;
}
