import type { FormContent } from "#src/domains/forms/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import type { Line } from "#src/platform/content/index.ts";
import { FAMILY } from "#src/platform/content/index.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { to } from "../../paths.ts";
import type { Site } from "../../site.ts";

/** A form with the cookie by which a browser holds its draft: one browser may hold a draft of each. */
export interface DraftDoor {
  readonly form: FormContent;
  readonly cookie: string;
}

/** Where answers go when they are sent, and what the contact is then about. */
export interface SendingDoor extends DraftDoor {
  readonly line: Line;
  /** Said where the form does not ask it. */
  readonly topic?: string | undefined;
  /** The rule of the promise, where another than the line's holds. */
  readonly deadline?: string | undefined;
  /** Whether it is sent by name, where more than the answers decides of it. */
  readonly byName?: boolean | undefined;
}

/** One way in by writing: a line, its form, and where its pages stand. */
export interface WrittenDoor extends SendingDoor {
  /** Where the form begins; a page of it by its linkId; the review; the page after sending. */
  entry(lang: Lang): string;
  page(lang: Lang, linkId: string): string;
  review(lang: Lang): string;
  sent(lang: Lang): string;
}

/** The page's name in its address: its linkId without the ending that all pages have. */
export const slugOf = (linkId: string) => linkId.replace(/-page$/, "");

/** The door of a line, if one can write to it. */
export function doorTo(site: Site, lineId: string): WrittenDoor | undefined {
  const form = site.formOfLine(lineId);
  const line = site.content.lines.find(({ id }) => id === lineId);
  if (!form || !line) return undefined;
  if (lineId === FAMILY) {
    return {
      line,
      form,
      cookie: "pb_draft",
      entry: (lang) => to("ask", lang),
      page: (lang, linkId) => to("askPage", lang, { page: slugOf(linkId) }),
      review: (lang) => to("askReview", lang),
      sent: (lang) => to("askSent", lang),
    };
  }
  const named = (lang: Lang) => ({ line: line.path?.[lang] ?? line.id });
  return {
    line,
    form,
    cookie: `pb_draft_${line.id}`,
    entry: (lang) => to("write", lang, named(lang)),
    page: (lang, linkId) => to("writePage", lang, { ...named(lang), page: slugOf(linkId) }),
    review: (lang) => to("writeReview", lang, named(lang)),
    sent: (lang) => to("writeSent", lang, named(lang)),
  };
}

/** Every line that one can write to, in the content's order. */
export function writtenDoors(site: Site): WrittenDoor[] {
  return site.content.lines.flatMap(({ id }) => doorTo(site, id) ?? []);
}

/** The door that an address names: by its line's word in any of the languages, as the language switch keeps it. */
export function doorOf(site: Site, exchange: Exchange): WrittenDoor {
  const word = exchange.params.line;
  const line =
    word === undefined
      ? FAMILY
      : site.content.lines.find(
          ({ id, path }) => id !== FAMILY && LANGS.some((lang) => path?.[lang] === word),
        )?.id;
  const door = line === undefined ? undefined : doorTo(site, line);
  if (!door) throw new Refusal("not-found", "page");
  return door;
}

type Show = (site: Site, exchange: Exchange) => Promise<Answer>;

/** A page of a door at the address of its own language; from the address with another language's word it leads there. */
export const inItsLanguage =
  (show: Show): Show =>
  async (site, exchange) => {
    const { lang, params, query } = exchange;
    const own = doorOf(site, exchange).line.path?.[lang];
    if (params.line === own) return show(site, exchange);
    const filled = exchange.route.path[lang].replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent((key === "line" ? own : params[key]) ?? ""),
    );
    return redirect(query.size > 0 ? `${filled}?${query}` : filled);
  };
