import { COUNTED } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { number } from "../../format.ts";

/** A count of the queue in words: above what is counted, "1 000+". */
export const counted = (n: number, lang: Lang): string =>
  n > COUNTED ? `${number(COUNTED, lang)}+` : number(n, lang);
