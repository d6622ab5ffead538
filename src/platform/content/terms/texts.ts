import type { LocalText } from "#src/kernel/lang.ts";
import { dotted, type Problem } from "../problem.ts";
import { incomplete } from "../text.ts";
import { exceptedAt, termFindings } from "./check.ts";
import type { Terms } from "./terms.ts";

/**
 * Checks texts that stand outside the content (dictionaries of pages): three languages and the county's terms.
 * `where` names the text, for example `src/web/resident/ask/words.ts title`, and is what an exception refers to.
 */
export function checkTexts(texts: readonly { where: string; text: LocalText }[], terms: Terms): Problem[] {
  return texts.flatMap(({ where, text }) => {
    const [file = where, ...rest] = where.split(" ");
    const gaps = incomplete({ path: [], text });
    const findings =
      gaps.length > 0 ? gaps : termFindings([], text, terms, exceptedAt(where, terms.exceptions));
    return findings.map(({ severity, path, code, message }) => ({
      severity,
      file,
      path: [rest.join(" "), dotted(path)].filter((part) => part !== "").join("."),
      code,
      message,
    }));
  });
}
