import {
  type Band,
  type Instrument,
  type TermList,
  type Terms,
  termName,
} from "#src/domains/instruments/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { fill, StateTag } from "../ui/index.ts";
import { VALUE_WORDS } from "./value-words.ts";

/** What a card's cells say, in the reader's language; what is not known is said to be so. */
export function valuesIn(lang: Lang, terms: Terms) {
  const w = VALUE_WORDS[lang];
  const name = (list: TermList, id: string) => termName(terms, list, id)[lang];
  const names = (list: TermList, ids: readonly string[]) =>
    ids.map((id) => name(list, id)).join(", ") || w.notSaid;
  const num = (value: number) =>
    String(value)
      .replace(".", lang === "en" ? "." : ",")
      .replace("-", "\u2212");
  return {
    name,
    names,
    num,
    items: ({ items }: Instrument) =>
      items === null
        ? w.notSaid
        : items.to === null
          ? fill(w.over, { n: items.from })
          : items.about
            ? fill(w.about, { n: items.from })
            : items.from === items.to
              ? String(items.from)
              : fill(w.between, { from: items.from, to: items.to }),
    minutes: ({ minutes }: Instrument) => (minutes === null ? w.notSaid : fill(w.minutes, { n: minutes })),
    age: ({ ageFrom, ageTo }: Instrument) =>
      ageFrom === null
        ? w.notSaid
        : ageTo === null
          ? fill(w.ageFrom, { n: ageFrom })
          : fill(w.years, { from: ageFrom, to: ageTo }),
    range: ({ min, max, result }: Instrument) =>
      min === null || max === null
        ? name("results", result === "none" ? "none" : result)
        : `${num(min)}–${num(max)} ${name("results", result)}`,
    languages: ({ languages }: Instrument) => {
      const shown = new Intl.DisplayNames([lang], { type: "language" });
      return languages.map((code) => shown.of(code) ?? code).join(", ") || w.languagesUnknown;
    },
    limits: ({ rule }: Band) =>
      rule.kind === "range"
        ? rule.from === rule.to
          ? num(rule.from)
          : `${num(rule.from)}\u2060–\u2060${num(rule.to)}`
        : `${SIGNS[rule.sign]} ${num(rule.value)}`,
    band: ({ label, who }: Band) =>
      `${name("bands", label)}${who === null ? "" : ` (${name("conditions", who)})`}`,
  };
}

const SIGNS = { ">=": "≥", "<=": "≤", ">": ">", "<": "<" } as const;

/** Whether a part of the card has been checked against its source: word, icon and colour. */
export const CheckedTag = ({ checked, lang }: { checked: boolean; lang: Lang }) => {
  const w = VALUE_WORDS[lang];
  return checked ? (
    <StateTag state="done">{w.verified}</StateTag>
  ) : (
    <StateTag state="soon" icon="warning">
      {w.notVerified}
    </StateTag>
  );
};
