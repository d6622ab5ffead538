import { plain } from "../text.ts";

/** Words of a text in small letters. Inner hyphens and dots stay, so that "non-urgent" is not "urgent". */
export function tokens(text: string): string[] {
  const words =
    plain(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[-.:'’][\p{L}\p{N}]+)*-?/gu) ?? [];
  return words.map((word) => word.replaceAll("’", "'"));
}
