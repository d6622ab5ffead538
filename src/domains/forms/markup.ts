import { createRequire } from "node:module";
import type MarkdownIt from "markdown-it";
import type SanitizeHtml from "sanitize-html";
import type { Lang } from "#src/kernel/lang.ts";
import { localText, named, valueIn } from "./extensions.ts";
import type { Extension, Primitive } from "./model.ts";

const load = createRequire(import.meta.url);
let tools: { markdown: InstanceType<typeof MarkdownIt>; sanitize: typeof SanitizeHtml } | undefined;

function ready() {
  tools ??= {
    markdown: new (load("markdown-it") as typeof MarkdownIt)({ html: false, linkify: false }),
    sanitize: load("sanitize-html") as typeof SanitizeHtml,
  };
  return tools;
}

/** Words and their order only: no scripts, styles, forms, frames; pictures only those that stand in the text itself. */
const RULES: SanitizeHtml.IOptions = {
  allowedTags:
    "p br b strong i em u s sub sup ul ol li dl dt dd blockquote code pre h2 h3 h4 h5 h6 table caption thead tbody tr th td a span div hr img".split(
      " ",
    ),
  allowedAttributes: {
    a: ["href"],
    th: ["scope", "colspan", "rowspan"],
    td: ["colspan", "rowspan"],
    img: ["src", "alt"],
  },
  allowedSchemes: ["https", "http", "mailto", "tel"],
  allowedSchemesByTag: { img: ["data"] },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  transformTags: {
    h1: "h2",
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...(attribs.href !== undefined && { href: attribs.href }) },
    }),
    img: (tagName, { src = "", alt = "" }) => ({
      tagName,
      attribs: { src: /^data:image\/(png|jpeg|gif|webp);/.test(src) ? src : "", alt },
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src,
};

const LONGEST = 100_000;

/** An extension's text in a language, and whether that is another than its plain one. */
function textIn(of: Extension | undefined, lang: Lang): { text: string; own: boolean } | undefined {
  const plain = valueIn(of);
  if (typeof plain !== "string") return undefined;
  const text = localText(plain, (of?._valueString ?? of?._valueMarkdown) as Primitive | undefined)[lang];
  return { text, own: text !== plain };
}

const made = new WeakMap<Primitive, Map<string, string | undefined>>();

/**
 * A text's marked-up form in a language, safe to put into a page; undefined when it has none. xhtml wins over markdown. Where
 * only the plain text is `translated`, that is what is read.
 */
export function markup(beside: Primitive | undefined, lang: Lang, translated: boolean): string | undefined {
  if (!beside?.extension) return undefined;
  const known = made.get(beside) ?? new Map<string, string | undefined>();
  made.set(beside, known);
  const key = `${lang} ${translated}`;
  if (!known.has(key)) known.set(key, cleaned(beside, lang, translated));
  return known.get(key);
}

function cleaned(beside: Primitive, lang: Lang, translated: boolean): string | undefined {
  const xhtml = textIn(named(beside, "rendering-xhtml"), lang);
  const found = xhtml ?? textIn(named(beside, "rendering-markdown"), lang);
  if (!found || (translated && !found.own)) return undefined;
  const { markdown: renderer, sanitize } = ready();
  const html = xhtml ? found.text : renderer.render(found.text.slice(0, LONGEST));
  return sanitize(html.slice(0, LONGEST), RULES).trim() || undefined;
}
